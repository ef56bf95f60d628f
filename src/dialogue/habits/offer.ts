import { Failure } from '../../domain/failure.ts';
import type { Pending } from '../conversation.ts';
import type { DialogueTools } from '../tools.ts';
import type { Turn } from '../turn.ts';
import type { Interruption } from './interruptions.ts';
import { proposals, proposed, questionOf, routineKey } from './propose.ts';
import { askToStop, stopKey } from './stop.ts';

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
  const spokenOf = new Set(turn.calls.flatMap(({ target }) => target.entity_id));
  const offer = toStop(tools) ?? toPropose(tools, spokenOf);
  if (!offer || !interruptions.allows(offer.key, now.getTime())) return nothing;
  try {
    // Written down first: a question too few rather than one each time that the disk is full.
    await interruptions.spend(offer.key, now.getTime());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tools.log.problem(error.message);
    return nothing;
  }
  return { turn: { ...turn, conversation: { ...conversation, pending: offer.pending } }, more: offer.more };
}

interface Offer {
  readonly key: Interruption;
  readonly pending: Pending;
  readonly more: string;
}

/** What was agreed to, and people keep undoing, goes first: it is in their way each day. */
function toStop({ habits, interruptions, now }: DialogueTools): Offer | undefined {
  const nowMs = now().getTime();
  const unwanted = habits?.proposals.unwanted(nowMs) ?? [];
  const worst = unwanted.find(({ routine }) => interruptions.allows(stopKey(routine), nowMs));
  if (!worst) return undefined;
  const pending = askToStop(worst.routine, worst.seen);
  return { key: stopKey(worst.routine), pending, more: `By the way: ${uncapital(pending.ask)}` };
}

function toPropose(tools: DialogueTools, spokenOf: ReadonlySet<string>): Offer | undefined {
  const open = proposals(tools, true);
  const best =
    open.find(({ automation }) => automation.actions.some(({ target }) => spokenOf.has(target.entity_id))) ?? open[0];
  return best && { key: routineKey(best), pending: proposed(best), more: `By the way: ${questionOf(best.text)}` };
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
