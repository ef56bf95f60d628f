import type { Concept, Condition, Target } from '../domain/concept.ts';
import type { DescribedStep, HeldBack } from '../domain/remark.ts';
import { spokenConditions } from './conditions/words.ts';
import type { DialogueTools, Held } from './tools.ts';

/** A concept for a person: what it sets, which others it uses, or what it is a name for. */
export interface Description {
  readonly steps: readonly DescribedStep[];
  readonly uses: readonly string[];
  readonly means?: readonly string[];
  /** What must hold for any of it, in words. */
  readonly onlyIf?: string;
}

export function describe({ definition }: Concept, tools: Pick<DialogueTools, 'home'>): Description {
  const names = new Map(tools.home().entities.map((entity) => [entity.id, entity.name]));
  if (definition.kind === 'name') return { steps: [], uses: [], means: nameAll(definition.means, names) };
  return {
    steps: definition.steps.flatMap((step) =>
      'set' in step ? [{ devices: nameAll(step.target, names), set: step.set, ...worded(step, tools) }] : [],
    ),
    uses: definition.steps.flatMap((step) => {
      const { onlyIf } = worded(step, tools);
      return 'concept' in step ? [onlyIf === undefined ? step.concept : `${step.concept} only ${onlyIf}`] : [];
    }),
    ...worded(definition, tools),
  };
}

function worded(
  { onlyIf }: { readonly onlyIf?: readonly Condition[] },
  tools: Pick<DialogueTools, 'home'>,
): { readonly onlyIf?: string } {
  return onlyIf?.length ? { onlyIf: spokenConditions(onlyIf, tools.home()) } : {};
}

/** What was left out of a concept, in words. */
export function describeHeld(held: readonly Held[], tools: Pick<DialogueTools, 'home'>): readonly HeldBack[] {
  const names = new Map(tools.home().entities.map((entity) => [entity.id, entity.name]));
  return held.map(({ concept, step, conditions }) => ({
    concept: step && 'concept' in step ? step.concept : concept,
    ...(step && 'set' in step ? { deed: { devices: nameAll(step.target, names), set: step.set } } : {}),
    onlyIf: spokenConditions(conditions, tools.home()),
  }));
}

function nameAll(target: Target, names: ReadonlyMap<string, string>): readonly string[] {
  if ('entities' in target) return target.entities.map((id) => names.get(id) ?? id);
  if ('asked' in target) return [];
  return [`the ${(target.kind.class ?? target.kind.domain).replace(/_/g, ' ')}s ${placeOf(target)}`];
}

function placeOf(target: Extract<Target, { kind: unknown }>): string {
  if (target.in === 'here') return 'here';
  if (target.in === 'home') return 'everywhere';
  return 'area' in target.in ? `in the ${target.in.area}` : `on the ${target.in.floor}`;
}
