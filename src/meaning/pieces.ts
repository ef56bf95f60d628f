import type { Kind } from '../domain/concept.ts';

/** What a verb asks for. Most become a state; `set` and `adjust` need a setting beside them. */
export type Act =
  | 'on'
  | 'off'
  | 'light'
  | 'toggle'
  | 'open'
  | 'close'
  | 'lock'
  | 'unlock'
  | 'stop'
  | 'start'
  | 'activate'
  | 'run'
  | 'press'
  | 'play'
  | 'pause'
  | 'next'
  | 'previous'
  | 'dock'
  | 'clean'
  | 'mow'
  | 'mute'
  | 'unmute'
  | 'raise'
  | 'lower'
  | 'heat'
  | 'cool'
  | 'dim'
  | 'brighten'
  | 'set'
  | 'turn';

/** The property of a device that a word speaks of. */
export type Property = 'brightness' | 'color' | 'color_temp' | 'temperature' | 'volume' | 'position' | 'speed';

export type Unit = 'percent' | 'degrees' | 'kelvin' | 'clock' | 'duration';

/** What one or more words of a sentence are, before anyone asks what they do together. */
export type Sense =
  /** `area`: where it was said to be, as part of its name ("garage outlet" for the Outlet of the Garage). */
  | { readonly is: 'entity'; readonly ids: readonly string[]; readonly exact: boolean; readonly area?: string }
  | { readonly is: 'area'; readonly area: string }
  | { readonly is: 'floor'; readonly floor: string }
  | { readonly is: 'here' }
  | { readonly is: 'home' }
  | { readonly is: 'concept'; readonly ids: readonly string[] }
  | { readonly is: 'kind'; readonly kinds: readonly Kind[]; readonly noun: string; readonly plural: boolean }
  | { readonly is: 'every' }
  | { readonly is: 'everything' }
  | { readonly is: 'effect' | 'source' | 'preset'; readonly name: string }
  | { readonly is: 'verb'; readonly act: Act }
  | { readonly is: 'particle'; readonly to: 'on' | 'off' | 'up' | 'down' | 'out' }
  | { readonly is: 'state'; readonly state: string }
  | { readonly is: 'number'; readonly value: number; readonly unit?: Unit }
  | { readonly is: 'level'; readonly pct: number }
  | { readonly is: 'colour'; readonly name: string; readonly hs: readonly [number, number] }
  | { readonly is: 'white'; readonly name: string; readonly kelvin: number }
  | { readonly is: 'property'; readonly of: Property }
  | { readonly is: 'more'; readonly of?: Property; readonly sign: 1 | -1 }
  | { readonly is: 'amount'; readonly factor: number }
  | { readonly is: 'pronoun'; readonly plural: boolean }
  | { readonly is: 'preposition'; readonly word: string }
  | { readonly is: 'and'; readonly but?: boolean }
  | { readonly is: 'comma' }
  | { readonly is: 'article'; readonly mine?: boolean }
  /** A noun that says nothing by itself: "level", "tone". */
  | { readonly is: 'hollow' }
  | { readonly is: 'filler' }
  | { readonly is: 'also' }
  | { readonly is: 'not' }
  | { readonly is: 'except' }
  | { readonly is: 'time' }
  | { readonly is: 'condition' }
  | { readonly is: 'as-now' }
  | { readonly is: 'unknown' };

/** A stretch of tokens (`from` to `to`, end exclusive) and its sense. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly sense: Sense;
}
