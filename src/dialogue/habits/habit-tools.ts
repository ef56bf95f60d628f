import type { Automation, Proposal } from '../../domain/proposal.ts';
import type { Agreed, ProposalBook } from './proposal-book.ts';

/** What the conversation needs to speak of habits. */
export interface HabitTools {
  readonly proposals: ProposalBook;
  /** Makes an automation in the hub. Throws a Failure: HUB_REFUSED, HUB_UNREACHABLE, HUB_CALL_FAILED. */
  automate(id: string, automation: Automation): Promise<void>;
  /** Takes an automation out of the hub again, where it is there still. Throws as `automate`. */
  retract(id: string): Promise<void>;
  /** Which of some routines acted last, of those that did within the last half hour. */
  actedLast(agreed: readonly Agreed[], nowMs: number): string | undefined;
  /** A routine at another time or on other days; undefined where it has no time of day, or no day is left. */
  adjust(routine: Routine, change: RoutineChange): Routine | undefined;
  /** Whether anything may be proposed that nobody asked for. */
  readonly speaksUp: boolean;
}

export type Routine = Pick<Proposal, 'text' | 'automation'>;

/** What shall be different: a time of day (of either half of the day where it is not `sure`), days of the week. */
export interface RoutineChange {
  readonly time?: { readonly hour: number; readonly minute: number; readonly sure: boolean };
  readonly days?: readonly string[];
  /** Whether the days are what may be left of the routine's own. */
  readonly except?: boolean;
}
