import type { Json } from '../../../domain/home.ts';
import type { Bare, Data } from '../device.ts';

/** What a condition of a script is held against. Times are local. */
export interface Surroundings {
  readonly now: Date;
  look(entityId: string): Bare | undefined;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a condition of Home Assistant's holds: state, time, not, and, or. One that is not known does not. */
export function conditionHolds(condition: Json, around: Surroundings): boolean {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return false;
  const one = condition as Data;
  const inner = listOf(one.conditions);
  switch (one.condition) {
    case 'state': {
      const wanted = listOf(one.state).map(String);
      const states = listOf(one.entity_id).map((id) => around.look(String(id))?.state);
      const matches = (state: string | undefined): boolean => state !== undefined && wanted.includes(state);
      return states.length > 0 && (one.match === 'any' ? states.some(matches) : states.every(matches));
    }
    case 'time':
      return timeHolds(one, around.now);
    case 'not':
      return !inner.some((other) => conditionHolds(other, around));
    case 'and':
      return inner.every((other) => conditionHolds(other, around));
    case 'or':
      return inner.some((other) => conditionHolds(other, around));
    default:
      return false;
  }
}

function timeHolds({ after, before, weekday }: Data, now: Date): boolean {
  const days = listOf(weekday);
  if (days.length && !days.includes(DAYS[now.getDay()] ?? '')) return false;
  const at = now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
  const from = after === undefined ? 0 : secondsOf(String(after));
  const to = before === undefined ? 86_400 : secondsOf(String(before));
  return from < to ? at >= from && at < to : at >= from || at < to;
}

function secondsOf(time: string): number {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
