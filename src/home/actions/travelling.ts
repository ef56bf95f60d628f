import type { Entity } from '../../domain/home.ts';
import { type Asked, stateWords } from './asked.ts';
import { clamp, type DeviceActions, hasFeature, numberIn, type Step, step } from './device-actions.ts';

const FEATURE = { open: 1, close: 2, position: 4, stop: 8 };

/** Covers and valves. `on` and `off` open and close them, as the hub's own assistant does. */
export function travellingActions(kind: 'cover' | 'valve'): DeviceActions {
  return (asked, { entity }) => {
    const position = takePosition(asked, entity);
    const steps: Step[] = [];
    if (position === 100 && hasFeature(entity, FEATURE.open)) steps.push(step(kind, `open_${kind}`));
    else if (position === 0 && hasFeature(entity, FEATURE.close)) steps.push(step(kind, `close_${kind}`));
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
  const end = position === 100 ? FEATURE.open : position === 0 ? FEATURE.close : undefined;
  if (hasPositions(entity) || (end !== undefined && hasFeature(entity, end))) return position;
  asked.leaveOut('positions between open and closed');
  return undefined;
}

function hasPositions(entity: Entity): boolean {
  if (numberIn(entity, 'current_position') !== undefined) return hasFeature(entity, FEATURE.position);
  return numberIn(entity, 'supported_features') !== undefined && hasFeature(entity, FEATURE.position);
}

const VERBS = {
  open: ['open', FEATURE.open],
  on: ['open', FEATURE.open],
  closed: ['close', FEATURE.close],
  off: ['close', FEATURE.close],
  stopped: ['stop', FEATURE.stop],
  toggled: ['toggle', FEATURE.open | FEATURE.close],
} as const;

function serviceFor(asked: Asked, entity: Entity, kind: string): string | undefined {
  const state = asked.takeState(['open', 'on', 'closed', 'off', 'stopped', 'toggled']);
  if (state === undefined) return undefined;
  const [verb, feature] = VERBS[state];
  if (!hasFeature(entity, feature)) {
    asked.leaveOut(verb === 'stop' ? 'stopping half way' : stateWords(state));
    return undefined;
  }
  return verb === 'toggle' ? verb : `${verb}_${kind}`;
}
