import type { Concept, Condition, Step, Target } from '../domain/concept.ts';
import type { Setting } from '../domain/setting.ts';

/** What using a concept comes to: settings for devices that are there, and what is wrong with the rest. */
export interface Expansion {
  readonly parts: readonly { readonly entities: readonly string[]; readonly set: Setting }[];
  /** Devices that the concept names and that are no longer in the home. */
  readonly gone: readonly string[];
  /** Concepts that it uses and that are not known. */
  readonly unknown: readonly string[];
  /** What was left out since a condition does not hold. */
  readonly held: readonly Held[];
}

/** A whole concept, or one step of it, that waits for conditions which do not hold now. */
export interface Held {
  readonly concept: string;
  readonly step?: Step;
  readonly conditions: readonly Condition[];
}

export interface Surroundings {
  /** A concept by name, as this speaker knows it. */
  concept(name: string): Concept | undefined;
  resolve(target: Target, area?: string): readonly string[];
  /** Whether a condition holds now. */
  holds(condition: Condition): boolean;
  readonly area?: string;
}

/**
 * Unfolds a concept, and those that it is built of, into settings for devices. `asked` are the devices that were named
 * with it; they stand in wherever the concept left the device open. A use of itself, round about, is left out, and so is
 * what has a condition that does not hold.
 */
export function expandConcept(concept: Concept, asked: readonly string[], around: Surroundings): Expansion {
  const parts: { entities: readonly string[]; set: Setting }[] = [];
  const gone = new Set<string>();
  const unknown = new Set<string>();
  const held: Held[] = [];

  const devices = (target: Target | undefined, named: readonly string[]): readonly string[] => {
    if (!target) return named;
    if ('asked' in target) return named;
    const found = around.resolve(target, around.area);
    if ('entities' in target) for (const id of target.entities) if (!found.includes(id)) gone.add(id);
    return found;
  };
  const walk = (one: Concept, named: readonly string[], path: readonly string[]): void => {
    if (one.definition.kind === 'name') return;
    if (waits(one.name, one.definition.onlyIf)) return;
    for (const step of one.definition.steps)
      if (!waits(one.name, step.onlyIf, step)) take(step, named, [...path, one.id]);
  };
  const waits = (name: string, onlyIf: readonly Condition[] = [], step?: Step): boolean => {
    const conditions = onlyIf.filter((condition) => !around.holds(condition));
    if (conditions.length) held.push({ concept: name, conditions, ...(step ? { step } : {}) });
    return conditions.length > 0;
  };
  const take = (step: Step, named: readonly string[], path: readonly string[]): void => {
    const entities = devices(step.target, named);
    if ('set' in step) {
      if (entities.length) parts.push({ entities, set: step.set });
      return;
    }
    const used = around.concept(step.concept);
    if (!used) unknown.add(step.concept);
    else if (!path.includes(used.id)) walk(used, entities, path);
  };
  walk(concept, asked, []);
  return { parts, gone: [...gone], unknown: [...unknown], held };
}
