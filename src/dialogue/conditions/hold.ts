import type { Condition, Target } from '../../domain/concept.ts';
import { DAYS } from '../../domain/concept.ts';
import type { Home } from '../../domain/home.ts';
import { stateMatches } from '../query-states.ts';

/** What a condition is held against. Times are local. */
export interface Circumstances {
  readonly now: Date;
  readonly home: Home;
  /** The devices that a target stands for. */
  resolve(target: Target): readonly string[];
}

/** Whether a condition holds. What cannot be told (no sun, a device that is gone or does not answer) does not. */
export function holds(condition: Condition, { now, home, resolve }: Circumstances): boolean {
  if ('sun' in condition) {
    const sun = home.entities.find(({ id }) => id === 'sun.sun')?.state;
    return sun === (condition.sun === 'up' ? 'above_horizon' : 'below_horizon');
  }
  if ('days' in condition) return condition.days.some((day) => day === DAYS[(now.getDay() + 6) % 7]);
  if (!('target' in condition)) return isBetween(now, condition.after, condition.before);
  const ids = resolve(condition.target);
  const devices = home.entities.filter(({ id, state }) => ids.includes(id) && state !== 'unavailable');
  if (!devices.length) return false;
  const state = 'is' in condition ? condition.is : condition.isNot;
  const matches = (device: (typeof devices)[number]): boolean =>
    stateMatches(device, { state, ...(state === 'on' || state === 'off' ? { binary: state } : {}) });
  const all = condition.every ? devices.every(matches) : devices.some(matches);
  return 'is' in condition ? all : !all;
}

/** When a day begins, to those who say "after ten" and mean the night. */
const DAY_BEGINS_MIN = 5 * 60;

/** Whether it is between two times, end exclusive; over midnight where the second is the earlier one. */
function isBetween(now: Date, after: string | undefined, before: string | undefined): boolean {
  const at = sinceDayBegan(now.getHours() * 60 + now.getMinutes());
  const from = after === undefined ? 0 : sinceDayBegan(minutesOf(after));
  const to = before === undefined ? 1440 : sinceDayBegan(minutesOf(before));
  if (from < to) return at >= from && at < to;
  return at >= from || at < to;
}

const sinceDayBegan = (minutes: number): number => (minutes - DAY_BEGINS_MIN + 1440) % 1440;

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
