import type { Definition } from '../domain/concept.ts';
import type { Defined, Meaning } from '../domain/meaning.ts';
import { act } from './act.ts';
import { captureSetting } from './capture.ts';
import { type Acting, type Conversation, type Pending, settled } from './conversation.ts';
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
): Promise<Turn> {
  const context = contextOf(speaker);
  const defined = tools.understanding().define(text, context, pending.request);
  const definition =
    defined.outcome === 'as-now'
      ? definitionFromNow(pending, tools)
      : defined.outcome === 'defined'
        ? defined.definition
        : undefined;
  if (!definition) return askAgain(conversation, pending, defined);
  await tools.concepts.learn({
    name: pending.name,
    otherNames: [],
    ...ownerOf(pending.name, speaker),
    definition,
    taught: {
      at: tools.now().toISOString(),
      ...(speaker.person === undefined ? {} : { by: speaker.person }),
      ...(pending.wanted === undefined ? {} : { request: pending.wanted }),
      words: text,
    },
  });
  const learned: Conversation = { ...settled(conversation), undoable: 'learning' };
  if (pending.wanted === undefined) return turn(learned, { say: 'learned', name: pending.name });
  const meaning = tools.understanding().understand(pending.wanted, context);
  const acts =
    meaning.outcome === 'understood'
      ? meaning.intents.filter((intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use')
      : [];
  if (!acts.length) return turn(learned, { say: 'learned', name: pending.name });
  const done = await act(learned, acts, pending.wanted, tools, speaker, pending.name);
  return { ...done, conversation: { ...done.conversation, undoable: 'learning' } };
}

function askAgain(conversation: Conversation, pending: Teaching, defined: Defined): Turn {
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'gave-up', name: pending.name });
  const unclear = defined.outcome === 'unclear' ? defined.words : '';
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'define-again', name: pending.name, unclear, attempt: pending.asked },
  );
}

/** "The way it is now": the settings of the devices that were asked for, as they stand. */
function definitionFromNow(pending: Teaching, tools: DialogueTools): Definition | undefined {
  const entity = tools.home().entities.find(({ id }) => id === pending.request.targets[0]);
  const set = entity ? captureSetting(entity) : undefined;
  return entity && set
    ? { kind: 'setting', steps: [{ target: { asked: { domain: entity.domain } }, set }] }
    : undefined;
}

/** A name with "my" in it belongs to the speaker, where that is known. */
function ownerOf(name: string, speaker: Speaker): { readonly owner?: string } {
  return /\bmy\b/i.test(name) && speaker.person !== undefined ? { owner: speaker.person } : {};
}

/** "When I say X, do Y": stores Y under X and does nothing now. */
export async function teachOutright(
  conversation: Conversation,
  name: string,
  words: string | undefined,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  if (!name)
    return turn(settled(conversation), {
      say: 'cannot',
      reason: 'Say it like this: "when I say movie time, close the blinds and dim the lights to 20 percent".',
    });
  const request = { text: name, span: name, targets: [], guess: 'action' } as const;
  const pending: Teaching = { awaits: 'definition', name, request, asked: 1 };
  if (words === undefined) return turn({ ...settled(conversation), pending }, { say: 'what-shall-it-do', name });
  const defined = tools.understanding().define(words, contextOf(speaker));
  if (defined.outcome !== 'defined') return askAgain(conversation, pending, defined);
  const draft = {
    name,
    otherNames: [],
    ...ownerOf(name, speaker),
    definition: defined.definition,
    taught: { at: tools.now().toISOString(), ...(speaker.person === undefined ? {} : { by: speaker.person }), words },
  };
  const known = tools.concepts
    .all()
    .find(
      (concept) => concept.name.toLowerCase() === name.toLowerCase() && concept.owner === ownerOf(name, speaker).owner,
    );
  if (known) await tools.concepts.change({ ...known, definition: draft.definition, taught: draft.taught });
  else await tools.concepts.learn(draft);
  return turn({ ...settled(conversation), undoable: 'learning' }, { say: 'learned', name });
}

/** What meaning is told about the situation. */
export function contextOf(speaker: Speaker): { readonly area?: string; readonly speaker?: string } {
  return {
    ...(speaker.area === undefined ? {} : { area: speaker.area }),
    ...(speaker.person === undefined ? {} : { speaker: speaker.person }),
  };
}
