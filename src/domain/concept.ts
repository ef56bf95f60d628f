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

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/**
 * What must hold when a concept is used: where the sun is; the time of day ("HH:MM", local; one end may be open until
 * the day begins at five); the day of the week; or the state of devices or people. Of several devices one is enough,
 * unless `every`; `isNot` is the opposite of `is`.
 */
export type Condition =
  | { readonly sun: 'up' | 'down' }
  | { readonly after?: string; readonly before?: string }
  | { readonly days: readonly Day[] }
  | { readonly target: Target; readonly is: string; readonly every?: true }
  | { readonly target: Target; readonly isNot: string; readonly every?: true };

/**
 * One thing that a concept does: set devices, or use another concept (by name), on the given devices where it needs
 * some. It is left out unless all of `onlyIf` holds.
 */
export type Step =
  | { readonly target: Target; readonly set: Setting; readonly onlyIf?: readonly Condition[] }
  | { readonly concept: string; readonly target?: Target; readonly onlyIf?: readonly Condition[] };

/**
 * What a taught word means. `setting`: how a device shall be, with the device left open. `statement` and `procedure`:
 * something to do when it is said. `name`: another name for devices or a place. Nothing of it is done unless all of
 * `onlyIf` holds.
 */
export type Definition =
  | {
      readonly kind: 'setting' | 'statement' | 'procedure';
      readonly steps: readonly Step[];
      readonly onlyIf?: readonly Condition[];
    }
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
  /** How people say the name, beside how it is spelled: ARPAbet phones ("K IY"), or words that sound the same ("key"). */
  readonly saidAs?: readonly string[];
  readonly owner?: string;
  readonly definition: Definition;
  readonly taught: Taught;
}
