import type { Home } from '../../domain/home.ts';
import type { Occasion, ReminderBook } from '../../domain/reminder.ts';
import type { HabitBook } from './habit-book.ts';

/** What was told lately, for whoever answers it. */
export interface Told {
  readonly text: string;
  readonly atMs: number;
  /** The reminder that it was, where it is one that waits for somebody. */
  readonly id?: string;
}

/** What was told last. It is forgotten after a while, and with a restart. */
export interface LastTold {
  note(told: Told): void;
  /** What was told in the last so many milliseconds, and not answered yet. */
  within(ms: number, nowMs: number): Told | undefined;
  /** It was answered. */
  clear(): void;
}

export function createLastTold(): LastTold {
  let last: Told | undefined;
  return {
    note: (told) => {
      last = told;
    },
    within: (ms, nowMs) => (last && nowMs - last.atMs <= ms ? last : undefined),
    clear: () => {
      last = undefined;
    },
  };
}

/** What the conversation needs for reminders that wait for somebody to come or go. */
export interface ReminderTools {
  readonly book: ReminderBook;
  readonly told: LastTold;
  /** Habits that could be reminded of. */
  readonly habits?: HabitBook;
  /** Why the home could not tell when it comes about, as a sentence; undefined where it can. */
  cannotTell(occasion: Occasion, home: Home): string | undefined;
  /** The rooms where somebody likely is now. */
  likelyAreas(person: string | undefined, home: Home): readonly string[];
  /** The rooms through which people come in. */
  entranceAreas(home: Home): readonly string[];
}

/** Whether a reminder is still to come: one that is told once and was told is over. */
export const isOpen = ({ repeats, told }: { readonly repeats: boolean; readonly told?: string }): boolean =>
  repeats || told === undefined;
