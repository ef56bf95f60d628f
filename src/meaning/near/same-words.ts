import type { Concept } from '../../domain/concept.ts';

/** Words that join the words of a name in another order: "the mode for studying". */
const JOINS = new Set('the a an for of to in my our your this that some any please'.split(' '));
/** Nouns that say of what sort a taught thing is, and may be said or left out. */
const HEADS = new Set('mode setting scene preset look style routine lighting time'.split(' '));

/** Words for the same, one group a line. Weak evidence: whoever means it is asked. */
const SYNONYMS = `
study homework learn learning
movie film cinema
read book
sleep bed bedtime slumber
work office job
party celebration
dinner supper
cosy cozy snug comfy
relax chill calm unwind rest
night evening
morning wake sunrise
leave away out
game play
meal eat dining
bright light
dim dark
tidy clean
`
  .trim()
  .split('\n')
  .map((line) => new Set(line.trim().split(' ').map(stemOf)));

/**
 * The stem of a word, near enough to compare names by: "studying", "studies" and "studied" are "study". A light form of
 * M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980: plurals, -ing, -ed, doubled consonants, and
 * the e that they hide.
 */
export function stemOf(word: string): string {
  let stem = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (/ies$|ied$/.test(stem) && stem.length > 4) return `${stem.slice(0, -3)}y`;
  if (/[^s]s$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  const bare = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(stem)?.[1];
  if (bare !== undefined && bare.length > 2) stem = bare.replace(/([^aeiouls])\1$/, '$1');
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}

/** The words of a name that carry it, by their stems, in no order. */
export function contentOf(words: readonly string[]): readonly string[] {
  return words
    .filter((word) => !JOINS.has(word) || word === 'my')
    .map(stemOf)
    .sort();
}

/** A key that is the same for the same words in another order or inflection. */
export const keyOf = (words: readonly string[]): string => contentOf(words).join(' ');

/** Whether these words may well stand for the name: each has its like there, and only what sort of thing it is may be left out. */
export function mayStandFor(said: readonly string[], { name, otherNames }: Concept): boolean {
  const heard = contentOf(said);
  return [name, ...otherNames].some((one) => {
    const wanted = contentOf(
      one
        .toLowerCase()
        .replace(/['\u2019]/g, '')
        .split(/\s+/),
    );
    const left = wanted.filter((word) => !heard.some((other) => alike(word, other)));
    const more = heard.filter((word) => !wanted.some((other) => alike(word, other)));
    const shared = wanted.length - left.length;
    const carried = wanted.filter((word) => !HEADS.has(word)).length - left.filter((word) => !HEADS.has(word)).length;
    return shared > 0 && carried > 0 && [...left, ...more].every((word) => HEADS.has(word));
  });
}

const alike = (one: string, other: string): boolean =>
  one === other || SYNONYMS.some((group) => group.has(one) && group.has(other));
