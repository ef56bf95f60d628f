import type { Defined, Meaning } from '../domain/meaning.ts';
import { contextOf } from './context.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import type { Respond } from './in-order.ts';
import { talkOf } from './talk-of.ts';
import { askToTeach, takeDefinition } from './teach.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

type Unknown = Extract<Meaning, { outcome: 'unknown' }>;
type Offer = Extract<Pending, { awaits: 'near' }>;

/** Asked twice at most. */
const TIMES = 2;

/** Unknown words: the name that they were likely meant for is offered; where there is none, what they mean is asked. */
export function askOrOffer(
  conversation: Conversation,
  meaning: Unknown,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Turn {
  const near = tools.understanding().nearest(text, { ...contextOf(speaker), focus: conversation.focus });
  if (!near) return askToTeach(conversation, meaning);
  const pending: Offer = { awaits: 'near', near, text, asked: 1 };
  return turn(
    { ...settled(conversation), pending },
    { say: 'did-you-mean', words: meaning.unknown[0].text, name: near.name, is: near.is, again: false },
  );
}

/** The answer to "did you mean the bed light?". A yes does what was asked for; a no asks what was meant. */
export async function takeNear(
  conversation: Conversation,
  pending: Offer,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const idle = settled(conversation);
  const context = { ...contextOf(speaker), focus: conversation.focus };
  const understand = (words: string): Meaning => tools.understanding().understand(words, context);
  const talk = talkOf(meaning);
  if (talk === 'yes') return respond(idle, understand(pending.near.text), pending.near.text, tools, speaker);
  const before = understand(pending.text);
  if (before.outcome !== 'unknown') return respond(idle, before, pending.text, tools, speaker);
  if (talk === 'no' || talk === 'dont-know') return askToTeach(idle, before);
  // "No, the sofa lamp": the name that was meant.
  const [span] = before.unknown;
  const other = text.replace(/^\s*(?:no|nope|nah)[\s,.]+(?:i (?:said|meant|mean) )?/i, '').trim();
  const whole = `${pending.text.slice(0, span.start)}${other}${pending.text.slice(span.end)}`;
  const corrected = understand(whole.replace(/\b(?:the|my|a) (?=(?:the|my) )/gi, ''));
  if (corrected.outcome === 'understood' && other !== text.trim())
    return respond(idle, corrected, whole, tools, speaker);
  // Who goes on to say what it means was not misheard.
  const asked = askToTeach(idle, before).conversation;
  const teaching = asked.pending;
  if (teaching?.awaits === 'definition') {
    const defined = tools.understanding().define(other, contextOf(speaker), teaching.request);
    if (saysHow(defined)) return takeDefinition(asked, teaching, other, tools, speaker, respond);
  }
  if (meaning.outcome === 'understood' && other === text.trim()) return respond(idle, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(idle, { say: 'left-alone' });
  const { name, is } = pending.near;
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'did-you-mean', words: span.text, name, is, again: true },
  );
}

/** "Twenty percent" names no device: here it says what the unknown word means. */
function saysHow(defined: Defined): boolean {
  if (defined.outcome !== 'defined') return defined.outcome === 'as-now';
  return (
    defined.definition.kind === 'setting' && defined.definition.steps.every(({ target }) => target && 'asked' in target)
  );
}
