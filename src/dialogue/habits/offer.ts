import { Failure } from '../../domain/failure.ts';
import type { DialogueTools } from '../tools.ts';
import type { Turn } from '../turn.ts';
import { proposals, proposed, questionOf, routineKey } from './propose.ts';

/** By day: nobody wants to think of automations at night. */
const FIRST_HOUR = 8;
const LAST_HOUR = 21;

/**
 * A turn that did what it was asked for may end with a proposal that nobody asked for: within the house's budget of what
 * is said unasked, at most one a day, by day, and where no question is open. One about the devices just spoken of goes first.
 */
export async function offerHabit(
  turn: Turn,
  tools: DialogueTools,
): Promise<{ readonly turn: Turn; readonly more: string }> {
  const { habits, interruptions } = tools;
  const { conversation, remark } = turn;
  const nothing = { turn, more: '' };
  if (!habits?.speaksUp || remark.say !== 'done' || conversation.pending || conversation.watching) return nothing;
  const now = tools.now();
  if (now.getHours() < FIRST_HOUR || now.getHours() >= LAST_HOUR) return nothing;
  const open = proposals(tools, true);
  const spokenOf = new Set(turn.calls.flatMap(({ target }) => target.entity_id));
  const best =
    open.find(({ automation }) => automation.actions.some(({ target }) => spokenOf.has(target.entity_id))) ?? open[0];
  if (!best || !interruptions.allows(routineKey(best), now.getTime())) return nothing;
  try {
    // Written down first: a question too few rather than one each time that the disk is full.
    await interruptions.spend(routineKey(best), now.getTime());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tools.log.problem(error.message);
    return nothing;
  }
  return {
    turn: { ...turn, conversation: { ...conversation, pending: proposed(best) } },
    more: `By the way: ${questionOf(best.text)}`,
  };
}
