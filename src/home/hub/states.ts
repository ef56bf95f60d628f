import type { Attributes, Json } from '../../domain/home.ts';

/** A state as the hub tells it, without its history. */
export interface HubState {
  readonly state: string;
  readonly attributes: Attributes;
}

interface Compressed {
  readonly s?: string;
  readonly a?: Attributes;
}

/** A message of `subscribe_entities`: entities added, changed (with differences) and removed. */
export interface StatesMessage {
  readonly a?: Readonly<Record<string, Compressed>>;
  readonly c?: Readonly<
    Record<string, { readonly '+'?: Compressed; readonly '-'?: { readonly a?: readonly string[] } }>
  >;
  readonly r?: readonly string[];
}

/** Works a message into the states; the result names the entities that it touched. */
export function applyStates(states: Map<string, HubState>, message: StatesMessage): readonly string[] {
  const touched: string[] = [];
  for (const [id, added] of Object.entries(message.a ?? {})) {
    states.set(id, { state: added.s ?? 'unknown', attributes: added.a ?? {} });
    touched.push(id);
  }
  for (const id of message.r ?? []) {
    if (states.delete(id)) touched.push(id);
  }
  for (const [id, difference] of Object.entries(message.c ?? {})) {
    const old = states.get(id);
    if (old === undefined) continue;
    const added = difference['+'];
    const removed = difference['-']?.a ?? [];
    const attributes: Record<string, Json> = { ...old.attributes, ...added?.a };
    for (const key of removed) delete attributes[key];
    states.set(id, {
      state: added?.s ?? old.state,
      attributes: added?.a === undefined && removed.length === 0 ? old.attributes : attributes,
    });
    touched.push(id);
  }
  return touched;
}
