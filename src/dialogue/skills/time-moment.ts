import type { Slots } from '../../domain/meaning.ts';
import { dayOf, weekdayOf } from './time-dates.ts';
import type { Repeat } from './time-schedule.ts';

/** When something is due, or what is missing to tell. */
export type Moment =
  | { readonly is: 'set'; readonly dueMs: number; readonly repeat?: Repeat }
  | { readonly is: 'no-time' }
  | { readonly is: 'no-day'; readonly date: string }
  | { readonly is: 'over' };

/** The hour at which a part of the day is taken to be, where nobody said one. */
const PART_HOURS: Readonly<Record<string, number>> = { morning: 9, afternoon: 14, evening: 18, night: 20 };

/** The length of time in `hours`, `minutes` and `seconds`, in milliseconds; 0 where there is none. `lead`: "start_". */
export function lengthOf(slots: Slots, lead = ''): number {
  const number = (name: string): number => (typeof slots[lead + name] === 'number' ? Number(slots[lead + name]) : 0);
  return (number('hours') * 3600 + number('minutes') * 60 + number('seconds')) * 1000;
}

/** The moment that the slots of an alarm, a reminder or a scheduled command mean, said at `now`, in local time. */
export function momentOf(slots: Slots, now: Date): Moment {
  const delay = lengthOf(slots);
  const clock = clockOf(slots);
  const date = typeof slots.date === 'string' ? slots.date : undefined;
  if (delay && !clock && date === undefined) return { is: 'set', dueMs: now.getTime() + delay };
  if (!clock) return { is: 'no-time' };
  const half = clock.sure ? clock : { ...clock, hour: usualHour(clock.hour) };
  if (typeof slots.repeat === 'string') {
    const repeat: Repeat = { days: daysOf(slots.repeat), hour: half.hour, minute: half.minute };
    const from = date === 'tomorrow' ? dayOf('tomorrow', now) : now;
    return { is: 'set', dueMs: nextOf(repeat, from ?? now), repeat };
  }
  if (date === undefined) return { is: 'set', dueMs: nextClock(clock, now) };
  const day = dayOf(date, now);
  if (!day) return { is: 'no-day', date };
  const today = day.getTime() === dayOf('today', now)?.getTime();
  if (!today) return { is: 'set', dueMs: at(day, half.hour, half.minute) };
  const soon = nextClock(clock, now);
  // "Tonight at twelve" is the coming midnight; "today at eight" said at nine is over. A weekday comes again.
  const small = clock.sure && (clock.hour === 0 || (clock.hour < 5 && slots.part_of_day === 'night'));
  if (soon < at(day, 24, 0) || small) return { is: 'set', dueMs: soon };
  return weekdayOf(date) >= 0 ? { is: 'set', dueMs: at(day, half.hour + 24 * 7, half.minute) } : { is: 'over' };
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly sure: boolean;
}

function clockOf(slots: Slots): Clock | undefined {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(String(slots.time ?? '')) ?? [];
  if (hour !== undefined) return { hour: Number(hour), minute: Number(minute), sure: slots.am_or_pm === undefined };
  const usual = PART_HOURS[String(slots.part_of_day ?? '')];
  return usual === undefined ? undefined : { hour: usual, minute: 0, sure: true };
}

/** "At seven" some other day is in the morning, "at three" in the afternoon. */
const usualHour = (hour: number): number => (hour >= 6 && hour <= 12 ? hour : hour + 12);

const at = (day: Date, hour: number, minute: number): number =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute).getTime();

/** The next time that a clock shows this; of "seven" the next of both. */
function nextClock({ hour, minute, sure }: Clock, now: Date): number {
  const hours = sure ? [hour, hour + 24] : [hour % 12, (hour % 12) + 12, (hour % 12) + 24];
  for (const one of hours) {
    const due = at(now, one, minute);
    if (due > now.getTime()) return due;
  }
  return at(now, hour + 48, minute);
}

function daysOf(repeat: string): readonly number[] {
  if (repeat === 'daily') return [0, 1, 2, 3, 4, 5, 6];
  if (repeat === 'weekdays') return [1, 2, 3, 4, 5];
  if (repeat === 'weekends') return [0, 6];
  return repeat.split(', ').map(weekdayOf);
}

/** The next time that a repeated appointment is due after `now`. */
export function nextOf({ days, hour, minute }: Repeat, now: Date): number {
  for (let ahead = 0; ahead <= 7; ahead++) {
    const due = at(now, hour + 24 * ahead, minute);
    if (due > now.getTime() && days.includes(new Date(due).getDay())) return due;
  }
  return at(now, hour + 24, minute);
}
