import type { Concept, Target } from '../domain/concept.ts';
import type { Deed } from '../domain/remark.ts';
import type { DialogueTools } from './tools.ts';

/** A concept for a person: what it sets, which others it uses, or what it is a name for. */
export interface Description {
  readonly steps: readonly Deed[];
  readonly uses: readonly string[];
  readonly means?: readonly string[];
}

export function describe({ definition }: Concept, tools: DialogueTools): Description {
  const names = new Map(tools.home().entities.map((entity) => [entity.id, entity.name]));
  if (definition.kind === 'name') return { steps: [], uses: [], means: nameAll(definition.means, names) };
  return {
    steps: definition.steps.flatMap((step) =>
      'set' in step ? [{ devices: nameAll(step.target, names), set: step.set }] : [],
    ),
    uses: definition.steps.flatMap((step) => ('concept' in step ? [step.concept] : [])),
  };
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
