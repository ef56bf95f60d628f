import type { Clock } from '../../domain/clock.ts';
import type { Home, Json } from '../../domain/home.ts';
import type { Bare, Patch } from './device.ts';
import { ALARM_CODE } from './devices/house.ts';
import { kindOf } from './devices/kinds.ts';
import { SCENE_STATES, SCRIPT_SEQUENCE } from './devices/scenes.ts';
import { TODO_ITEMS } from './devices/todo.ts';

/** Who caused a change. `user_id` is null for what a device did by itself. */
export interface Context {
  readonly id: string;
  readonly parent_id: string | null;
  readonly user_id: string | null;
}

/** An entity's state as the hub keeps it. Times are milliseconds since 1970. */
export interface StateObject extends Bare {
  readonly entity_id: string;
  readonly last_changed: number;
  readonly last_updated: number;
  readonly context: Context;
}

export type StateListener = (next: StateObject, old: StateObject | undefined) => void;

/** The states of all entities, how groups follow their members, and what is to happen later. */
export interface World {
  get(entityId: string): StateObject | undefined;
  all(): readonly StateObject[];
  /** Changes an entity, makes it if need be. Nothing is told where nothing changed. */
  change(entityId: string, patch: Patch, context: Context): void;
  /** Takes an entity out of the home. */
  remove(entityId: string): void;
  memory(entityId: string): Map<string, Json>;
  /** The members of a group that exist; empty for what is no group. */
  members(entityId: string): readonly string[];
  later(entityId: string, delayMs: number, task: () => void): void;
  leave(entityId: string): void;
  subscribe(listener: StateListener): () => void;
  /** Tells what was taken out, as it was last. */
  onRemoved(listener: (last: StateObject) => void): () => void;
  close(): void;
}

/** What a home file tells the demo home alone: the hub has no such attributes. */
const PRIVATE: Readonly<Record<string, readonly string[]>> = {
  scene: [SCENE_STATES],
  script: [SCRIPT_SEQUENCE],
  todo: [TODO_ITEMS],
  alarm_control_panel: [ALARM_CODE],
};

const NO_GROUPS = new Set(['scene', 'script', 'automation', 'zone', 'person']);

export function createWorld(home: Home, clock: Clock, start: Context): World {
  const states = new Map<string, StateObject>();
  const memories = new Map<string, Map<string, Json>>();
  const groupsOf = new Map<string, string[]>();
  const pending = new Map<string, () => void>();
  const listeners = new Set<StateListener>();
  const removalListeners = new Set<(last: StateObject) => void>();

  const memory = (entityId: string): Map<string, Json> => {
    const known = memories.get(entityId) ?? new Map<string, Json>();
    memories.set(entityId, known);
    return known;
  };

  const members = (entityId: string): readonly string[] => {
    const list = states.get(entityId)?.attributes.entity_id;
    if (!Array.isArray(list) || NO_GROUPS.has(domainOf(entityId))) return [];
    return list.filter((id): id is string => typeof id === 'string' && id !== entityId && states.has(id));
  };

  const follow = (entityId: string, context: Context, above: readonly string[]): void => {
    for (const group of groupsOf.get(entityId) ?? []) {
      const state = states.get(group);
      const patch = kindOf(group).follow;
      if (state === undefined || patch === undefined || above.includes(group)) continue;
      const parts = members(group).flatMap((id) => states.get(id) ?? []);
      if (parts.length > 0) change(group, patch(parts, state), context, [...above, group]);
    }
  };

  const change = (entityId: string, patch: Patch, context: Context, above: readonly string[] = []): void => {
    const old = states.get(entityId);
    const merged = applyPatch(old ?? { state: 'unknown', attributes: {} }, patch);
    const bare = kindOf(entityId).settle?.(merged, memory(entityId)) ?? merged;
    const stateChanged = old?.state !== bare.state;
    if (old !== undefined && !stateChanged && sameJson(old.attributes, bare.attributes)) return;
    const now = clock.now();
    const next = {
      entity_id: entityId,
      ...bare,
      last_changed: stateChanged ? now : (old?.last_changed ?? now),
      last_updated: now,
      context,
    };
    states.set(entityId, next);
    for (const listener of [...listeners]) listener(next, old);
    follow(entityId, context, above);
  };

  const leave = (entityId: string): void => {
    pending.get(entityId)?.();
    pending.delete(entityId);
  };

  const world: World = {
    get: (entityId) => states.get(entityId),
    all: () => [...states.values()],
    change: (entityId, patch, context) => change(entityId, patch, context),
    remove(entityId) {
      const last = states.get(entityId);
      if (last === undefined) return;
      leave(entityId);
      states.delete(entityId);
      memories.delete(entityId);
      for (const listener of [...removalListeners]) listener(last);
    },
    memory,
    members,
    later(entityId, delayMs, task) {
      leave(entityId);
      const cancel = clock.after(delayMs, () => {
        pending.delete(entityId);
        task();
      });
      pending.set(entityId, cancel);
    },
    leave,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onRemoved(listener) {
      removalListeners.add(listener);
      return () => void removalListeners.delete(listener);
    },
    close() {
      for (const cancel of pending.values()) cancel();
      pending.clear();
      listeners.clear();
      removalListeners.clear();
    },
  };

  for (const entity of home.entities) {
    const attributes: Record<string, Json> = { ...entity.attributes, friendly_name: entity.name };
    for (const key of PRIVATE[entity.domain] ?? []) {
      const value = attributes[key];
      if (value !== undefined) memory(entity.id).set(key, value);
      delete attributes[key];
    }
    change(entity.id, { state: entity.state, attributes }, start);
  }
  for (const entity of home.entities) {
    for (const member of members(entity.id)) groupsOf.set(member, [...(groupsOf.get(member) ?? []), entity.id]);
  }
  return world;
}

export function domainOf(entityId: string): string {
  return entityId.slice(0, Math.max(0, entityId.indexOf('.')));
}

function applyPatch(bare: Bare, patch: Patch): Bare {
  const attributes: Record<string, Json> = { ...bare.attributes };
  for (const [key, value] of Object.entries(patch.attributes ?? {})) {
    if (value === undefined) delete attributes[key];
    else attributes[key] = value;
  }
  return { state: patch.state ?? bare.state, attributes };
}

export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, Json>, b as Record<string, Json>];
  const keys = Object.keys(left);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => key in right && sameJson(left[key] ?? null, right[key] ?? null))
  );
}
