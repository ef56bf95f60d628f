import type { Doubt } from '../domain/heard.ts';
import type { Meaning } from '../domain/meaning.ts';
import { contextOf } from './context.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import { talkOf } from './talk-of.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

type Doubted = Extract<Pending, { awaits: 'doubt' }>;
/** Answers words; given, since it is what leads here. */
export type Converse = (
  conversation: Conversation,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
) => Promise<Turn>;

/** Asked twice at most. */
const TIMES = 2;

/** Words that an answer may have beside those of the two sentences. */
const BESIDE = new Set(
  'i said say meant mean want it its that them this the one please yes yeah yep no nope not to a turn switch set make'.split(
    ' ',
  ),
);
const FIRST = new Set(['first', 'former']);
const SECOND = new Set(['second', 'latter', 'other', 'last']);

/**
 * Answers what was heard in two opposite ways: asks which of them it was where that makes a difference, and does nothing
 * until that is clear.
 */
export async function converseInDoubt(
  conversation: Conversation,
  text: string,
  doubt: Doubt,
  tools: DialogueTools,
  speaker: Speaker,
  converse: Converse,
): Promise<Turn> {
  const { pending } = conversation;
  // The answer to this question may be as hard to hear as what was said at first.
  if (pending?.awaits === 'doubt') return askAgain(conversation, pending);
  if (!pending && !matters(text, doubt, conversation, tools, speaker))
    return converse(conversation, text, tools, speaker);
  const asking: Doubted = { awaits: 'doubt', doubt, text, asked: 1, ...(pending ? { before: pending } : {}) };
  return turn(
    { ...conversation, pending: asking },
    { say: 'which-word', said: doubt.said, or: doubt.or, again: false },
  );
}

/** The answer to "did you say on, or off?": what was said at first is answered in the way that it was meant. */
export async function takeDoubt(
  conversation: Conversation,
  pending: Doubted,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  converse: Converse,
): Promise<Turn> {
  const { before, doubt } = pending;
  const idle = settled(conversation);
  const restored: Conversation = before ? { ...idle, pending: before } : idle;
  const chosen = chosenBy(text, pending);
  if (chosen) return converse(restored, chosen === doubt.or ? doubt.instead : pending.text, tools, speaker);
  const talk = talkOf(meaning);
  if (talk === 'yes') return converse(restored, pending.text, tools, speaker);
  if (talk === 'no' || talk === 'never-mind') return turn(idle, { say: 'left-alone' });
  if (meaning.outcome === 'understood') return converse(restored, text, tools, speaker);
  return askAgain(conversation, pending);
}

function askAgain(conversation: Conversation, pending: Doubted): Turn {
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'left-alone' });
  const { said, or } = pending.doubt;
  const again: Doubted = { ...pending, asked: pending.asked + 1 };
  return turn({ ...conversation, pending: again }, { say: 'which-word', said, or, again: true });
}

/** The word that an answer chooses: it says one of the two, or which in order, and nothing that belongs elsewhere. */
function chosenBy(answer: string, { doubt, text }: Doubted): string | undefined {
  const { said, or, instead } = doubt;
  const known = new Set([...wordsOf(text), ...wordsOf(instead)]);
  // "Off, not on": what is not meant is no choice.
  const words = wordsOf(answer.replace(/\bnot \S+/gi, ''));
  const [hasSaid, hasOr] = [words.includes(said), words.includes(or)];
  if (hasSaid !== hasOr)
    return words.every((word) => known.has(word) || BESIDE.has(word)) ? (hasOr ? or : said) : undefined;
  if (hasSaid || words.length > 4) return undefined;
  const [isFirst, isSecond] = [FIRST, SECOND].map((names) => words.some((word) => names.has(word)));
  if (isFirst === isSecond) return undefined;
  return isFirst ? said : or;
}

/** Whether the two sentences come to different things, one of which would change something. */
function matters(
  text: string,
  doubt: Doubt,
  conversation: Conversation,
  tools: DialogueTools,
  speaker: Speaker,
): boolean {
  const context = { ...contextOf(speaker), focus: conversation.focus };
  const [one, other] = [text, doubt.instead].map((words) => tools.understanding().understand(words, context));
  if (!one || !other || other.outcome === 'rejected' || other.outcome === 'unsupported') return false;
  if (onlyReads(one) && onlyReads(other)) return false;
  return JSON.stringify(one) !== JSON.stringify(other);
}

function onlyReads(meaning: Meaning): boolean {
  return meaning.outcome === 'understood' && meaning.intents.every(({ kind }) => kind === 'query');
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}
