import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';
import { DAY, dayOf, MINUTE, timeOfDay, weekdayOf } from '../wall-clock.ts';

/** What sets a routine off. */
export type Trigger =
  | { readonly kind: 'time' /** Minutes since midnight. */; readonly minute: number }
  | {
      readonly kind: 'state';
      readonly track: Track;
      readonly code: number;
      /** How long it must have been so. */
      readonly forMs: number;
    };

/** What must be so besides. */
export type Condition =
  | { readonly kind: 'days' /** Monday first. */; readonly days: readonly boolean[] }
  | {
      readonly kind: 'hours';
      /** Minutes since midnight; where `from` is later than `to`, over midnight. */
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'state'; readonly track: Track; readonly codes: readonly number[] };

export interface Rule {
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
}

/** When a trigger would have fired, oldest first. */
export function firingsOf(trigger: Trigger, past: Past): readonly number[] {
  const { clock, from, to } = past;
  const moments: number[] = [];
  if (trigger.kind === 'time') {
    for (let day = dayOf(clock.wall(from)); day <= dayOf(clock.wall(to)); day++) {
      const at = clock.moment(day * DAY + trigger.minute * MINUTE);
      if (at >= from && at <= to) moments.push(at);
    }
    return moments;
  }
  const { track, code, forMs } = trigger;
  for (let index = 0; index < track.length; index++) {
    if (track.code(index) !== code) continue;
    const at = track.at(index) + forMs;
    if (at >= from && at <= to && (forMs === 0 || track.at(index + 1) >= at)) moments.push(at);
  }
  return moments;
}

/** Whether a condition holds at a moment. */
export function holds(condition: Condition, at: number, past: Past): boolean {
  if (condition.kind === 'state') return condition.codes.includes(condition.track.codeAt(at));
  const wall = past.clock.wall(at);
  if (condition.kind === 'days') return condition.days[weekdayOf(dayOf(wall))] ?? false;
  const minute = timeOfDay(wall) / MINUTE;
  const { from, to } = condition;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
