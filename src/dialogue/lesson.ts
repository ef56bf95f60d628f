import type { Definition, Step } from '../domain/concept.ts';
import type { Meaning } from '../domain/meaning.ts';
import { act } from './act.ts';
import { contextOf } from './context.ts';
import { type Acting, type Conversation, settled } from './conversation.ts';
import { type Respond, withoutOkay } from './in-order.ts';
import { learn } from './learn.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** What was taught: the name, the words of its definition, and what was asked for when it was not yet known. */
export interface Lesson {
  readonly name: string;
  readonly words: string;
  readonly wanted?: string;
}

/** Stores what a word means and does what was asked for with it, at the time for which it was asked. */
export async function concludeLesson(
  conversation: Conversation,
  { name, words, wanted }: Lesson,
  definition: Definition,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const request = wanted === undefined ? {} : { request: wanted };
  const learnt = await learn(name, definition, { words, ...request }, tools, speaker);
  if (learnt.outcome === 'refused') return turn(settled(conversation), learnt.remark);
  const known = { undoable: 'learning', learned: learnt.concept.id } as const;
  const after: Conversation = { ...settled(conversation), ...known };
  const meaning = wanted === undefined ? undefined : tools.understanding().understand(wanted, contextOf(speaker));
  if (!meaning || wanted === undefined || meaning.outcome === 'rejected' || isTalk(meaning))
    return turn(after, { say: 'learned', name });
  const acts = actsIn(meaning);
  if (acts) {
    const done = await act(after, acts, wanted, tools, speaker, name);
    return { ...done, conversation: { ...done.conversation, ...known } };
  }
  // For later, or with more in it: a timer, another word that nobody knows, several lamps of one name.
  const done = await respond(after, meaning, wanted, tools, speaker);
  const text = `${tools.word({ say: 'learned', name })} ${withoutOkay(tools.word(done.remark))}`;
  const planned = done.conversation.undoable === 'plan' ? {} : known;
  return {
    ...done,
    conversation: { ...done.conversation, learned: known.learned, ...planned },
    remark: { say: 'plainly', text },
  };
}

const isTalk = (meaning: Meaning): boolean => meaning.outcome === 'understood' && meaning.intents[0].kind === 'talk';

/** Requests to devices alone; undefined where there is anything else. */
function actsIn(meaning: Meaning): readonly Acting[] | undefined {
  if (meaning.outcome !== 'understood') return undefined;
  const acts = meaning.intents.filter((intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use');
  return acts.length === meaning.intents.length ? acts : undefined;
}

/** The steps of several definitions, one after the other; what one depends on, its steps do. */
export function joinSteps(steps: readonly Step[], definition: Definition): readonly Step[] | undefined {
  if (definition.kind === 'name') return undefined;
  const { onlyIf = [] } = definition;
  const added = definition.steps.map((step) =>
    onlyIf.length ? { ...step, onlyIf: [...onlyIf, ...(step.onlyIf ?? [])] } : step,
  );
  return [...steps, ...added];
}

/** What steps come to; the device is left open where one of them leaves it open. */
export function definitionOfSteps(steps: readonly Step[], statement: boolean): Definition {
  const open = steps.some(({ target }) => target && 'asked' in target);
  return { kind: open ? 'setting' : statement ? 'statement' : 'procedure', steps };
}
