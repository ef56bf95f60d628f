import type { Dictionary } from './dictionary.ts';
import { phonesIn } from './phones.ts';
import { ownPhones } from './said-word.ts';
import type { ReadSpelling } from './spelling-reader.ts';

/** Gives pronunciations of any word: ARPAbet phones, blanks between, the likeliest first. Never empty-handed for a word with a letter or digit. */
export type Pronounce = (word: string) => readonly string[];

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
/** How "s" sounds behind a hissing, a voiceless and any other phone. */
const VOICELESS = new Set(['P', 'T', 'K', 'F', 'TH']);
const HISSING = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);
/** A word that no dictionary has is read in so many ways at most ... */
const MOST_READINGS = 3;
/** ... and not in one that is so much less likely than the first. */
const LEAST_SHARE = 0.2;
/** Words that sound the same may have several pronunciations each: no more than this come of them together. */
const MOST_JOINED = 4;

/**
 * Makes a pronouncer. It looks in `own` (words whose spelling misleads, given as phones or as words that sound the
 * same), then in the dictionary; it spells out abbreviations and digits, and reads everything else by its letters.
 */
export function pronounceWith(
  dictionary: Dictionary,
  read: ReadSpelling,
  own: Readonly<Record<string, readonly string[]>> = {},
): Pronounce {
  const lookup = (word: string): readonly string[] => dictionary.lookup(word);
  const said = new Map<string, readonly string[]>();
  const plainly = pronounceBy(lookup, read);
  return pronounceBy((word) => {
    const given = Object.hasOwn(own, word) ? own[word] : undefined;
    if (given === undefined) return lookup(word);
    const known = said.get(word) ?? [...new Set(given.flatMap((text) => soundsOf(text, plainly)))];
    said.set(word, known);
    return known.length > 0 ? known : lookup(word);
  }, read);
}

/** The pronunciations that a text gives: the phones that it is, or those of its words one after another. */
export function soundsOf(text: string, pronounce: Pronounce): readonly string[] {
  const phones = phonesIn(text);
  if (phones !== undefined) return [phones];
  return text
    .split(/[\s-]+/)
    .map((word) => pronounce(word))
    .filter((ways) => ways.length > 0)
    .reduce<readonly string[]>(
      (sounds, ways) => sounds.flatMap((before) => ways.map((way) => `${before} ${way}`.trim())).slice(0, MOST_JOINED),
      [''],
    )
    .filter((sounds) => sounds !== '');
}

type Lookup = (word: string) => readonly string[];

function pronounceBy(known: Lookup, read: ReadSpelling): Pronounce {
  const readings = new Map<string, readonly string[]>();

  function byLetters(word: string): readonly string[] {
    const before = readings.get(word);
    if (before !== undefined) return before;
    const [best, ...others] = read(word);
    const likely = others.filter(({ share }) => share >= LEAST_SHARE * (best?.share ?? 0));
    const phones = best === undefined ? [] : [best, ...likely.slice(0, MOST_READINGS - 1)].map((one) => one.phones);
    readings.set(word, phones);
    return phones;
  }

  function guess(word: string): readonly string[] {
    const [, owner] = /^(.+)'s?$/.exec(word) ?? [];
    if (owner !== undefined) return pronounce(owner).map((phones) => `${phones}${hiss(phones)}`);
    return /^[^aeiouy]{2,5}$/.test(word) ? [spelledOut(word, known)] : byLetters(word);
  }

  function pronounce(written: string): readonly string[] {
    const here = ownPhones(written);
    if (here !== undefined) return [here];
    const word = written.toLowerCase();
    const direct = known(word);
    if (direct.length > 0) return direct;
    const plain = word.normalize('NFKD').replace(/[^a-z0-9']/g, '');
    const found = known(plain);
    if (found.length > 0) return found;
    if (/\d/.test(plain)) return [spelledOut(plain, known)];
    const letters = plain.replace(/^'+|'+$/g, '');
    if (letters === '') return [];
    const guesses = guess(letters).filter((phones) => phones !== '');
    return guesses.length > 0 ? guesses : [spelledOut(letters, known)].filter((phones) => phones !== '');
  }

  return pronounce;
}

function hiss(phones: string): string {
  const last = phones.split(' ').at(-1) ?? '';
  if (HISSING.has(last)) return ' IH Z';
  return VOICELESS.has(last) ? ' S' : ' Z';
}

function spelledOut(word: string, known: Lookup): string {
  return [...word]
    .map((sign) =>
      /\d/.test(sign) ? known(DIGITS[Number(sign)] ?? '')[0] : (known(`${sign}.`)[0] ?? known(sign).at(-1)),
    )
    .filter((phones) => phones !== undefined)
    .join(' ');
}
