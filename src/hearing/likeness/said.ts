import type { Pronounce } from '../pronunciation/pronounce.ts';
import { phoneNumbers, STRANGE } from './phone-distance.ts';

/** Words that somebody else wrote down, as one row of phones. */
export interface Said {
  readonly words: readonly string[];
  readonly phones: Uint8Array;
  /** For each word where its phones begin; one more entry: where the last one ends. */
  readonly starts: readonly number[];
  /** The word that begins at a place; undefined within words. */
  readonly wordAt: ReadonlyMap<number, number>;
}

/** The phones of words, each in its likeliest pronunciation; a word that nobody can pronounce is one strange phone. */
export function saidAloud(words: readonly string[], pronounce: Pronounce): Said {
  const sounds = words.map((word) => {
    const phones = phoneNumbers(pronounce(word)[0] ?? '');
    return phones.length > 0 ? phones : Uint8Array.of(STRANGE);
  });
  const starts = [0];
  for (const phones of sounds) starts.push((starts.at(-1) ?? 0) + phones.length);
  return {
    words,
    phones: Uint8Array.from(sounds.flatMap((phones) => [...phones])),
    starts,
    wordAt: new Map(starts.slice(0, -1).map((start, index) => [start, index])),
  };
}
