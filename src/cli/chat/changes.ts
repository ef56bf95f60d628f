import type { Attributes, Json } from '../../domain/home.ts';

interface State {
  readonly id: string;
  readonly state: string;
  readonly attributes: Attributes;
}

/** Attributes that say nothing about what was done. */
const QUIET = new Set(['last_changed', 'last_updated', 'icon', 'friendly_name']);

/** What is different between two moments: the new state of each changed entity, gone attributes as null. */
export function changesBetween(
  before: readonly State[],
  after: readonly State[],
): Readonly<Record<string, { state: string; attributes: Record<string, Json> }>> {
  const old = new Map(before.map((entity) => [entity.id, entity]));
  const changed: Record<string, { state: string; attributes: Record<string, Json> }> = {};
  for (const { id, state, attributes } of after) {
    const was = old.get(id);
    const different: Record<string, Json> = {};
    for (const [key, value] of Object.entries(attributes)) {
      if (!QUIET.has(key) && JSON.stringify(value) !== JSON.stringify(was?.attributes[key])) different[key] = value;
    }
    for (const key of Object.keys(was?.attributes ?? {})) if (!(key in attributes)) different[key] = null;
    if (state !== was?.state || Object.keys(different).length) changed[id] = { state, attributes: different };
  }
  return changed;
}
