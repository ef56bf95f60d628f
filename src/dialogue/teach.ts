import type { Concept, Definition, Target } from '../domain/concept.ts';
import type { Defined, Meaning } from '../domain/meaning.ts';
import type { DescribedStep } from '../domain/remark.ts';
import { askAboutClash, clashOf } from './conflict.ts';
import { contextOf } from './context.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import { describe } from './describe.ts';
import { definitionFromNow } from './from-now.ts';
import type { Respond } from './in-order.ts';
import { type Draft, learn } from './learn.ts';
import { concludeLesson, definitionOfSteps, joinSteps, type Lesson } from './lesson.ts';
import { announcesSteps, asksToWatch, isFinished, stepIn } from './lesson-words.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';
import { startWatching } from './watch.ts';

type Teaching = Extract<Pending, { awaits: 'definition' }>;

/** Asked three times at most: once, and twice more where the answer was unclear. */
const TIMES = 3;

/** Words that nobody explained: asks for them, keeping the request for when they are known. */
export function askToTeach(conversation: Conversation, meaning: Extract<Meaning, { outcome: 'unknown' }>): Turn {
  const [span] = meaning.unknown;
  const name = nameFrom(span.text);
  const pending: Pending = {
    awaits: 'definition',
    name,
    request: { ...meaning.request, span: name, guess: span.guess },
    wanted: meaning.request.text,
    asked: 1,
  };
  return turn({ ...settled(conversation), pending }, { say: 'teach-me', words: name, guess: span.guess });
}

/** The name that unknown words give: courtesies and "in here" are no part of it. */
function nameFrom(words: string): string {
  const name = words
    .trim()
    .replace(/^(?:please|the|a|an|some)\s+/i, '')
    .replace(/[\s,]+(?:please|again|now)$/i, '')
    .replace(/\s+(?:in here|in this room|here)$/i, '');
  return name || words.trim();
}

/**
 * The answer to "can you teach me?". Clear: stored, and what was asked for is done. Unclear: asked again, twice at most.
 * "First ..." opens several steps, that follow turn by turn until "that's all"; "watch me" shows it.
 */
export async function takeDefinition(
  conversation: Conversation,
  pending: Teaching,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  if (asksToWatch(text)) return startWatching(conversation, pending, tools);
  const said = stepIn(text);
  const { name, wanted, steps = [] } = pending;
  const lesson = (words: string): Lesson => ({ name, words, ...(wanted === undefined ? {} : { wanted }) });
  const conclude = (words: string, definition: Definition): Promise<Turn> =>
    wanted === undefined
      ? store(conversation, name, definition, words, tools, speaker)
      : concludeLesson(conversation, lesson(words), definition, tools, speaker, respond);
  const statement = pending.request.guess === 'action';
  if (pending.steps && isFinished(text))
    return steps.length
      ? conclude(pending.words ?? '', definitionOfSteps(steps, statement))
      : giveUp(conversation, name);
  if (announcesSteps(text)) return goOn(conversation, { ...pending, steps }, 'What comes first?');
  const inSteps = pending.steps !== undefined || said.opens;
  const defined = tools
    .understanding()
    .define(inSteps || said.ends ? said.words : text, contextOf(speaker), pending.request);
  const definition = definitionIn(defined, pending, tools, speaker);
  if (!definition) return askAgain(conversation, pending, defined);
  if (!inSteps) return conclude(text, definition);
  const joined = joinSteps(steps, definition);
  if (!joined) return askAgain(conversation, pending, { outcome: 'unclear', words: said.words });
  const words = [pending.words, said.words].filter(Boolean).join('; ');
  if (said.ends) return conclude(words, definitionOfSteps(joined, statement));
  const next = steps.length ? 'Okay. And then?' : 'Okay. What then? Say "that\'s all" at the end.';
  return goOn(conversation, { ...pending, steps: joined, words }, next);
}

const goOn = (conversation: Conversation, pending: Teaching, text: string): Turn =>
  turn({ ...settled(conversation), pending }, { say: 'plainly', text });

const giveUp = (conversation: Conversation, name: string): Turn =>
  turn(settled(conversation), { say: 'gave-up', name });

function definitionIn(
  defined: Defined,
  pending: Teaching,
  tools: DialogueTools,
  speaker: Speaker,
): Definition | undefined {
  if (defined.outcome === 'as-now') {
    const definition = definitionFromNow(pending.request.targets, tools, speaker);
    if (!definition || definition.kind === 'name' || !defined.onlyIf?.length) return definition;
    return { ...definition, onlyIf: defined.onlyIf };
  }
  return defined.outcome === 'defined' ? defined.definition : undefined;
}

function askAgain(conversation: Conversation, pending: Teaching, defined: Defined): Turn {
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'gave-up', name: pending.name });
  const unclear = defined.outcome === 'unclear' ? defined.words : '';
  const why = defined.outcome === 'unclear' && defined.why !== undefined ? { why: defined.why } : {};
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'define-again', name: pending.name, unclear, attempt: pending.asked, ...why },
  );
}

/** "Remember how the blinds are now as siesta". */
export async function teachAsNow(
  conversation: Conversation,
  name: string,
  target: Target,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const definition = definitionFromNow(tools.understanding().resolve(target, speaker.area), tools, speaker);
  if (!definition)
    return turn(settled(conversation), {
      say: 'cannot',
      reason: 'There is nothing there whose state I could remember.',
    });
  return store(conversation, name, definition, text, tools, speaker);
}

/** "When I say X, do Y": stores Y under X and does nothing now. */
export async function teachOutright(
  conversation: Conversation,
  name: string,
  words: string | undefined,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  if (!name) return turn({ ...settled(conversation), pending: { awaits: 'lesson' } }, { say: 'how-to-teach' });
  const request = { text: name, span: name, targets: [], guess: 'action' } as const;
  const pending: Teaching = { awaits: 'definition', name, request, asked: 1 };
  if (words === undefined) return turn({ ...settled(conversation), pending }, { say: 'what-shall-it-do', name });
  const defined = tools.understanding().define(words, contextOf(speaker), request);
  if (defined.outcome === 'defined' && !stepIn(words).opens)
    return store(conversation, name, defined.definition, words, tools, speaker);
  return takeDefinition(conversation, pending, words, tools, speaker, respond);
}

/** What depends on something is said back: half of it may have been understood another way. */
function saidBack(
  concept: Concept,
  tools: DialogueTools,
): { readonly steps?: readonly DescribedStep[]; readonly onlyIf?: string } {
  const { definition } = concept;
  if (definition.kind === 'name') return {};
  if (!definition.onlyIf && !definition.steps.some(({ onlyIf }) => onlyIf)) return {};
  const { steps, onlyIf } = describe(concept, tools);
  return { steps: steps.filter((step) => step.onlyIf !== undefined), ...(onlyIf === undefined ? {} : { onlyIf }) };
}

async function store(
  conversation: Conversation,
  name: string,
  definition: Definition,
  words: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const draft: Draft = { name, definition, words };
  const clash = clashOf(draft, tools, speaker);
  return clash ? askAboutClash(conversation, draft, clash) : keep(conversation, draft, tools, speaker);
}

/** Stores a lesson, whatever its name meant before. */
export async function keep(
  conversation: Conversation,
  { name, definition, words }: Draft,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const learnt = await learn(name, definition, { words }, tools, speaker);
  if (learnt.outcome === 'refused') return turn(settled(conversation), learnt.remark);
  return turn(
    { ...settled(conversation), undoable: 'learning', learned: learnt.concept.id },
    { say: 'learned', name, ...saidBack(learnt.concept, tools) },
  );
}
