import type { Doer, PastEvent } from '../../src/domain/past-event.ts';
import type { Hunch } from '../../src/domain/proposal.ts';
import { Chronicle } from '../../src/habits/chronicle.ts';
import { Watch } from '../../src/habits/hunches/watch.ts';
import { namesOf } from '../../src/habits/names.ts';
import { learnRoutines } from '../../src/habits/routines/learn.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
/** A Monday, at midnight in Amsterdam. */
export const MONDAY = Date.parse('2026-02-09T00:00:00+01:00');
/** On this day the clocks there go from 2 to 3 in the morning. */
const SUMMER_TIME = Date.parse('2026-03-29T02:00:00+01:00');

/** Numbers from 0 to 1 that look random, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A life in the making: what is noted in any order comes out in order of time. */
export interface Life {
  /** Minutes after local midnight of a day, as a moment. */
  at(day: number, minutes: number): number;
  note(at: number, entity: string, state: string, by?: Doer): void;
  events(): readonly PastEvent[];
}

export function newLife(): Life {
  const noted: PastEvent[] = [];
  return {
    at: (day, minutes) => {
      const winter = MONDAY + day * DAY + minutes * MINUTE;
      return winter >= SUMMER_TIME ? winter - 60 * MINUTE : winter;
    },
    note: (at, entity, state, by = 'user') => {
      noted.push({ at, offsetMinutes: at >= SUMMER_TIME ? 120 : 60, entity, state, by });
    },
    events: () => [...noted].sort((a, b) => a.at - b.at),
  };
}

export function isWorkday(day: number): boolean {
  return day % 7 < 5;
}

export function learnFrom(events: readonly PastEvent[]) {
  const chronicle = new Chronicle();
  for (const event of events) chronicle.add(event);
  return learnRoutines(chronicle.past(), namesOf(undefined));
}

/** What a watch says about the events from a moment on, having learned from those before it. */
export function remarksOn(events: readonly PastEvent[], from: number): readonly Hunch[] {
  const watch = new Watch(namesOf(undefined));
  const remarks: Hunch[] = [];
  for (const event of events) {
    if (event.at < from) watch.learn(event);
    else remarks.push(...watch.observe(event));
  }
  return remarks;
}
