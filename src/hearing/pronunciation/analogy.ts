import { alignedPhones } from './alignment.ts';
import type { Dictionary } from './dictionary.ts';

/** Guesses the phones of a word from the words of a dictionary that are spelled alike. */
export type Analogy = (word: string) => string;

/** The same, aligned when the first word needs it, and each word read once. */
export function lazyAnalogy(dictionary: Dictionary): Analogy {
  const read = new Map<string, string>();
  let analogy: Analogy | undefined;
  return (word) => {
    const known = read.get(word);
    if (known !== undefined) return known;
    analogy ??= analogyFrom(dictionary);
    const phones = analogy(word);
    read.set(word, phones);
    return phones;
  };
}

/** Every so many words are compared with: more take longer to align and hardly read better. */
const EVERY = 2;
/** How far to either side of a letter spellings are compared. */
const REACH = 4;
/** Agreement with the letter's right counts a little more: what follows decides most English spellings. */
const LEFT_WEIGHT = 1.5;
const RIGHT_WEIGHT = 1.9;

/**
 * Reads unknown words by analogy, in the manner of memory-based letter-to-sound conversion (A. van den Bosch and
 * W. Daelemans, "Data-oriented methods for grapheme-to-phoneme conversion", EACL 1993): each letter sounds as in the
 * dictionary's words that agree with the longest stretch around it. The dictionary is aligned when this is called: about
 * half a second for 130,000 words, and two bytes a letter.
 */
export function analogyFrom(dictionary: Dictionary, leftOut: ReadonlySet<string> = new Set()): Analogy {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  let spelling = '#'.repeat(REACH);
  const parts: string[] = [];
  const sounds: number[] = Array.from({ length: REACH }, () => 0);
  let count = 0;
  for (const [word, phones] of dictionary.entries()) {
    count += 1;
    if (count % EVERY !== 0 || !/^[a-z]{2,}$/.test(word) || leftOut.has(word)) continue;
    const along = alignedPhones(word, phones.split(' '));
    if (along === undefined) continue;
    for (const sound of along) {
      const known = numbers.get(sound) ?? numbers.size;
      if (known === names.length) names.push(sound);
      numbers.set(sound, known);
      sounds.push(known);
    }
    parts.push(word, '#');
    sounds.push(0);
  }
  spelling += parts.join('') + '#'.repeat(REACH);
  const soundAt = Uint16Array.from(sounds);
  const places = new Map<string, Int32Array>();

  function placesOf(letter: string): Int32Array {
    const known = places.get(letter);
    if (known !== undefined) return known;
    const found: number[] = [];
    for (let at = spelling.indexOf(letter); at !== -1; at = spelling.indexOf(letter, at + 1)) found.push(at);
    const list = Int32Array.from(found);
    places.set(letter, list);
    return list;
  }

  function soundOf(padded: string, at: number): string {
    const votes = new Float64Array(names.length);
    for (const place of placesOf(padded[at] ?? '')) {
      let left = 0;
      while (left < REACH && same(padded, at - left - 1, place - left - 1)) left += 1;
      let right = 0;
      while (right < REACH && same(padded, at + right + 1, place + right + 1)) right += 1;
      const sound = soundAt[place] ?? 0;
      votes[sound] = (votes[sound] ?? 0) + 4 ** (LEFT_WEIGHT * left + RIGHT_WEIGHT * right);
    }
    let best = 0;
    for (const [sound, vote] of votes.entries()) if (vote > (votes[best] ?? 0)) best = sound;
    return names[best] ?? '';
  }

  /** Two letters are the same; a word's edge agrees with a word's edge, and nothing agrees beyond it. */
  function same(padded: string, at: number, place: number): boolean {
    const letter = padded[at];
    return letter !== undefined && letter === spelling[place] && !(letter === '#' && isBeyond(padded, at));
  }

  function isBeyond(padded: string, at: number): boolean {
    return at < REACH - 1 || at > padded.length - REACH;
  }

  return (word) => {
    const padded = '#'.repeat(REACH) + word + '#'.repeat(REACH);
    const phones = [...word].map((_, index) => soundOf(padded, index + REACH));
    // "ll", "ss" and the like: where analogies of two letters disagree on which one is silent, the sound would double.
    return phones
      .filter((sound, index) => sound !== '' && !(sound === phones[index - 1] && word[index] === word[index - 1]))
      .join(' ');
  };
}
