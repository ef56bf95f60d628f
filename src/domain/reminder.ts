import type { Day } from './concept.ts';

/** Where somebody comes or goes: a zone of the hub ("Home", "Work"), or a room of the home, by name. */
export type Whither = { readonly zone: string } | { readonly area: string };

/** Whose coming or going: a person by name, any of them, or all of them together. */
export type Mover = { readonly person: string } | 'anyone' | 'everyone';

/** What a reminder waits for: somebody comes to a place, or leaves it. */
export interface Occasion {
  readonly who: Mover;
  readonly does: 'arrives' | 'leaves';
  readonly where: Whither;
}

/** When an occasion counts. Times are "HH:MM", local; `date` is a day, "YYYY-MM-DD". */
export interface Within {
  readonly after?: string;
  readonly before?: string;
  readonly days?: readonly Day[];
  readonly date?: string;
}

/** Something to be told when somebody comes or goes. It only speaks. */
export interface Reminder {
  /** Unique; the name of its file. */
  readonly id: string;
  /** What to be reminded of, as it was said ("take the bins out"). */
  readonly of: string;
  /** Whether the words are a message to be said as they are ("welcome back"). */
  readonly isMessage?: true;
  /** Who is told; absent: whoever is there. */
  readonly to?: string;
  readonly when: Occasion;
  readonly within?: Within;
  /** So long after it. */
  readonly delayMs?: number;
  /** Whether it is told each time; else once. */
  readonly repeats: boolean;
  /** When it was told last, in ISO 8601. One that is told once and was told is over. */
  readonly told?: string;
  readonly asked: { readonly at: string; readonly by?: string; readonly site?: string; readonly words: string };
}

/** Reminders that wait for somebody to come or go, kept as files. */
export interface ReminderBook {
  /** Those that wait, and those that were told lately; the same list until something changes. */
  all(): readonly Reminder[];
  /** Keeps a reminder, under an id of its own. Throws a Failure (STORE_FAILED). */
  add(reminder: Omit<Reminder, 'id'>): Promise<Reminder>;
  /** Throws a Failure (STORE_FAILED, BAD_RULE where somebody left a mistake in its file). */
  change(reminder: Reminder): Promise<void>;
  /** Takes reminders away; their files stay in the history. Throws as `change` does. */
  remove(ids: readonly string[]): Promise<void>;
  /** Calls back after each change; the result unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Something that is usually done by hand on one day of the week, and could be reminded of. */
export interface HabitReminder {
  /** The same for the same habit, however its time shifts. */
  readonly id: string;
  readonly entity: string;
  /** What is done ("open the bin lid"). */
  readonly of: string;
  /** The day of the week, 0 is Sunday, and when, in the home's own time. */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** In how many of how many weeks it was done. */
  readonly kept: number;
  readonly weeks: number;
}
