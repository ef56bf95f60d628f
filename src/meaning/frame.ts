import type { Kind } from '../domain/concept.ts';
import type { Guess } from '../domain/meaning.ts';
import type { Act, Property, Unit } from './pieces.ts';

/** The devices and places that a clause names, before they are looked up. */
export interface Nouns {
  entities: (readonly string[])[];
  kind?: { readonly kinds: readonly Kind[]; readonly noun: string; readonly plural: boolean };
  area?: string;
  floor?: string;
  here: boolean;
  home: boolean;
  every: boolean;
  /** "Everything": devices of all ordinary kinds. */
  everything?: boolean;
  pronoun?: 'one' | 'several';
}

/** A number and how it was said: "by 10" is relative, "to 10" and "at 10" are toward; `at` where it may be a time. */
export interface SaidNumber {
  readonly value: number;
  readonly unit?: Unit;
  readonly relative: boolean;
  readonly toward: boolean;
  readonly at: boolean;
}

/** What a clause says about how things shall be. */
export interface SettingWords {
  number?: SaidNumber;
  /** "4000 kelvin at 65 percent": a colour temperature beside a level. */
  kelvin?: number;
  level?: number;
  /** The level was said as where to: "to a quarter". */
  toward?: boolean;
  effect?: string;
  source?: string;
  preset?: string;
  colour?: { readonly name: string; readonly hs: readonly [number, number] };
  /** "From white to yellow": what it was. */
  from?: string;
  white?: { readonly name: string; readonly kelvin: number };
  property?: Property;
  more?: { readonly of?: Property; readonly sign: 1 | -1 };
  factor?: number;
  state?: string;
  asNow?: boolean;
}

/** One clause, taken apart. Token positions are those of the sentence. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  act?: Act;
  particle?: 'on' | 'off' | 'up' | 'down' | 'out';
  concepts?: readonly string[];
  nouns: Nouns;
  except: Nouns;
  words: SettingWords;
  unknown: { readonly from: number; readonly to: number; readonly guess: Guess }[];
  negated: boolean;
  time?: { readonly from: number; readonly to: number };
  condition: boolean;
  also: boolean;
}

export const emptyNouns = (): Nouns => ({ entities: [], here: false, home: false, every: false });

export function hasNouns(nouns: Nouns): boolean {
  return Boolean(
    nouns.entities.length ||
      nouns.everything ||
      nouns.kind ||
      nouns.area ||
      nouns.floor ||
      nouns.here ||
      nouns.home ||
      nouns.pronoun,
  );
}

export function hasSetting(words: SettingWords): boolean {
  return Object.keys(words).some((key) => key !== 'factor' && key !== 'toward');
}
