import { type Context, domainOf, type StateObject, type World } from './world.ts';

/** A state that an entity came to. */
export interface Recorded {
  readonly state: Pick<StateObject, 'entity_id' | 'state' | 'attributes' | 'last_changed' | 'last_updated'>;
  readonly context: Context;
}

/** What the home remembers of its past. */
export interface Recorder {
  /** The states of one entity from a moment up to before another, oldest first. */
  between(entityId: string, from: number, to: number): readonly Recorded[];
  /** The entities of which something is remembered. */
  entities(): readonly string[];
}

/** The oldest go first beyond this. */
const MOST_PER_ENTITY = 10_000;

export function createRecorder(world: Pick<World, 'subscribe'>): Recorder {
  const kept = new Map<string, Recorded[]>();
  world.subscribe((next) => {
    const { entity_id, state, attributes, last_changed, last_updated, context } = next;
    if (domainOf(entity_id) === 'zone') return;
    const rows = kept.get(entity_id) ?? [];
    rows.push({ state: { entity_id, state, attributes, last_changed, last_updated }, context });
    if (rows.length > MOST_PER_ENTITY) rows.splice(0, MOST_PER_ENTITY / 10);
    kept.set(entity_id, rows);
  });
  return {
    between: (entityId, from, to) =>
      (kept.get(entityId) ?? []).filter(({ state }) => state.last_updated >= from && state.last_updated < to),
    entities: () => [...kept.keys()],
  };
}
