import type { Concept, Definition, Target } from '../domain/concept.ts';
import type { Defined, Meaning } from '../domain/meaning.ts';
import type { DescribedStep } from '../domain/remark.ts';
import { act } from './act.ts';
import { captureSetting } from './capture.ts';
import { contextOf } from './context.ts';
import { type Acting, type Conversation, type Pending, settled } from './conversation.ts';
import { describe } from './describe.ts';
import { isMixed, type Respond, withoutOkay } from './in-order.ts';
import { learn } from './learn.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

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

/** The answer to "can you teach me?". Clear: stored, and what was asked for is done. Unclear: asked again, twice at most. */
export async function takeDefinition(
  conversation: Conversation,
  pending: Teaching,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const context = contextOf(speaker);
  const defined = tools.understanding().define(text, context, pending.request);
  const definition = definitionIn(defined, pending, tools);
  if (!definition) return askAgain(conversation, pending, defined);
  const { name, wanted } = pending;
  const learnt = await learn(
    name,
    definition,
    { words: text, ...(wanted === undefined ? {} : { request: wanted }) },
    tools,
    speaker,
  );
  if (learnt.outcome === 'refused') return turn(settled(conversation), learnt.remark);
  const after: Conversation = { ...settled(conversation), undoable: 'learning', learned: learnt.concept.id };
  const meaning = wanted === undefined ? undefined : tools.understanding().understand(wanted, context);
  if (meaning?.outcome === 'understood' && wanted !== undefined && isMixed(meaning.intents)) {
    const done = await respond(after, meaning, wanted, tools, speaker);
    const known = `${tools.word({ say: 'learned', name })} ${withoutOkay(tools.word(done.remark))}`;
    const conversation: Conversation = { ...done.conversation, undoable: 'learning', learned: learnt.concept.id };
    return { ...done, conversation, remark: { say: 'plainly', text: known } };
  }
  const acts =
    meaning?.outcome === 'understood'
      ? meaning.intents.filter((intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use')
      : [];
  if (!acts.length || wanted === undefined) return turn(after, { say: 'learned', name });
  const done = await act(after, acts, wanted, tools, speaker, name);
  return { ...done, conversation: { ...done.conversation, undoable: 'learning', learned: learnt.concept.id } };
}

function definitionIn(defined: Defined, pending: Teaching, tools: DialogueTools): Definition | undefined {
  if (defined.outcome === 'as-now') {
    const definition = definitionFromNow(pending.request.targets, tools);
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

/** "The way it is now": the settings of the devices, as they stand; of one device for any of its kind. */
function definitionFromNow(targets: readonly string[], tools: DialogueTools): Definition | undefined {
  const { entities } = tools.home();
  const captured = targets.flatMap((id) => {
    const entity = entities.find((one) => one.id === id);
    const set = entity ? captureSetting(entity) : undefined;
    return entity && set ? [{ entity, set }] : [];
  });
  const [first, ...others] = captured;
  if (!first) return undefined;
  if (!others.length)
    return { kind: 'setting', steps: [{ target: { asked: { domain: first.entity.domain } }, set: first.set }] };
  return { kind: 'procedure', steps: captured.map(({ entity, set }) => ({ target: { entities: [entity.id] }, set })) };
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
  const definition = definitionFromNow(tools.understanding().resolve(target, speaker.area), tools);
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
): Promise<Turn> {
  if (!name) return turn({ ...settled(conversation), pending: { awaits: 'lesson' } }, { say: 'how-to-teach' });
  const request = { text: name, span: name, targets: [], guess: 'action' } as const;
  const pending: Teaching = { awaits: 'definition', name, request, asked: 1 };
  if (words === undefined) return turn({ ...settled(conversation), pending }, { say: 'what-shall-it-do', name });
  const defined = tools.understanding().define(words, contextOf(speaker), request);
  if (defined.outcome !== 'defined') return askAgain(conversation, pending, defined);
  return store(conversation, name, defined.definition, words, tools, speaker);
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
  const learnt = await learn(name, definition, { words }, tools, speaker);
  if (learnt.outcome === 'refused') return turn(settled(conversation), learnt.remark);
  return turn(
    { ...settled(conversation), undoable: 'learning', learned: learnt.concept.id },
    { say: 'learned', name, ...saidBack(learnt.concept, tools) },
  );
}
