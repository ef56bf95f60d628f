import { oppositesOf } from '../opposites.ts';
import type { SoundedLanguage } from './language.ts';
import { NUMBER_WORDS } from './number-words.ts';
import type { Said } from './said.ts';
import { type SoundMatch, soundMatches } from './sound-match.ts';

/** A word of the language for a stretch of what was written. */
export interface WordMatch extends SoundMatch {
  /** Whether it is written there just so. */
  readonly exact: boolean;
}

/** How unlike a word may be what is written in its place, a phone: where that is no word of this language ... */
const MOST_FOR_STRANGE = 0.2;
/** ... where it is one, and then was probably meant ... */
const MOST_FOR_KNOWN = 0.12;
/** ... and where one of the two is a number: only what sounds the same. */
const MOST_FOR_NUMBERS = 0.03;
/** Other words that sound the same come after what is written. */
const OTHER_SPELLING = 0.03;

/** Finds what a word may stand for from a place on; answers are kept. */
export function wordMatcher(
  said: Said,
  language: SoundedLanguage,
): (word: number, from: number) => readonly WordMatch[] {
  const kept = new Map<number, readonly WordMatch[]>();
  const length = said.phones.length + 1;

  function find(word: number, from: number): readonly WordMatch[] {
    const known = language.words[word];
    if (known === undefined) return [];
    const matches: WordMatch[] = [];
    const own = said.wordAt.get(from);
    if (own !== undefined && said.words[own] === known.text) {
      matches.push({ to: said.starts[own + 1] ?? length - 1, cost: 0, exact: true });
    }
    for (const sound of known.sounds) {
      for (const { to, cost } of soundMatches(sound, said.phones, from, MOST_FOR_STRANGE)) {
        if (matches.some((match) => match.to === to && match.cost <= cost + OTHER_SPELLING)) continue;
        const longest = Math.max(sound.length, to - from);
        if (cost <= longest * mostFor(known.text, from, to)) {
          matches.push({ to, cost: cost + OTHER_SPELLING, exact: false });
        }
      }
    }
    return matches;
  }

  /** How far, a phone, a word may be from what is written in this stretch; below 0 for never. */
  function mostFor(word: string, from: number, to: number): number {
    let most = NUMBER_WORDS.has(word) ? MOST_FOR_NUMBERS : MOST_FOR_STRANGE;
    for (const [index, text] of said.words.entries()) {
      const start = said.starts[index] ?? 0;
      const end = said.starts[index + 1] ?? start;
      // A word counts where more than half of it lies in the stretch.
      if (2 * (Math.min(end, to) - Math.max(start, from)) <= end - start) continue;
      if (oppositesOf(text).includes(word)) return -1;
      if (NUMBER_WORDS.has(text)) most = Math.min(most, MOST_FOR_NUMBERS);
      else if (language.numbers.has(text)) most = Math.min(most, MOST_FOR_KNOWN);
    }
    return most;
  }

  return (word, from) => {
    const key = word * length + from;
    const found = kept.get(key) ?? find(word, from);
    kept.set(key, found);
    return found;
  };
}
