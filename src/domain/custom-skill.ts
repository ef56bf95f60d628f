import type { Kind } from './concept.ts';
import type { Json } from './home.ts';

/** What a slot of a custom skill takes. */
export type SlotType =
  /** A number as it is said, in a range where one is given; `unit` may be said with it ("percent"). */
  | { readonly type: 'number'; readonly from?: number; readonly to?: number; readonly unit?: string }
  /** Words as they are, at most so many. */
  | { readonly type: 'text'; readonly words: number }
  /** One of several values, and the words for each. */
  | { readonly type: 'choice'; readonly of: readonly { readonly value: string; readonly said: readonly string[] }[] }
  /** A device of a kind, by its name; stands for its entity_id. */
  | { readonly type: 'device'; readonly kind: Kind }
  /** An area, by its name. */
  | { readonly type: 'area' }
  /** A length of time; stands for its seconds. */
  | { readonly type: 'duration' };

/** A slot, and what stands in it where nothing was said. For an area `here` is the room in which it is said. */
export interface SkillSlot {
  readonly takes: SlotType;
  readonly default?: string | number;
  /** May be left unsaid: what it would fill is left out of the call. */
  readonly optional: boolean;
}

/** Which devices a call is for: by entity_id, or all of a kind in a place. Either may be a `{slot}`. */
export type CallTarget = { readonly entities: readonly string[] } | { readonly all: Kind; readonly in: string };

/** A service call with `{slot}` where a slot's value goes. A text that is nothing but one takes the value as it is. */
export interface CallTemplate {
  readonly domain: string;
  readonly service: string;
  readonly target: CallTarget;
  readonly data: Readonly<Record<string, Json>>;
}

/** An intent that somebody added by example: how it is said, and what is called then. */
export interface CustomSkill {
  /** The name of its file. */
  readonly id: string;
  /** The name of its intent. */
  readonly name: string;
  readonly description: string;
  /** Sentences, with `{slot}` where a slot is said. */
  readonly say: readonly string[];
  readonly slots: Readonly<Record<string, SkillSlot>>;
  readonly call: CallTemplate;
  readonly answer?: string;
}

/** The names of the slots in a text with placeholders. */
export const PLACEHOLDER = /\{([a-z][a-z0-9_]*)\}/g;
