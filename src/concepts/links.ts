import type { Concept, Target } from '../domain/concept.ts';
import type { Home } from '../domain/home.ts';

/** The names of the concepts that a concept uses itself. */
export function usesOf({ definition }: Pick<Concept, 'definition'>): readonly string[] {
  if (definition.kind === 'name') return [];
  return [...new Set(definition.steps.flatMap((step) => ('concept' in step ? [step.concept] : [])))];
}

/** A concept with all that it uses, round about, as far as they are known; itself first. */
export function withAllUsed(concept: Concept, known: readonly Concept[]): readonly Concept[] {
  const found = new Map([[concept.id, concept]]);
  for (const one of found.values())
    for (const name of usesOf(one)) {
      const used = conceptFor(name, one.owner, known);
      if (used) found.set(used.id, used);
    }
  return [...found.values()];
}

/** A concept by name as its owner knows it. */
function conceptFor(name: string, owner: string | undefined, known: readonly Concept[]): Concept | undefined {
  const wanted = name.toLowerCase();
  const named = known.filter((one) => [one.name, ...one.otherNames].some((other) => other.toLowerCase() === wanted));
  return named.find((one) => one.owner === owner) ?? named.find((one) => one.owner === undefined);
}

/** What a concept speaks of that a home does not have: devices by entity_id, areas and floors by name. */
export function lacking(concept: Concept, home: Home): readonly string[] {
  const ids = new Set(home.entities.map(({ id }) => id));
  const has = (
    name: string,
    places: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  ): boolean =>
    places.some((place) => [place.name, ...place.aliases].some((one) => one.toLowerCase() === name.toLowerCase()));
  const missing = targetsOf(concept).flatMap((target): readonly string[] => {
    if ('entities' in target) return target.entities.filter((id) => !ids.has(id));
    if (!('in' in target)) return [];
    const gone = (target.except ?? []).filter((id) => !ids.has(id));
    if (typeof target.in === 'string') return gone;
    if ('area' in target.in) return has(target.in.area, home.areas) ? gone : [...gone, `the area ${target.in.area}`];
    return has(target.in.floor, home.floors) ? gone : [...gone, `the floor ${target.in.floor}`];
  });
  return [...new Set(missing)];
}

/** All targets that a concept has, in steps and conditions. */
export function targetsOf({ definition }: Concept): readonly Target[] {
  if (definition.kind === 'name') return [definition.means];
  const conditions = [definition.onlyIf ?? [], ...definition.steps.map(({ onlyIf }) => onlyIf ?? [])].flat();
  return [
    ...definition.steps.flatMap(({ target }) => target ?? []),
    ...conditions.flatMap((condition) => ('target' in condition ? [condition.target] : [])),
  ];
}
