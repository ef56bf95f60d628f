import { Failure } from '../../domain/failure.ts';
import type { Remark } from '../../domain/remark.ts';
import { contextOf } from '../context.ts';
import type { Pending } from '../conversation.ts';
import { talkOf } from '../talk-of.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import type { Turn } from '../turn.ts';
import { leftToDo } from './left-to-do.ts';
import { type LikelyGoal, likelyGoals } from './likely.ts';
import { isBusy, isHelp, isRephrased, type Recent } from './moment.ts';

/** Asked only where it is wanted at least as often as not. */
const LIKELY = 0.5;
/** And at least twice as often as at any other time. */
const BELONGS = Math.log(2);
/** Nobody is asked at night what can wait. */
const FIRST_HOUR = 7;
const LAST_HOUR = 22;

/** Answers and deeds after which something may be offered. */
const CLOSED: ReadonlySet<Remark['say']> = new Set<Remark['say']>(['done', 'plainly', 'states', 'values']);

/**
 * A turn that answered or did something may end with the offer of what is wanted next. Whether anything is asked at all is
 * decided first: nothing is where a question is open, where somebody says it again in other words, puts something right or
 * asks for one thing after the other, at night, or beyond the budget of what is said unasked; then of what is likely enough
 * the goal that belongs most to what was asked for is offered.
 */
export async function offerGoal(
  turn: Turn,
  answer: string,
  text: string,
  recent: readonly Recent[],
  tools: DialogueTools,
  speaker: Speaker,
): Promise<{ readonly turn: Turn; readonly more: string } | undefined> {
  const { goals, interruptions } = tools;
  const { conversation, remark } = turn;
  if (!goals || conversation.pending || conversation.watching || turn.prompted) return undefined;
  if (!CLOSED.has(remark.say) || !isHelp(remark) || !answer) return undefined;
  if (turn.intents.length === 0 && !turn.byHub) return undefined;
  if (turn.intents.some(({ kind }) => kind === 'talk')) return undefined;
  const now = tools.now();
  const nowMs = now.getTime();
  if (isBusy(recent, nowMs) || isRephrased(text, recent, nowMs)) return undefined;
  const isNight = now.getHours() < FIRST_HOUR || now.getHours() >= LAST_HOUR;
  const likely = likelyGoals(turn, answer, goals, tools, speaker)
    .filter(({ chance, information, atNight }) => chance >= LIKELY && information >= BELONGS && (atNight || !isNight))
    .filter(({ id }) => interruptions.allows({ kind: 'goal', about: id }, nowMs))
    .sort((one, other) => other.information - one.information);
  if (likely.length === 0 || talkOf(tools.understanding().understand(text, contextOf(speaker))) === 'correct')
    return undefined;
  for (const goal of likely) {
    const left = leftToDo(goal.intents, tools, speaker);
    if (!left || (goal.ask === undefined && left.deeds.length === 0)) continue;
    const ask = goal.ask ?? tools.word({ say: 'offer', deeds: left.deeds });
    try {
      // Written down first: an offer too few rather than one each time that the disk is full.
      await interruptions.spend({ kind: 'goal', about: goal.id }, nowMs);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      tools.log.problem(error.message);
      return undefined;
    }
    return { turn: { ...turn, conversation: { ...conversation, pending: offered(goal, ask) } }, more: ask };
  }
  return undefined;
}

const offered = ({ id, does, duration, seen }: LikelyGoal, ask: string): Extract<Pending, { awaits: 'goal' }> => ({
  awaits: 'goal',
  id,
  does,
  ask,
  seen,
  ...(duration === undefined ? {} : { duration }),
});
