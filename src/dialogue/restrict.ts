import type { Concept, Condition } from '../domain/concept.ts';
import type { Talk } from '../domain/meaning.ts';
import { type Conversation, settled } from './conversation.ts';
import { describe } from './describe.ts';
import type { DialogueTools } from './tools.ts';
import { type Turn, turn } from './turn.ts';

type AboutConditions = Extract<Talk, { about: 'restrict' | 'free' }>;

/** "Make movie time only work after sunset", "not only after sunset any more": when a concept may be used. */
export async function restrictConcept(
  conversation: Conversation,
  talk: AboutConditions,
  tools: DialogueTools,
): Promise<Turn> {
  const idle = settled(conversation);
  const id = talk.concept ?? spokenOf(idle);
  const concept = tools.concepts.all().find((one) => one.id === id);
  if (!concept) return turn(idle, { say: 'not-understood' });
  const { name, definition } = concept;
  if (definition.kind === 'name')
    return turn(idle, { say: 'cannot', reason: `"${name}" is a name, so it can't depend on anything.` });
  const changed = talk.about === 'restrict' ? restricted(concept, talk.onlyIf) : freed(concept, talk.onlyIf);
  if (!changed) return turn(idle, { say: 'cannot', reason: `"${name}" has no such condition.` });
  await tools.concepts.change(changed);
  return turn(
    { ...idle, undoable: 'learning', learned: concept.id },
    { say: 'changed', name, ...describe(changed, tools) },
  );
}

/** The concept that was learned, changed or used last. */
const spokenOf = ({ learned, last }: Conversation): string | undefined => learned ?? last?.concepts.at(-1);

/** A new condition takes the place of one of its sort: there is one time of day, one set of days. */
function restricted(concept: Concept, onlyIf: readonly Condition[]): Concept {
  const { definition } = concept;
  if (definition.kind === 'name') return concept;
  const kept = (definition.onlyIf ?? []).filter((old) => !onlyIf.some((one) => isAlike(old, one)));
  return { ...concept, definition: { ...definition, onlyIf: [...kept, ...onlyIf] } };
}

/** Without the conditions of these sorts, or without any; undefined where there are none. Steps lose theirs as well. */
function freed(concept: Concept, of: readonly Condition[] | undefined): Concept | undefined {
  const { definition } = concept;
  if (definition.kind === 'name') return undefined;
  const goes = (condition: Condition): boolean => of === undefined || of.some((one) => isAlike(condition, one));
  const { onlyIf: whole = [], ...rest } = definition;
  let some = whole.some(goes);
  const steps = definition.steps.map(({ onlyIf = [], ...step }) => {
    some ||= onlyIf.some(goes);
    const kept = onlyIf.filter((condition) => !goes(condition));
    return kept.length ? { ...step, onlyIf: kept } : step;
  });
  const kept = whole.filter((condition) => !goes(condition));
  return some ? { ...concept, definition: { ...rest, steps, ...(kept.length ? { onlyIf: kept } : {}) } } : undefined;
}

function isAlike(one: Condition, other: Condition): boolean {
  if ('target' in one || 'target' in other)
    return 'target' in one && 'target' in other && JSON.stringify(one.target) === JSON.stringify(other.target);
  return sortOf(one) === sortOf(other);
}

const sortOf = (condition: Condition): string => ('sun' in condition ? 'sun' : 'days' in condition ? 'days' : 'time');
