import type { GoalTools } from '../../dialogue/goals/goal-tools.ts';
import type { GoalPrior } from '../../domain/goal.ts';
import { createAssociations } from '../../habits/goals/associations.ts';
import type { History } from '../../history/history.ts';

/** What people want next: as a rule, and as this home's own dialogues show where they are written down. */
export function openGoals(priors: readonly GoalPrior[], history?: Pick<History, 'note' | 'turns'>): GoalTools {
  const associations = createAssociations();
  for (const turn of history?.turns() ?? []) associations.observe(turn);
  return {
    priors,
    note: (turn) => {
      associations.observe(turn);
      history?.note(turn);
    },
    after: associations.after,
    between: associations.between,
  };
}
