import type { HabitReminder } from '../../domain/reminder.ts';
import type { Past } from '../chronicle.ts';
import type { Names } from '../names.ts';
import { DOERS, type Track } from '../track.ts';
import { DAY, dayOf, HOUR, MINUTE, timeOfDay, weekdayOf } from '../wall-clock.ts';
import { wilsonLower } from '../wilson.ts';

/** So many of the latest weeks count. */
const WEEKS = 10;
/** A habit of one weekday was kept at least so often ... */
const LEAST_WEEKS = 4;
/** ... and is, surely, more often kept than not. */
const LEAST_SURE = 0.55;
/** It is done within so long of its usual time, ... */
const AROUND = 90 * MINUTE;
/** ... and on other days seldom: what is done daily needs no reminder on Tuesday. */
const MOST_ELSEWHERE = 0.25;
const MOST_LEARNED = 20;
/** The time is told in steps of so long. */
const STEP = 5 * MINUTE;

/** What people do by hand that no hub can do for them, by the kind of sensor that sees it, and how it is said. */
const SEEN: Readonly<Record<string, { readonly state: string; readonly verb: string }>> = {
  door: { state: 'on', verb: 'open' },
  garage_door: { state: 'on', verb: 'open' },
  window: { state: 'on', verb: 'open' },
  opening: { state: 'on', verb: 'open' },
  vibration: { state: 'on', verb: 'see to' },
  moving: { state: 'on', verb: 'move' },
};
/** Ways in, which nothing but a hand should open or lock. */
const BY_HAND: Readonly<Record<string, { readonly state: string; readonly verb: string }>> = {
  lock: { state: 'locked', verb: 'lock' },
  valve: { state: 'open', verb: 'open' },
  input_boolean: { state: 'on', verb: 'see to' },
};

/**
 * What is done by hand on one day of the week, at about one time, and could be reminded of: "you usually open the bin lid
 * on Tuesday, at about eight". Nothing that automations did counts, and nothing that is done on most days. Judged by the
 * Wilson lower bound of the weeks in which it was done.
 */
export function learnReminders(past: Past, names: Names): readonly HabitReminder[] {
  const learned = past.tracks.flatMap((track) => {
    const deed = track.domain === 'binary_sensor' ? SEEN[names.deviceClass(track.entity) ?? ''] : BY_HAND[track.domain];
    if (!deed) return [];
    return habitsIn(track, deed.state, past).map((habit) => ({
      ...habit,
      id: `${track.entity} ${habit.day}`,
      entity: track.entity,
      of: `${deed.verb} ${names.of(track.entity)}`,
    }));
  });
  return learned
    .sort((one, other) => other.sure - one.sure)
    .slice(0, MOST_LEARNED)
    .map(({ sure: _sure, ...habit }) => habit);
}

type Weekly = Pick<HabitReminder, 'day' | 'hour' | 'minute' | 'kept' | 'weeks'> & { readonly sure: number };

function habitsIn(track: Track, state: string, past: Past): readonly Weekly[] {
  const last = dayOf(past.clock.wall(past.to));
  const first = Math.max(dayOf(past.clock.wall(past.from)), last - WEEKS * 7 + 1);
  const done = timesOf(track, state, past, first);
  const days = [...done.keys()];
  const found: Weekly[] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    const times = days.flatMap((day) => (weekdayOf(day) === weekday ? (done.get(day) ?? []) : []));
    if (times.length < LEAST_WEEKS) continue;
    const usual = median(times);
    const isAround = (day: number): boolean => (done.get(day) ?? []).some((time) => Math.abs(time - usual) <= AROUND);
    const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const own = all.filter((day) => weekdayOf(day) === weekday);
    const others = all.filter((day) => weekdayOf(day) !== weekday);
    const kept = own.filter(isAround).length;
    const sure = wilsonLower(kept, own.length);
    // The latest weeks tell whether it is a habit still.
    const isStill = own.slice(-2).some(isAround);
    if (kept < LEAST_WEEKS || sure < LEAST_SURE || !isStill) continue;
    if (others.filter(isAround).length > MOST_ELSEWHERE * others.length) continue;
    const at = Math.min(DAY - STEP, Math.round(usual / STEP) * STEP);
    const clock = { hour: Math.floor(at / HOUR), minute: Math.round((at % HOUR) / MINUTE) };
    found.push({ day: (weekday + 1) % 7, ...clock, kept, weeks: own.length, sure });
  }
  return found;
}

/** When it was done by hand, as times of day by days since 1970, from a day on. */
function timesOf(track: Track, state: string, { clock }: Past, first: number): ReadonlyMap<number, readonly number[]> {
  const code = track.states.indexOf(state);
  const automation = DOERS.indexOf('automation');
  const times = new Map<number, number[]>();
  for (let i = 0; i < track.length; i++) {
    if (track.code(i) !== code || track.doers[i] === automation) continue;
    const wall = clock.wall(track.at(i));
    const day = dayOf(wall);
    if (day < first) continue;
    const known = times.get(day);
    if (known) known.push(timeOfDay(wall));
    else times.set(day, [timeOfDay(wall)]);
  }
  return times;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
