import type { Entity } from '../../domain/home.ts';
import type { Asked } from './asked.ts';
import { clamp, type DeviceActions, hasFeature, numberIn, type Step, step } from './device-actions.ts';

const POSITION_FEATURE = 4;
const STOP_FEATURE = 8;

/** Covers and valves. `on` and `off` open and close them, as the hub's own assistant does. */
export function travellingActions(kind: 'cover' | 'valve'): DeviceActions {
  return (asked, { entity }) => {
    const position = takePosition(asked, entity);
    const steps: Step[] = [];
    if (position === 100) steps.push(step(kind, `open_${kind}`));
    else if (position === 0) steps.push(step(kind, `close_${kind}`));
    else if (position !== undefined) steps.push(step(kind, `set_${kind}_position`, { position }));
    if (!asked.has('state')) return steps;
    const service = serviceFor(asked, entity, kind);
    // A position says it more exactly than "open".
    return service === undefined || steps.length > 0 ? steps : [step(kind, service)];
  };
}

function takePosition(asked: Asked, entity: Entity): number | undefined {
  const to = asked.take('position') ?? asked.take('level');
  if (asked.has('level')) asked.take('level');
  const by = asked.takeBy('position') ?? asked.takeBy('level');
  if (to === undefined && (by === undefined || by === 0)) return undefined;
  const current = numberIn(entity, 'current_position') ?? (entity.state === 'closed' ? 0 : 100);
  const position = Math.round(clamp(to ?? current + (by ?? 0), 0, 100));
  if (position === 0 || position === 100 || hasPositions(entity)) return position;
  asked.leaveOut('positions between open and closed');
  return undefined;
}

function hasPositions(entity: Entity): boolean {
  if (numberIn(entity, 'current_position') !== undefined) return hasFeature(entity, POSITION_FEATURE);
  return numberIn(entity, 'supported_features') !== undefined && hasFeature(entity, POSITION_FEATURE);
}

const VERBS = { open: 'open', on: 'open', closed: 'close', off: 'close', stopped: 'stop', toggled: 'toggle' } as const;

function serviceFor(asked: Asked, entity: Entity, kind: string): string | undefined {
  const state = asked.takeState(['open', 'on', 'closed', 'off', 'stopped', 'toggled']);
  if (state === undefined) return undefined;
  const verb = VERBS[state];
  if (verb === 'toggle') return verb;
  if (verb !== 'stop' || hasFeature(entity, STOP_FEATURE)) return `${verb}_${kind}`;
  asked.leaveOut('stopping half way');
  return undefined;
}
