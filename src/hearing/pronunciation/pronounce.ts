import type { Analogy } from './analogy.ts';
import type { Dictionary } from './dictionary.ts';

/** Gives pronunciations of any word: ARPAbet phones, blanks between, the likeliest first. Never empty-handed for a word with a letter or digit. */
export type Pronounce = (word: string) => readonly string[];

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
/** The endings that keep a word's sound, each with how it sounds behind a hissing, a voiceless and any other phone. */
const VOICELESS = new Set(['P', 'T', 'K', 'F', 'TH']);
const HISSING = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);

/**
 * Makes a pronouncer. It looks in `own` (words whose spelling misleads), then in the dictionary, then tries known
 * endings, compounds of dictionary words and spelled-out abbreviations, and at last reads by analogy.
 */
export function pronounceWith(
  dictionary: Dictionary,
  analogy: Analogy,
  own: Readonly<Record<string, readonly string[]>> = {},
): Pronounce {
  const known = (word: string): readonly string[] =>
    (Object.hasOwn(own, word) ? own[word] : undefined) ?? dictionary.lookup(word);

  function guess(word: string): readonly string[] {
    const inflected = withEnding(word, known);
    if (inflected.length > 0) return inflected;
    if (/^[^aeiouy]{2,5}$/.test(word)) return [spelledOut(word, known)];
    const joined = compound(word, known);
    if (joined !== undefined) return [joined];
    return [analogy(word)];
  }

  return (written) => {
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
  };
}

type Lookup = (word: string) => readonly string[];

function withEnding(word: string, known: Lookup): readonly string[] {
  const [, possessive] = /^(.+)'s?$/.exec(word) ?? [];
  if (possessive !== undefined) return known(possessive).map((phones) => `${phones}${hiss(phones)}`);
  const [, plural] = /^(.{3,}[^s])s$/.exec(word) ?? [];
  if (plural !== undefined && known(plural).length > 0)
    return known(plural).map((phones) => `${phones}${hiss(phones)}`);
  const [, doing] = /^(.{3,})ing$/.exec(word) ?? [];
  if (doing !== undefined) {
    const base = [doing, `${doing}e`, doing.replace(/(.)\1$/, '$1')].map(known).find((found) => found.length > 0);
    if (base !== undefined) return base.map((phones) => `${phones} IH NG`);
  }
  const [, done] = /^(.{3,})ed$/.exec(word) ?? [];
  if (done !== undefined) {
    const base = [done, `${done}e`, done.replace(/(.)\1$/, '$1')].map(known).find((found) => found.length > 0);
    if (base !== undefined) return base.map((phones) => `${phones}${past(phones)}`);
  }
  const [, prefix, rest = ''] = /^(un|re|non)(.{3,})$/.exec(word) ?? [];
  const before = { un: 'AH N', re: 'R IY', non: 'N AA N' }[prefix ?? ''];
  if (before !== undefined && known(rest).length > 0) return known(rest).map((phones) => `${before} ${phones}`);
  const [, stem, ending] = /^(.{3,})(ly|ness|less|ful)$/.exec(word) ?? [];
  const sound = { ly: 'L IY', ness: 'N AH S', less: 'L AH S', ful: 'F AH L' }[ending ?? ''];
  return stem === undefined || sound === undefined ? [] : known(stem).map((phones) => `${phones} ${sound}`);
}

function hiss(phones: string): string {
  const last = phones.split(' ').at(-1) ?? '';
  if (HISSING.has(last)) return ' IH Z';
  return VOICELESS.has(last) ? ' S' : ' Z';
}

function past(phones: string): string {
  const last = phones.split(' ').at(-1) ?? '';
  if (last === 'T' || last === 'D') return ' IH D';
  return VOICELESS.has(last) || HISSING.has(last) ? ' T' : ' D';
}

/** Two dictionary words written as one: the split whose shorter part is longest. */
function compound(word: string, known: Lookup): string | undefined {
  for (let cut = Math.floor(word.length / 2); cut >= 3; cut -= 1) {
    for (const at of new Set([word.length - cut, cut])) {
      const head = known(word.slice(0, at))[0];
      const tail = known(word.slice(at))[0];
      if (head !== undefined && tail !== undefined) return `${head} ${tail}`;
    }
  }
  return undefined;
}

function spelledOut(word: string, known: Lookup): string {
  return [...word]
    .map((sign) =>
      /\d/.test(sign) ? known(DIGITS[Number(sign)] ?? '')[0] : (known(`${sign}.`)[0] ?? known(sign).at(-1)),
    )
    .filter((phones) => phones !== undefined)
    .join(' ');
}
