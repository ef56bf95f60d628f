import type { Concept, Definition, Step, Target } from '../domain/concept.ts';
import type { Talk } from '../domain/meaning.ts';
import { contextOf } from './context.ts';
import { type Conversation, settled } from './conversation.ts';
import { describe } from './describe.ts';
import { soundOf } from './heard-name.ts';
import { usesItself } from './learn.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

export type AboutConcept = Extract<
  Talk,
  { about: 'explain' | 'forget' | 'change' | 'drop-step' | 'add-step' | 'swap-device' | 'rename' }
>;

/** What is said about a taught concept: tell it, forget it, change it. */
export async function editConcept(
  conversation: Conversation,
  talk: AboutConcept,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const idle = settled(conversation);
  const concept = tools.concepts.all().find(({ id }) => id === talk.concept);
  if (!concept) return turn(idle, { say: 'not-understood' });
  const { name } = concept;
  switch (talk.about) {
    case 'explain':
      return turn(idle, { say: 'explain', name, ...describe(concept, tools) });
    case 'forget':
      await tools.concepts.forget(concept.id);
      return turn({ ...idle, undoable: 'learning', learned: concept.id }, { say: 'forgot', name });
    case 'rename': {
      const { saidAs: _saidAs, ...rest } = concept;
      const name = talk.words.replace(/^(?:the|a) /, '');
      const sound = soundOf(name, speaker.sounds ?? []);
      const renamed = { ...rest, name, ...(sound === undefined ? {} : { saidAs: [sound] }) };
      await tools.concepts.change(renamed);
      return turn({ ...idle, undoable: 'learning', learned: concept.id }, { say: 'learned', name: renamed.name });
    }
    case 'drop-step': {
      const ids = tools.understanding().resolve(talk.target, speaker.area);
      return change(idle, concept, withoutSteps(concept, ids, tools, speaker), '', tools, speaker);
    }
    case 'swap-device': {
      const from = tools.understanding().resolve(talk.from, speaker.area);
      return change(idle, concept, swapped(concept, from, talk.to, tools, speaker), '', tools, speaker);
    }
    case 'add-step': {
      const added = defineFor(concept, talk.words, tools, speaker);
      return change(idle, concept, added && appended(concept, added, tools, speaker), talk.words, tools, speaker);
    }
    case 'change':
      return changeConcept(idle, concept, talk.words, tools, speaker);
  }
}

/** Settings for the device that was left open change those that are stored; anything else takes their place. */
export async function changeConcept(
  conversation: Conversation,
  concept: Concept,
  words: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const defined = defineFor(concept, words, tools, speaker);
  const merges =
    defined && defined.kind !== 'name' && defined.steps.every((step) => 'set' in step && 'asked' in step.target);
  const changed = defined && (merges ? tools.revise(concept, defined) : replaced(concept, defined));
  return change(conversation, concept, changed, words, tools, speaker);
}

/** Another definition in place of the old one; what it waits for stays, unless that was said anew. */
function replaced(concept: Concept, definition: Definition): Concept {
  const old = concept.definition;
  if (old.kind === 'name' || definition.kind === 'name' || !old.onlyIf || definition.onlyIf)
    return { ...concept, definition };
  return { ...concept, definition: { ...definition, onlyIf: old.onlyIf } };
}

async function change(
  conversation: Conversation,
  concept: Concept,
  changed: Concept | undefined,
  words: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const idle = settled(conversation);
  const { name } = concept;
  if (!changed) return turn(idle, { say: 'not-a-change', name, words });
  if (usesItself(changed, tools, speaker)) return turn(idle, { say: 'circle', name });
  await tools.concepts.change(changed);
  const { steps, uses, onlyIf } = describe(changed, tools);
  return turn(
    { ...idle, undoable: 'learning', learned: concept.id },
    { say: 'changed', name, steps, uses, ...(onlyIf === undefined ? {} : { onlyIf }) },
  );
}

function defineFor(concept: Concept, words: string, tools: DialogueTools, speaker: Speaker): Definition | undefined {
  const domain = openDomain(concept);
  const request = {
    text: concept.name,
    targets: domain ? [`${domain}.any`] : [],
    guess: domain ? 'setting' : 'action',
  } as const;
  const defined = tools.understanding().define(words, contextOf(speaker), request);
  if (defined.outcome !== 'defined') return undefined;
  const { definition } = defined;
  // "Add the kettle": a bare device is to be switched on.
  if (definition.kind !== 'name') return definition;
  return 'entities' in definition.means
    ? { kind: 'procedure', steps: [{ target: definition.means, set: { state: 'on' } }] }
    : undefined;
}

/** Adds steps; one for devices that have a step already takes its place. */
function appended(concept: Concept, added: Definition, tools: DialogueTools, speaker: Speaker): Concept | undefined {
  const { definition } = concept;
  if (definition.kind === 'name' || added.kind === 'name') return undefined;
  const ids = added.steps.flatMap(({ target }) => (target ? tools.understanding().resolve(target, speaker.area) : []));
  const kept = definition.steps.filter((step) => !touches(step, ids, tools, speaker));
  return { ...concept, definition: { ...definition, steps: [...kept, ...added.steps] } };
}

/** The concept with its steps for some devices done by others; undefined where it has none. */
function swapped(
  concept: Concept,
  from: readonly string[],
  to: Target,
  tools: DialogueTools,
  speaker: Speaker,
): Concept | undefined {
  const { definition } = concept;
  if (definition.kind === 'name') return undefined;
  const steps = definition.steps.map((step) => (touches(step, from, tools, speaker) ? { ...step, target: to } : step));
  const same = steps.every((step, i) => step === definition.steps[i]);
  return same ? undefined : { ...concept, definition: { ...definition, steps } };
}

function touches(step: Step, ids: readonly string[], tools: DialogueTools, speaker: Speaker): boolean {
  const { target } = step;
  return (
    target !== undefined &&
    tools
      .understanding()
      .resolve(target, speaker.area)
      .some((id) => ids.includes(id))
  );
}

/** The concept without the steps that set these devices; undefined where there are none, or nothing would be left. */
function withoutSteps(
  concept: Concept,
  ids: readonly string[],
  tools: DialogueTools,
  speaker: Speaker,
): Concept | undefined {
  const { definition } = concept;
  if (definition.kind === 'name') return undefined;
  const steps = definition.steps.filter((step) => !touches(step, ids, tools, speaker));
  if (!steps.length || steps.length === definition.steps.length) return undefined;
  return { ...concept, definition: { ...definition, steps } };
}

function openDomain({ definition }: Concept): string | undefined {
  if (definition.kind === 'name') return undefined;
  for (const { target } of definition.steps) if (target && 'asked' in target) return target.asked.domain;
  return undefined;
}
