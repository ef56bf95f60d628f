import { Failure } from '../../domain/failure.ts';
import type { Meaning } from '../../domain/meaning.ts';
import { type Conversation, type Pending, settled } from '../conversation.ts';
import type { Respond } from '../in-order.ts';
import { talkOf } from '../talk-of.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';
import type { Interruption } from './interruptions.ts';
import type { Agreed } from './proposal-book.ts';

type Asked = Extract<Pending, { awaits: 'stop' }>;

/** Asked once more where the answer was not understood, then left. */
const TIMES = 2;

/** A yes can be taken back without another question for so long. */
const JUST_MS = 10 * 60_000;

/** What the offer to stop is in the budget of what is said unasked. */
export const stopKey = ({ id }: Pick<Agreed, 'id'>): Interruption => ({ kind: 'routine', about: `stop ${id}` });

/** A routine that was agreed to, with how often it was undone by hand, as a question whether to go on. */
export function askToStop(routine: Agreed, seen?: { readonly acted: number; readonly undone: number }): Asked {
  const does = uncapital(routine.text);
  const ask = seen
    ? `You let me ${does}, but ${seen.undone} of the last ${seen.acted} times it was undone by hand. Shall I stop doing that?`
    : `Shall I no longer ${does}?`;
  return { awaits: 'stop', routine, ask, unasked: seen !== undefined, asked: 1 };
}

/**
 * "Stop doing that": the routine that was agreed to just now is taken back at once; else the one that acted last is asked
 * about, or the only one that there is.
 */
export async function stopDoing(conversation: Conversation, tools: DialogueTools): Promise<Turn> {
  const idle = settled(conversation);
  const { habits } = tools;
  const agreed = habits?.proposals.agreed() ?? [];
  const nowMs = tools.now().getTime();
  const just = agreed.find(({ id, since }) => id === conversation.routine && nowMs - since < JUST_MS);
  if (just && conversation.undoable === 'routine') return withdraw(conversation, just, tools);
  const last = habits?.actedLast(agreed, nowMs);
  const meant = agreed.find(({ id }) => id === last) ?? (agreed.length === 1 ? agreed[0] : undefined);
  if (meant) {
    const pending = askToStop(meant);
    return turn({ ...idle, pending }, { say: 'plainly', text: pending.ask });
  }
  const text = agreed.length
    ? `I do several things by myself: ${agreed.map(({ text }) => uncapital(text)).join('; ')}. Say it right after one of them, or remove its automation in your hub.`
    : 'There is nothing that I do by myself. To take back what was done last, say "undo that".';
  return turn(idle, { say: 'plainly', text });
}

/** Takes the automation out of the hub again, and does not propose it any more. */
export async function withdraw(conversation: Conversation, routine: Agreed, tools: DialogueTools): Promise<Turn> {
  const { undoable, routine: _routine, ...rest } = settled(conversation);
  const idle: Conversation = undoable === undefined || undoable === 'routine' ? rest : { ...rest, undoable };
  if (!tools.habits) return turn(idle, { say: 'nothing-to-undo' });
  try {
    await tools.habits.retract(`understudy_${routine.id}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tools.log.problem(`The automation "${routine.text}" could not be removed: ${error.message}`);
    return turn(conversation, { say: 'failed', reason: error.message });
  }
  await tools.habits.proposals.remove(routine.id, tools.now().getTime());
  const text = `Okay, I no longer ${uncapital(routine.text)}. The automation is gone from your hub.`;
  return turn(idle, { say: 'plainly', text });
}

/** The answer to whether to stop: a yes removes the automation, a no keeps it for good or for a while. */
export async function takeStop(
  conversation: Conversation,
  pending: Asked,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const idle = settled(conversation);
  const now = tools.now().getTime();
  const { routine, unasked, ask } = pending;
  const teach = async (wanted: boolean): Promise<void> => {
    if (unasked) await tools.interruptions.teach(stopKey(routine), wanted, now);
  };
  switch (talkOf(meaning)) {
    case 'yes':
    case 'stop-doing':
      await teach(true);
      return withdraw(conversation, routine, tools);
    case 'no':
    case 'never-mind':
      await teach(false);
      await tools.habits?.proposals.keep(routine.id, now);
      return turn(idle, { say: 'plainly', text: `Okay, I'll go on with it.` });
    case 'repeat':
    case 'why':
      return turn({ ...conversation, pending }, { say: 'plainly', text: ask });
    default:
  }
  if (meaning.outcome === 'understood') return respond(idle, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(idle, { say: 'left-alone' });
  const again = { ...pending, asked: pending.asked + 1 };
  return turn({ ...conversation, pending: again }, { say: 'plainly', text: `Please say yes or no. ${ask}` });
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
