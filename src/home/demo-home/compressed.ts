import type { Json } from '../../domain/home.ts';
import { type Context, type StateObject, sameJson } from './world.ts';

/** A state in full, as `get_states` and `state_changed` give it. */
export function fullState(state: StateObject): Json {
  return {
    entity_id: state.entity_id,
    state: state.state,
    attributes: state.attributes,
    last_changed: new Date(state.last_changed).toISOString(),
    last_reported: new Date(state.last_updated).toISOString(),
    last_updated: new Date(state.last_updated).toISOString(),
    context: { ...state.context },
  };
}

/** A state as `subscribe_entities` first gives it; times in seconds. */
export function compressedState(state: StateObject): Json {
  const times = { lc: state.last_changed / 1000 };
  return {
    s: state.state,
    a: state.attributes,
    c: compressedContext(state.context),
    ...(state.last_updated === state.last_changed ? times : { ...times, lu: state.last_updated / 1000 }),
  };
}

/** The difference of two states as `subscribe_entities` gives it. */
export function stateDifference(old: StateObject, next: StateObject): Json {
  const added: Record<string, Json> = {};
  const attributes: Record<string, Json> = {};
  for (const [key, value] of Object.entries(next.attributes)) {
    const before = old.attributes[key];
    if (before === undefined || !sameJson(before, value)) attributes[key] = value;
  }
  const removed = Object.keys(old.attributes).filter((key) => !(key in next.attributes));
  if (old.state !== next.state) added.s = next.state;
  if (old.last_changed !== next.last_changed) added.lc = next.last_changed / 1000;
  else if (old.last_updated !== next.last_updated) added.lu = next.last_updated / 1000;
  const why = contextDifference(old.context, next.context);
  if (why !== undefined) added.c = why;
  if (Object.keys(attributes).length > 0) added.a = attributes;
  return { '+': added, ...(removed.length > 0 ? { '-': { a: removed } } : {}) };
}

/** The id alone where nothing else changed: whoever reads it keeps the rest of what was before. */
function contextDifference(old: Context, next: Context): Json | undefined {
  const more = {
    ...(old.parent_id === next.parent_id ? {} : { parent_id: next.parent_id }),
    ...(old.user_id === next.user_id ? {} : { user_id: next.user_id }),
  };
  const id = old.id === next.id ? {} : { id: next.id };
  if (Object.keys(more).length > 0) return { ...more, ...id };
  return id.id;
}

function compressedContext(context: Context): Json {
  return context.user_id === null && context.parent_id === null ? context.id : { ...context };
}
