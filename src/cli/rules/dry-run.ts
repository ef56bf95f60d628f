import { lacking, withAllUsed } from '../../concepts/links.ts';
import type { ConceptStore } from '../../concepts/store.ts';
import { act } from '../../dialogue/act.ts';
import { NEW_CONVERSATION } from '../../dialogue/conversation.ts';
import { describeHeld } from '../../dialogue/describe.ts';
import { type PlannedActs, planActs } from '../../dialogue/plan-acts.ts';
import type { PlanningTools, Speaker } from '../../dialogue/tools.ts';
import type { Call } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Concept } from '../../domain/concept.ts';
import { Failure } from '../../domain/failure.ts';
import type { Entity, Home } from '../../domain/home.ts';
import type { Understanding, UseIntent } from '../../domain/meaning.ts';
import type { HeldBack } from '../../domain/remark.ts';
import type { Policy } from '../../home/policy.ts';
import { askedDomain } from '../../meaning/interpret.ts';
import { createLanguage, planningWith } from '../../mind.ts';
import { createWording } from '../../voice/wording/wording.ts';
import { nearest } from '../nearest.ts';

/** Where a concept is tried: a home as it is now, what is known, and what needs a yes there. */
export interface Stage {
  readonly home: Home;
  readonly concepts: ConceptStore;
  readonly policy: Policy;
  readonly clock: Clock;
}

/** What using a concept would come to. Nothing is called. */
export interface DryRun {
  /** The devices that stand in where the concept leaves them open. */
  readonly asked: readonly string[];
  readonly planned: PlannedActs;
  /** The service calls that would be made at once. */
  readonly calls: readonly Call[];
  readonly held: readonly HeldBack[];
  /** What it speaks of, also in the concepts that it uses, and the home does not have. */
  readonly lacking: readonly string[];
  readonly say: string;
  readonly listening: boolean;
}

/** What planning on a stage needs, and how targets are resolved there. */
export function planningOn({ home, concepts, policy, clock }: Stage): PlanningTools & Pick<Understanding, 'resolve'> {
  const hub = { home: () => home, subscribe: () => () => undefined };
  const language = createLanguage(hub, concepts);
  const { resolve } = language.understanding();
  return { ...planningWith(hub, { concepts, policy, language, clock }), resolve };
}

/** Plans the use of a concept as a voice in a room would have it, by the same code. */
export async function dryRun(
  concept: Concept,
  { area, device }: { readonly area: string | undefined; readonly device: string | undefined },
  stage: Stage,
): Promise<DryRun> {
  const tools = planningOn(stage);
  const domain = askedDomain(concept);
  const here = domain === undefined ? [] : tools.resolve({ kind: { domain }, in: 'here' }, area);
  const asked = device === undefined ? here : [deviceNamed(device, area, stage.home).id];
  const intent: UseIntent = {
    kind: 'use',
    name: 'UnderstudyUse',
    slots: { concept: concept.name },
    targets: asked,
    concept: concept.id,
  };
  const speaker: Speaker = {
    site: 'dry-run',
    ...(area === undefined ? {} : { area }),
    ...(concept.owner === undefined ? {} : { person: concept.owner }),
  };
  const planned = planActs([intent], tools, speaker);
  const nothing = {
    call: async () => undefined,
    schedule: {
      all: () => [],
      put: async () => undefined,
      remove: async () => undefined,
      subscribe: () => () => undefined,
    },
    now: () => new Date(stage.clock.now()),
    log: { info: () => undefined, problem: () => undefined },
  };
  const turn = await act(NEW_CONVERSATION, [intent], concept.name, { ...tools, ...nothing }, speaker);
  return {
    asked,
    planned,
    calls: turn.calls,
    held: describeHeld(planned.held, tools),
    lacking: [...new Set(withAllUsed(concept, stage.concepts.all()).flatMap((one) => lacking(one, stage.home)))],
    say: createWording()(turn.remark),
    listening: turn.conversation.pending !== undefined,
  };
}

/** A device by its entity_id, its name or an alias; of several, the one in the area. Throws a Failure (BAD_USAGE). */
export function deviceNamed(name: string, area: string | undefined, home: Home): Entity {
  const wanted = name.trim().toLowerCase();
  const found = home.entities.filter(({ id, name: own, aliases }) =>
    [id, own, ...aliases].some((one) => one.toLowerCase() === wanted),
  );
  const [first, ...others] = found.some((one) => one.area === area) ? found.filter((one) => one.area === area) : found;
  if (first && !others.length) return first;
  if (first) {
    const ids = [first, ...others].map(({ id }) => id).join(', ');
    throw new Failure('BAD_USAGE', `Several devices are called "${name}"; name one by its id: ${ids}.`);
  }
  const near = nearest(
    name,
    home.entities.flatMap(({ id, name: own, aliases }) => [id, own, ...aliases]),
  );
  throw new Failure(
    'BAD_USAGE',
    `There is no device "${name}" in this home.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
  );
}
