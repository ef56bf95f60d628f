import type { Attributes } from '../../../domain/home.ts';
import { type Act, type Bare, type DeviceKind, numberOf, type Outcome, type Patch, type Service } from '../device.ts';
import { number } from '../fields.ts';

const FEATURE = { open: 1, close: 2, position: 4, stop: 8, openTilt: 16, closeTilt: 32, stopTilt: 64, tilt: 128 };
const FULL_TRAVEL_MS = 15_000;
const STEP_MS = 1000;

/** Covers and valves: what takes its time between open and closed. `kind` is the word in the services' names. */
export function travelling(kind: 'cover' | 'valve'): Readonly<Record<string, Service>> {
  return {
    [`open_${kind}`]: { feature: FEATURE.open, perform: (act) => travel(act, 100) },
    [`close_${kind}`]: { feature: FEATURE.close, perform: (act) => travel(act, 0) },
    [`stop_${kind}`]: { feature: FEATURE.stop, perform: stop },
    [`set_${kind}_position`]: {
      fields: { position: number(0, 100) },
      required: ['position'],
      feature: FEATURE.position,
      perform: (act) => travel(act, Math.round(numberOf(act.data, 'position') ?? 0)),
    },
    toggle: { feature: FEATURE.open | FEATURE.close, perform: toggle },
  };
}

export const cover: DeviceKind = {
  settle,
  follow: followPositions,
  services: {
    ...travelling('cover'),
    open_cover_tilt: { feature: FEATURE.openTilt, perform: (act) => tilt(act, 100) },
    close_cover_tilt: { feature: FEATURE.closeTilt, perform: (act) => tilt(act, 0) },
    stop_cover_tilt: { feature: FEATURE.stopTilt, perform: () => undefined },
    set_cover_tilt_position: {
      fields: { tilt_position: number(0, 100) },
      required: ['tilt_position'],
      feature: FEATURE.tilt,
      perform: (act) => tilt(act, numberOf(act.data, 'tilt_position') ?? 0),
    },
    toggle_cover_tilt: {
      perform: (act) => tilt(act, (numberOf(act.now().attributes, 'current_tilt_position') ?? 0) > 0 ? 0 : 100),
    },
  },
};

export const valve: DeviceKind = { settle, follow: followPositions, services: travelling('valve') };

function hasPosition(attributes: Attributes): boolean {
  const features = numberOf(attributes, 'supported_features') ?? 0;
  return attributes.current_position !== undefined || (features & FEATURE.position) !== 0;
}

function positionOf({ state, attributes }: Bare): number {
  return numberOf(attributes, 'current_position') ?? (state === 'closed' ? 0 : 100);
}

function atRest(act: Act, position: number): Patch {
  return {
    state: position > 0 ? 'open' : 'closed',
    attributes: hasPosition(act.now().attributes) ? { current_position: position } : {},
  };
}

function travel(act: Act, target: number): Outcome {
  act.leave();
  const start = positionOf(act.now());
  if (act.instant || start === target) {
    act.change(atRest(act, target));
    return undefined;
  }
  act.memory.set('rising', target > start);
  const positioned = hasPosition(act.now().attributes);
  const moving = target > start ? 'opening' : 'closing';
  const speed = (100 / FULL_TRAVEL_MS) * STEP_MS * Math.sign(target - start);
  let exact = start;
  const go = (): void => {
    const next = exact + speed;
    const arrived = speed > 0 ? next >= target : next <= target;
    exact = arrived ? target : next;
    if (arrived) act.change(atRest(act, target));
    else {
      if (positioned) act.change({ state: moving, attributes: { current_position: Math.round(exact) } });
      act.later(STEP_MS, go);
    }
  };
  act.change({ state: moving });
  act.later(STEP_MS, go);
  return undefined;
}

function stop(act: Act): Outcome {
  act.leave();
  const { state } = act.now();
  if (state !== 'opening' && state !== 'closing') return undefined;
  const position = hasPosition(act.now().attributes) ? positionOf(act.now()) : 50;
  act.change(atRest(act, position));
  return undefined;
}

function toggle(act: Act): Outcome {
  const { state } = act.now();
  if (state === 'opening' || state === 'closing') return stop(act);
  return travel(act, state === 'closed' ? 100 : 0);
}

function tilt(act: Act, position: number): Outcome {
  act.change({ attributes: { current_tilt_position: position } });
  return undefined;
}

/** The position wins where only it was changed; a state from outside takes its position along. */
function settle({ state, attributes }: Bare): Bare {
  if (!hasPosition(attributes)) return { state, attributes };
  const position = numberOf(attributes, 'current_position') ?? (state === 'closed' ? 0 : 100);
  if (state === 'closed' && position !== 0) return { state, attributes: { ...attributes, current_position: 0 } };
  if (state === 'open' && position === 0) return { state, attributes: { ...attributes, current_position: 100 } };
  return { state, attributes: { ...attributes, current_position: position } };
}

function followPositions(members: readonly Bare[]): Patch {
  const positions = members.map(positionOf);
  const moving = members.find(({ state }) => state === 'opening' || state === 'closing')?.state;
  return {
    state: moving ?? (members.some(({ state }) => state === 'open') ? 'open' : 'closed'),
    attributes: members.some(({ attributes }) => attributes.current_position !== undefined)
      ? { current_position: Math.round(positions.reduce((a, b) => a + b, 0) / positions.length) }
      : {},
  };
}
