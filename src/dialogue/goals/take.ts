import type { Meaning } from '../../domain/meaning.ts';
import { act } from '../act.ts';
import { contextOf } from '../context.ts';
import { type Conversation, type Pending, settled } from '../conversation.ts';
import type { Respond } from '../in-order.ts';
import { talkOf } from '../talk-of.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';
import { durationIn } from './durations.ts';
import { isTimer } from './likely.ts';

type Offered = Extract<Pending, { awaits: 'goal' }>;

/** What may stand before another length of time: "yes, but make it four minutes". */
const INSTEAD =
  /^(?:(?:yes|yeah|sure|okay|ok|no|please|but|make it|better|rather|only|just|for|set it (?:for|to))[\s,]+)+/i;

/**
 * The answer to an offer: a yes does it, as if it had been asked for, also with another length of time ("make it four
 * minutes"); a no counts against it. Whatever else is said is no answer, and taken as it is.
 */
export async function takeGoal(
  conversation: Conversation,
  pending: Offered,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const idle = settled(conversation);
  const teach = (wanted: boolean): Promise<void> =>
    tools.interruptions.teach({ kind: 'goal', about: pending.id }, wanted, tools.now().getTime());
  switch (talkOf(meaning)) {
    case 'yes':
      await teach(true);
      return carryOut(idle, pending.does, tools, speaker, respond);
    case 'no':
    case 'never-mind':
      await teach(false);
      return turn(idle, { say: 'left-alone' });
    case 'why':
      return turn({ ...conversation, pending }, { say: 'plainly', text: `${whyText(pending)} ${pending.ask}` });
    case 'repeat':
      return turn({ ...conversation, pending }, { say: 'plainly', text: pending.ask });
    default:
  }
  const other = otherLength(pending, text, tools);
  if (other === undefined) return respond(idle, meaning, text, tools, speaker);
  await teach(true);
  return carryOut(idle, { sentence: other }, tools, speaker, respond);
}

async function carryOut(
  idle: Conversation,
  does: Offered['does'],
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  if ('acting' in does) return { ...(await act(idle, [does.acting], 'yes', tools, speaker)), prompted: true };
  const { sentence } = does;
  const meaning = tools.understanding().understand(sentence, contextOf(speaker));
  return { ...(await respond(idle, meaning, sentence, tools, speaker)), prompted: true };
}

/** The same with the length of time that an answer names, where it names nothing else. */
function otherLength({ does, duration }: Offered, text: string, tools: DialogueTools): string | undefined {
  if (duration === undefined || !('sentence' in does)) return undefined;
  const bare = text
    .trim()
    .replace(INSTEAD, '')
    .replace(/[.!?]+$/, '')
    .replace(/\s*(?:please|instead|then)$/i, '');
  const isLength = (phrase: string): boolean => isTimer(phrase, tools);
  const said = durationIn(bare, isLength);
  if (said === undefined || !isLength(bare)) return undefined;
  return does.sentence.replace(duration, bare);
}

const whyText = ({ seen: { times, of } }: Offered): string =>
  times > 0 ? `Here that was asked for next ${times} of ${of} times.` : 'Many people want that next.';
