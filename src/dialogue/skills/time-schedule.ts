import type { Setting } from '../../domain/setting.ts';

/** On which weekdays (0 is Sunday) and when, in the home's own time. */
export interface Repeat {
  readonly days: readonly number[];
  readonly hour: number;
  readonly minute: number;
}

/** Something that will happen at a time: a timer, an alarm, a reminder, or a command that is to be carried out. */
export interface Appointment {
  readonly id: string;
  readonly kind: 'timer' | 'alarm' | 'reminder' | 'command' | 'restore';
  /** Milliseconds since 1970; for a paused timer the time at which it was paused. */
  readonly dueMs: number;
  /** What a paused timer has left. */
  readonly leftMs?: number;
  /** How long a timer was started for, or a command that was given a delay. */
  readonly lengthMs?: number;
  readonly repeat?: Repeat;
  /** The timer's or alarm's name, or what to be reminded of. */
  readonly label?: string;
  /** The words of a command. They are understood when the time comes. */
  readonly command?: string;
  /** How devices were before something that was to last so long, to be put back. */
  readonly before?: readonly { readonly entity: string; readonly set: Setting }[];
  /** Where it was asked for, and by whom. */
  readonly site: string;
  readonly area?: string;
  readonly person?: string;
}

/** What is due when, kept over a restart. Changes hold at once; they resolve when they are on disk. */
export interface Schedule {
  /** All appointments, the next one first. */
  all(): readonly Appointment[];
  /** Adds an appointment, or replaces the one of its id. Throws a Failure (STORE_FAILED). */
  put(appointment: Appointment): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Calls back after each change; the result unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** An id that is not taken; ids sort in the order in which they are made. */
export function freeId(now: Date, schedule: Schedule): string {
  const taken = new Set(schedule.all().map(({ id }) => id));
  for (let count = 1; ; count++) {
    const id = `${now.getTime().toString(36).padStart(9, '0')}-${String(count).padStart(3, '0')}`;
    if (!taken.has(id)) return id;
  }
}
