import type { Attributes, EventContext, Json } from '../../domain/home.ts';

/** A state as the hub tells it, without its history. */
export interface HubState {
  readonly state: string;
  readonly attributes: Attributes;
  /** When it came to be so, in milliseconds since 1970, and why. */
  readonly atMs?: number;
  readonly context?: EventContext;
}

interface Compressed {
  readonly s?: string;
  readonly a?: Attributes;
  /** The context's id alone, where nothing else of it is other than before; else what is. */
  readonly c?: string | CompressedContext;
  /** Seconds since 1970. */
  readonly lc?: number;
}

/** A context as the hub tells it. */
export interface CompressedContext {
  readonly id?: string;
  readonly user_id?: string | null;
  readonly parent_id?: string | null;
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
    states.set(id, { state: added.s ?? 'unknown', attributes: added.a ?? {}, ...newOrigin(added, undefined) });
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
      ...newOrigin(added ?? {}, old),
    });
    touched.push(id);
  }
  return touched;
}

/** When and why a state came to be, as events tell it. */
export function originOf(state: HubState | undefined): Pick<HubState, 'atMs' | 'context'> {
  if (state === undefined) return {};
  const { atMs, context } = state;
  return { ...(atMs === undefined ? {} : { atMs }), ...(context === undefined ? {} : { context }) };
}

/** When and why: what a difference leaves out is as it was before. */
function newOrigin({ c, lc }: Compressed, old: HubState | undefined): Pick<HubState, 'atMs' | 'context'> {
  const atMs = typeof lc === 'number' ? Math.round(lc * 1000) : old?.atMs;
  const context = readContext(c, old?.context);
  return { ...(atMs === undefined ? {} : { atMs }), ...(context === undefined ? {} : { context }) };
}

/** Reads a context, or what is different in it from an old one. */
export function readContext(told: Compressed['c'], old: EventContext | undefined): EventContext | undefined {
  if (told === undefined || told === null) return old;
  const change = typeof told === 'string' ? { id: told } : told;
  const id = change.id ?? old?.id;
  if (typeof id !== 'string') return old;
  const userId = change.user_id === undefined ? old?.userId : change.user_id;
  const parentId = change.parent_id === undefined ? old?.parentId : change.parent_id;
  return {
    id,
    ...(typeof userId === 'string' ? { userId } : {}),
    ...(typeof parentId === 'string' ? { parentId } : {}),
  };
}
