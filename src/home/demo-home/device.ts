import type { Attributes, Json } from '../../domain/home.ts';
import type { Field } from './fields.ts';

/** A state without its history. */
export interface Bare {
  readonly state: string;
  readonly attributes: Attributes;
}

/** A change to a state. An attribute that is `undefined` goes away. */
export interface Patch {
  readonly state?: string;
  readonly attributes?: Readonly<Record<string, Json | undefined>>;
}

export type Data = Readonly<Record<string, Json>>;

/** What a service may do while it works on one entity. */
export interface Act {
  readonly entityId: string;
  /** The entity as it is at this moment. */
  readonly now: () => Bare;
  /** Any entity as it is at this moment. */
  readonly look: (entityId: string) => Bare | undefined;
  readonly data: Data;
  readonly instant: boolean;
  readonly nowMs: () => number;
  change(patch: Patch): void;
  /** Runs later, on the home's clock. A further `later` of the same entity, or `leave`, takes its place. */
  later(delayMs: number, task: () => void): void;
  leave(): void;
  /** What the entity remembers beside its state (a lamp's last brightness). */
  readonly memory: Map<string, Json>;
  /** Calls another service of the home, as scenes and scripts do. */
  call(domain: string, service: string, entityIds: readonly string[], data: Data): void;
  /** Puts another entity in a state, as scenes do. */
  put(entityId: string, patch: Patch): void;
}

/** Nothing to say, a response for the caller, or why it is refused (a validation error). */
export type Outcome = undefined | { readonly response: Json } | { readonly refused: string };

export interface Service {
  readonly fields?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  /** Bits of `supported_features`, one of which an entity must have, where it states its features. */
  readonly feature?: number;
  readonly response?: 'optional' | 'only';
  readonly perform: (act: Act) => Outcome;
}

/** How one domain's entities behave. */
export interface DeviceKind {
  readonly services: Readonly<Record<string, Service>>;
  /** Makes a state consistent: a light that is off has no brightness. */
  readonly settle?: (state: Bare, memory: Map<string, Json>) => Bare;
  /** What a group of these is like, from its members (never empty). */
  readonly follow?: (members: readonly Bare[], group: Bare) => Patch;
}

export function numberOf(attributes: Attributes, key: string): number | undefined {
  const value = attributes[key];
  return typeof value === 'number' ? value : undefined;
}

export function textOf(attributes: Attributes, key: string): string | undefined {
  const value = attributes[key];
  return typeof value === 'string' ? value : undefined;
}

export function textsOf(attributes: Attributes, key: string): readonly string[] {
  const value = attributes[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
