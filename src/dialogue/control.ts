import type { Concept, Step } from '../domain/concept.ts';
import type { Talk } from '../domain/meaning.ts';
import type { Deed } from '../domain/remark.ts';
import { callAll } from './act.ts';
import { type Conversation, settled } from './conversation.ts';
import { contextOf, teachOutright } from './teach.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** What is said about the conversation, or about what was taught, outside of any open question. */
export async function takeTalk(
  conversation: Conversation,
  talk: Talk,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const idle = settled(conversation);
  switch (talk.about) {
    case 'yes':
    case 'thanks':
      return turn(idle, { say: 'thanks' });
    case 'no':
    case 'never-mind':
    case 'dont-know':
      return turn(idle, { say: 'left-alone' });
    case 'repeat':
      return turn(idle, idle.said ? { say: 'again', text: idle.said } : { say: 'not-understood' });
    case 'time':
    case 'date':
      return turn(idle, { say: talk.about, at: tools.now() });
    case 'list-taught':
      return turn(idle, { say: 'list-taught', names: known(tools, speaker).map(({ name }) => name) });
    case 'teach':
      return teachOutright(conversation, talk.concept, talk.words, tools, speaker);
    case 'undo':
      return undo(idle, tools);
    case 'why':
      return why(idle, tools);
    case 'correct':
      return turn(idle, { say: 'not-understood' });
    default:
      return aboutConcept(idle, talk, tools, speaker);
  }
}

async function aboutConcept(
  idle: Conversation,
  talk: Extract<Talk, { about: 'explain' | 'forget' | 'change' | 'drop-step' }>,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const concept = tools.concepts.all().find(({ id }) => id === talk.concept);
  if (!concept) return turn(idle, { say: 'not-understood' });
  const { name } = concept;
  const learnt: Conversation = { ...idle, undoable: 'learning' };
  switch (talk.about) {
    case 'explain':
      return turn(idle, { say: 'explain', name, ...describe(concept, tools) });
    case 'forget':
      await tools.concepts.forget(concept.id);
      return turn(learnt, { say: 'forgot', name });
    case 'change': {
      const domain = openDomain(concept);
      const request = {
        text: name,
        targets: domain ? [`${domain}.any`] : [],
        guess: domain ? 'setting' : 'action',
      } as const;
      const defined = tools.understanding().define(talk.words, contextOf(speaker), request);
      if (defined.outcome !== 'defined') return turn(idle, { say: 'not-a-change', name, words: talk.words });
      const changed = tools.revise(concept, defined.definition);
      await tools.concepts.change(changed);
      return turn(learnt, { say: 'changed', name, steps: describe(changed, tools).steps });
    }
    case 'drop-step': {
      const changed = withoutSteps(concept, tools.understanding().resolve(talk.target, speaker.area), tools, speaker);
      if (!changed) return turn(idle, { say: 'not-a-change', name, words: '' });
      await tools.concepts.change(changed);
      return turn(learnt, { say: 'changed', name, steps: describe(changed, tools).steps });
    }
  }
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
  const sets = (step: Step): boolean => {
    const target = step.target;
    return (
      target !== undefined &&
      tools
        .understanding()
        .resolve(target, speaker.area)
        .some((id) => ids.includes(id))
    );
  };
  const steps = definition.steps.filter((step) => !sets(step));
  if (!steps.length || steps.length === definition.steps.length) return undefined;
  return { ...concept, definition: { ...definition, steps } };
}

function openDomain({ definition }: Concept): string | undefined {
  if (definition.kind === 'name') return undefined;
  for (const { target } of definition.steps) if (target && 'asked' in target) return target.asked.domain;
  return undefined;
}

/** Concepts that this speaker can use. */
function known(tools: DialogueTools, speaker: Speaker): readonly Concept[] {
  return tools.concepts.all().filter(({ owner }) => owner === undefined || owner === speaker.person);
}

function describe(
  concept: Concept,
  tools: DialogueTools,
): { steps: readonly Deed[]; uses: readonly string[]; means?: readonly string[] } {
  const { definition } = concept;
  const names = new Map(tools.home().entities.map((entity) => [entity.id, entity.name]));
  const nameAll = (target: NonNullable<Step['target']>): readonly string[] => {
    if ('entities' in target) return target.entities.map((id) => names.get(id) ?? id);
    if ('asked' in target) return [];
    const place =
      target.in === 'here'
        ? 'here'
        : target.in === 'home'
          ? 'everywhere'
          : 'area' in target.in
            ? `in the ${target.in.area}`
            : `on the ${target.in.floor}`;
    return [`the ${(target.kind.class ?? target.kind.domain).replace(/_/g, ' ')}s ${place}`];
  };
  if (definition.kind === 'name') return { steps: [], uses: [], means: nameAll(definition.means) };
  return {
    steps: definition.steps.flatMap((step) =>
      'set' in step ? [{ devices: nameAll(step.target), set: step.set }] : [],
    ),
    uses: definition.steps.flatMap((step) => ('concept' in step ? [step.concept] : [])),
  };
}

/** Takes back what came last: what was done, or what was learned. */
async function undo(idle: Conversation, tools: DialogueTools): Promise<Turn> {
  const { last, undoable, ...rest } = idle;
  if (undoable === 'learning') {
    const concept = await tools.concepts.undo();
    if (concept === undefined) return turn(idle, { say: 'nothing-to-undo' });
    return turn({ ...rest, ...(last ? { last, undoable: 'act' } : {}) }, { say: 'undone', devices: [], concept });
  }
  if (undoable !== 'act' || !last) return turn(idle, { say: 'nothing-to-undo' });
  const restored = await restore(last.before, tools);
  if (restored.failure) return turn(idle, { say: 'failed', reason: restored.failure }, restored.calls);
  return turn({ ...rest, last }, { say: 'undone', devices: restored.devices }, restored.calls);
}

/** Puts devices back to how they were. What would open or unlock something is left as it is. */
export async function restore(
  before: NonNullable<Conversation['last']>['before'],
  tools: DialogueTools,
): Promise<{ calls: Awaited<ReturnType<typeof callAll>>['calls']; devices: readonly string[]; failure?: string }> {
  const home = tools.home();
  const entities = new Map(home.entities.map((entity) => [entity.id, entity]));
  const planned = before.flatMap(({ entity, set }) => {
    const device = entities.get(entity);
    return device ? tools.plan(set, [device], home).calls.map((call) => ({ call, name: device.name })) : [];
  });
  const guarded = tools.sensitive(
    planned.map(({ call }) => call),
    home,
  );
  const allowed = planned.filter(({ call }) => !guarded.includes(call));
  const made = await callAll(
    allowed.map(({ call }) => call),
    tools,
  );
  return { ...made, devices: [...new Set(allowed.map(({ name }) => name))] };
}

function why(idle: Conversation, tools: DialogueTools): Turn {
  const { last } = idle;
  if (!last) return turn(idle, { say: 'no-reason' });
  const concepts = last.concepts.flatMap((id) => tools.concepts.all().find((concept) => concept.id === id) ?? []);
  return turn(idle, {
    say: 'why',
    words: last.text,
    concepts: concepts.map(({ name, taught }) => ({ name, taught: taught.words, at: taught.at })),
  });
}
