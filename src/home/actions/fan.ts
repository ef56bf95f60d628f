import type { Entity } from '../../domain/home.ts';
import type { Asked } from './asked.ts';
import {
  clamp,
  type DeviceActions,
  hasFeature,
  numberIn,
  type Situation,
  type Step,
  step,
  wordIn,
} from './device-actions.ts';

const SPEED_FEATURE = 1;

export const fanActions: DeviceActions = (asked, situation) => {
  const { entity } = situation;
  const state = asked.takeState(['on', 'off', 'toggled']);
  if (state === 'off') {
    asked.take('percentage');
    asked.take('level');
    return [step('fan', 'turn_off')];
  }
  const steps: Step[] = [];
  const percentage = takeSpeed(asked, situation);
  if (percentage === 0) return [step('fan', 'turn_off')];
  if (percentage !== undefined) steps.push(step('fan', 'set_percentage', { percentage }));
  const preset = asked.has('preset_mode') ? wordIn(entity, 'preset_modes', asked.take('preset_mode') ?? '') : undefined;
  if (preset !== undefined) steps.push(step('fan', 'set_preset_mode', { preset_mode: preset }));
  else if (asked.has('preset_mode')) asked.leaveOut('that preset');
  if (steps.length > 0) return steps;
  if (state === 'toggled') return [step('fan', 'toggle')];
  return state === 'on' ? [step('fan', 'turn_on')] : [];
};

/** A fan takes the next speed up from what it is told: 67 % would be all of three speeds, where two thirds are meant. */
function nearestSpeed(percentage: number, stepSize: number): number {
  const nearest = Math.round(percentage / stepSize) * stepSize;
  return Math.abs(nearest - percentage) <= 2 ? Math.floor(nearest + 1e-6) : Math.round(percentage);
}

function takeSpeed(asked: Asked, { entity, othersOn }: Situation): number | undefined {
  const to = asked.take('percentage') ?? asked.take('level');
  if (asked.has('level')) asked.take('level');
  const by = asked.takeBy('percentage') ?? asked.takeBy('level');
  if (to === 0) return 0;
  if (to === undefined && (by === undefined || by === 0)) return undefined;
  if (!hasSpeeds(entity)) {
    asked.leaveOut('speeds');
    return undefined;
  }
  if (to !== undefined) return nearestSpeed(to, numberIn(entity, 'percentage_step') ?? 1);
  const slowest = numberIn(entity, 'percentage_step') ?? 1;
  const change = Math.sign(by ?? 0) * Math.max(Math.abs(by ?? 0), slowest);
  if (entity.state !== 'on') return change > 0 && !othersOn ? Math.round(clamp(change, slowest, 100)) : undefined;
  // Slowing down alone does not turn a fan off.
  return Math.round(clamp((numberIn(entity, 'percentage') ?? 100) + change, slowest, 100));
}

function hasSpeeds(entity: Entity): boolean {
  return hasFeature(entity, SPEED_FEATURE);
}
