import type { Setting } from './setting.ts';

/** A kind of device: Home Assistant's domain, and its device class where that matters (a blind, a garage door). */
export interface Kind {
  readonly domain: string;
  readonly class?: string;
}

/** Where: the room in which it is said, the whole home, an area, a floor (by name). */
export type Place = 'here' | 'home' | { readonly area: string } | { readonly floor: string };

/** Which devices: named ones, a kind of device in a place, or the one that is named when the concept is used. */
export type Target =
  | { readonly entities: readonly string[] }
  | { readonly kind: Kind; readonly in: Place; readonly except?: readonly string[] }
  | { readonly asked: Kind };

/** One thing that a concept does: set devices, or use another concept (by name), on the given devices where it needs some. */
export type Step =
  | { readonly target: Target; readonly set: Setting }
  | { readonly concept: string; readonly target?: Target };

/**
 * What a taught word means. `setting`: how a device shall be, with the device left open. `statement` and `procedure`:
 * something to do when it is said. `name`: another name for devices or a place.
 */
export type Definition =
  | { readonly kind: 'setting' | 'statement' | 'procedure'; readonly steps: readonly Step[] }
  | { readonly kind: 'name'; readonly means: Target };

/** How it was learned: when (ISO 8601), by whom, what was asked for, and the words of the definition. */
export interface Taught {
  readonly at: string;
  readonly by?: string;
  readonly request?: string;
  readonly words: string;
}

/** A concept: something that somebody taught. `owner` is set for what belongs to one person ("my usual"). */
export interface Concept {
  /** Unique; the name of its file. */
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly owner?: string;
  readonly definition: Definition;
  readonly taught: Taught;
}
