import type { Intent, Meaning } from '../domain/meaning.ts';
import type { Missing } from '../domain/missing.ts';
import { contextOf } from './context.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import { respond } from './respond.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

type Open = Extract<Pending, { awaits: 'value' }>;

const LONG_ANSWER = 6;
/** Asked twice at most. */
const TIMES = 2;
/** A request that can't be met is one, and no answer, from so many words on. */
const WHOLE = 4;

/** A request that lacks something is kept until it was said. Nothing of it is done before. */
export function askForMissing(
  conversation: Conversation,
  missing: Missing,
  text: string,
  devices: readonly string[],
): Turn {
  const pending: Open = { awaits: 'value', text, missing, devices, asked: 1 };
  return turn({ ...settled(conversation), pending }, { say: 'to-what', what: missing.what, devices, again: false });
}

/**
 * The answer is put where it belongs in the request, and the whole is read as if it had been said so. An answer that
 * does not fit there is a request of its own, or is asked for again.
 */
export async function takeMissing(
  conversation: Conversation,
  pending: Open,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  if (isOwnRequest(pending.missing, meaning)) return respond(conversation, meaning, text, tools, speaker);
  const context = { ...contextOf(speaker), focus: conversation.focus };
  let partly: { readonly whole: string; readonly meaning: Meaning } | undefined;
  for (const whole of completions(pending, text)) {
    const completed = tools.understanding().understand(whole, context);
    const lacks = lackOf(completed);
    if (!lacks && (completed.outcome === 'understood' || completed.outcome === 'ambiguous'))
      return respond(conversation, completed, whole, tools, speaker);
    // "Tomorrow" says when, and leaves the hour open.
    const further = lacks ? lacks.what !== pending.missing.what : asksInAnswer(completed, whole, text);
    if (further) partly ??= { whole, meaning: completed };
  }
  const whole = meaning.outcome === 'unsupported' && text.trim().split(/\s+/).length >= WHOLE;
  if (meaning.outcome === 'understood' || meaning.outcome === 'ambiguous' || whole)
    return respond(conversation, meaning, text, tools, speaker);
  if (partly) return respond(conversation, partly.meaning, partly.whole, tools, speaker);
  // So many words are another request, and why it can't be done is worth telling.
  if (meaning.outcome === 'unsupported' && text.trim().split(/\s+/).length >= LONG_ANSWER)
    return respond(conversation, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'left-alone' });
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'to-what', what: pending.missing.what, devices: pending.devices, again: true },
  );
}

/** What is to be remembered or added may be called anything; a question or a whole request elsewhere is not that. */
function isOwnRequest({ what }: Missing, meaning: Meaning): boolean {
  if (meaning.outcome !== 'understood') return false;
  const asks = (intent: Intent): boolean =>
    intent.kind === 'query' || (intent.kind === 'talk' && intent.talk.about !== 'yes');
  if (what === 'message') return meaning.intents.every((intent) => asks(intent) || isSkill(intent));
  return what === 'item' && meaning.intents.every((intent) => asks(intent) || isSkill(intent) || 'target' in intent);
}

const isSkill = (intent: Intent): boolean => intent.kind === 'skill' && intent.topic === undefined;

function lackOf(meaning: Meaning): Missing | undefined {
  if (meaning.outcome === 'unknown') return meaning.missing;
  const intents = meaning.outcome === 'understood' ? meaning.intents : [];
  return intents.flatMap((intent) => (intent.kind === 'skill' && intent.missing) || [])[0];
}

/** "To my usual": everything is there, but for a word that nobody explained yet. */
function asksInAnswer(meaning: Meaning, whole: string, answer: string): boolean {
  if (meaning.outcome !== 'unknown' || meaning.missing) return false;
  const at = whole.indexOf(answer);
  return meaning.unknown.every(
    ({ start, end, guess }) => guess === 'setting' && start >= at && end <= at + answer.length,
  );
}

/** The request with the answer in its place, in the ways in which it may be said. */
function completions({ text, missing }: Open, said: string): readonly string[] {
  const answer = said.trim().replace(/[.!?]+$/, '');
  const own = missing.leads.some((lead) => lead && answer.toLowerCase().startsWith(`${lead} `));
  const before = text.slice(0, missing.start).trimEnd();
  const after = text.slice(missing.end).replace(/^[.!?]+$/, '');
  const leads = own ? [''] : missing.leads;
  return leads.map((lead) => [before, lead, answer, after.trim()].filter(Boolean).join(' '));
}
