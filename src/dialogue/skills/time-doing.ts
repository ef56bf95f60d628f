import type { DialogueTools, Speaker } from '../tools.ts';
import type { Schedule } from './time-schedule.ts';

/** What the parts of the time skill work with, in one turn. */
export interface TimeDoing {
  readonly tools: DialogueTools;
  readonly speaker: Speaker;
  readonly schedule: Schedule;
  readonly now: Date;
  /** Where and by whom it is asked for, as appointments keep it. */
  readonly place: Speaker;
  newId(): string;
}
