import type { Concept, Definition, Step } from '../domain/concept.ts';
import type { Remark } from '../domain/remark.ts';
import { soundOf } from './heard-name.ts';
import type { DialogueTools, Speaker } from './tools.ts';

/** What became of a definition: a concept that is on disk, or why it was not taken. */
export type Learnt =
  | { readonly outcome: 'learnt'; readonly concept: Concept }
  | { readonly outcome: 'refused'; readonly remark: Remark };

/** A lesson that is not stored yet. */
export interface Draft {
  readonly name: string;
  readonly definition: Definition;
  readonly words: string;
}

/** Stores what a name means, in place of what it meant before. Refused: what would use itself. */
export async function learn(
  name: string,
  definition: Definition,
  taught: { readonly words: string; readonly request?: string },
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Learnt> {
  const owner = /\bmy\b/i.test(name) && speaker.person !== undefined ? speaker.person : undefined;
  const known = tools.concepts
    .all()
    .find((concept) => concept.name.toLowerCase() === name.toLowerCase() && concept.owner === owner);
  const draft = {
    name,
    otherNames: known?.otherNames ?? [],
    ...soundsOf(name, known, speaker),
    ...(owner === undefined ? {} : { owner }),
    definition: flatten(definition, tools, speaker),
    taught: {
      at: tools.now().toISOString(),
      ...(speaker.person === undefined ? {} : { by: speaker.person }),
      ...taught,
    },
  };
  if (usesItself({ ...draft, id: known?.id ?? '' }, tools, speaker))
    return { outcome: 'refused', remark: { say: 'circle', name } };
  if (!known) return { outcome: 'learnt', concept: await tools.concepts.learn(draft) };
  const concept = { ...draft, id: known.id };
  await tools.concepts.change(concept);
  return { outcome: 'learnt', concept };
}

/** A name is heard by the last few ways in which people said it, beside its spelling. */
const MOST_SOUNDS = 4;

function soundsOf(name: string, known: Concept | undefined, speaker: Speaker): Pick<Concept, 'saidAs'> {
  const sound = soundOf(name, speaker.sounds ?? []);
  const before = known?.saidAs ?? [];
  if (sound === undefined || before.includes(sound)) return before.length ? { saidAs: before } : {};
  return { saidAs: [...before, sound].slice(-MOST_SOUNDS) };
}

/** Whether using a concept would use it again. */
export function usesItself(concept: Concept, tools: DialogueTools, speaker: Speaker): boolean {
  if (concept.definition.kind === 'name') return false;
  const names = (one: Concept): readonly string[] =>
    one.definition.kind === 'name'
      ? []
      : one.definition.steps.flatMap((step) => ('concept' in step ? [step.concept.toLowerCase()] : []));
  const own = concept.name.toLowerCase();
  const seen = new Set<string>();
  const reaches = (name: string): boolean => {
    if (name === own) return true;
    if (seen.has(name)) return false;
    seen.add(name);
    const next = tools.concepts
      .all()
      .find(
        (other) => other.name.toLowerCase() === name && (other.owner === undefined || other.owner === speaker.person),
      );
    return next ? names(next).some(reaches) : false;
  };
  return names(concept).some(reaches);
}

/**
 * "Like tea time but dimmer": what is relative to another setting is worked out now, since afterwards there is nothing
 * that it could be relative to.
 */
function flatten(definition: Definition, tools: DialogueTools, speaker: Speaker): Definition {
  if (definition.kind === 'name' || definition.steps.length < 2) return definition;
  const [first, ...others] = definition.steps;
  if (!first || !('concept' in first) || !first.target || !('asked' in first.target)) return definition;
  if (!others.every((step) => 'set' in step && 'asked' in step.target)) return definition;
  const base = tools.concepts
    .all()
    .find(
      ({ name, owner }) =>
        name.toLowerCase() === first.concept.toLowerCase() && (owner === undefined || owner === speaker.person),
    );
  if (base?.definition.kind !== 'setting' || !base.definition.steps.every((step) => isAskedSet(step)))
    return definition;
  return tools.revise(base, { kind: 'setting', steps: others }).definition;
}

const isAskedSet = (step: Step): boolean => 'set' in step && 'asked' in step.target;
