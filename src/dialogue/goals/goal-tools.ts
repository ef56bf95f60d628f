import type { Association, GoalPrior, TalkTurn } from '../../domain/goal.ts';

/** What the conversation needs to offer what somebody may want next. */
export interface GoalTools {
  /** What people want next as a rule. */
  readonly priors: readonly GoalPrior[];
  /** Notes a request of this home. */
  note(turn: TalkTurn): void;
  /** What followed a request in this home. */
  after(did: string): readonly Association[];
  between(did: string, next: string): Association;
}
