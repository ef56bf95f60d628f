import { automatonOf } from '../grammar/automaton.ts';
import { labelParts, networkOf, OPEN } from '../grammar/network.ts';
import type { Grammar } from '../grammar/pattern.ts';
import type { Pronounce } from '../pronunciation/pronounce.ts';
import { phoneNumbers } from './phone-distance.ts';

/** A word of the language: how it is spelled, and its pronunciations as phone numbers. */
export interface KnownWord {
  readonly text: string;
  readonly sounds: readonly Uint8Array[];
}

/** A step through the language: a word, or any word at all (an open slot). */
export interface Step {
  /** Index into `words`; undefined for an open slot. */
  readonly word?: number;
  readonly to: number;
  /** How unlikely it is that this is said, 0 for what is as likely as anything. */
  readonly cost: number;
}

/** A language made ready for being compared with: its automaton (state 0 starts) and how its words sound. */
export interface SoundedLanguage {
  readonly steps: readonly (readonly Step[])[];
  readonly final: readonly boolean[];
  readonly words: readonly KnownWord[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** What an unlikely word costs, a nat of its weight: it decides only between sentences that sound, and are written, the same. */
const NAT = 0.003;

/** Compiles a grammar. Throws a Failure (HEARING_FAILED) for one that cannot be used. */
export function soundedLanguage(grammar: Grammar, pronounce: Pronounce): SoundedLanguage {
  const automaton = automatonOf(networkOf(grammar));
  const words: KnownWord[] = [];
  const numbers = new Map<string, number>();

  function numberOf(text: string): number {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, words.length);
    words.push({ text, sounds: pronounce(text).map(phoneNumbers) });
    return words.length - 1;
  }

  const steps = automaton.arcs.map((arcs) =>
    [...arcs].map(([label, to]): Step => {
      const { word, weight } = labelParts(label);
      const cost = -NAT * Math.log(weight);
      return word === OPEN ? { to, cost } : { word: numberOf(word), to, cost };
    }),
  );
  return { steps, final: automaton.final, words, numbers };
}
