import { stateMatches } from '../../../dialogue/query-states.ts';
import type { Condition, Target } from '../../../domain/concept.ts';
import type { Entity, Home, Json } from '../../../domain/home.ts';

/** When a day begins, to those who say "after ten" and mean the night. */
const DAY_BEGINS = '05:00:00';

/** Conditions of a concept as Home Assistant's: state, time, not. */
export function hubConditions(
  conditions: readonly Condition[],
  home: Home,
  resolve: (target: Target) => readonly string[],
): readonly Json[] {
  return conditions.map((condition): Json => {
    if ('sun' in condition) {
      const state = condition.sun === 'up' ? 'above_horizon' : 'below_horizon';
      return { condition: 'state', entity_id: 'sun.sun', state };
    }
    if ('days' in condition) return { condition: 'time', weekday: [...condition.days] };
    if (!('target' in condition)) {
      const time = (text: string | undefined): string => (text === undefined ? DAY_BEGINS : `${text}:00`);
      return { condition: 'time', after: time(condition.after), before: time(condition.before) };
    }
    const ids = resolve(condition.target);
    const devices = home.entities.filter(({ id }) => ids.includes(id));
    const said = 'is' in condition ? condition.is : condition.isNot;
    const holds = {
      condition: 'state',
      entity_id: devices.map(({ id }) => id),
      state: [...new Set(devices.flatMap((device) => hubStates(device, said)))],
      ...(condition.every ? {} : { match: 'any' }),
    };
    return 'is' in condition ? holds : { condition: 'not', conditions: [holds] };
  });
}

const STATES = ['on', 'off', 'open', 'closed', 'home', 'not_home', 'playing', 'idle', 'cleaning', 'returning', 'heat'];

/** The hub's own words for a state as people say it: an open window is a sensor that is on. */
function hubStates(device: Entity, said: string): readonly string[] {
  const binary = said === 'on' || said === 'off' ? { binary: said } : {};
  const matching = [said, ...STATES].filter((state) =>
    stateMatches({ ...device, state }, { state: said, ...(binary as { binary?: 'on' | 'off' }) }),
  );
  // A word of its own says it best: "playing", "locked", the name of a zone.
  return device.domain !== 'binary_sensor' && matching.includes(said) ? [said] : matching.slice(0, 1);
}
