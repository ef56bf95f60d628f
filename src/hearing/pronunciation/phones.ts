import { PHONES } from '../../domain/saying.ts';

const KNOWN: ReadonlySet<string> = new Set(PHONES);

export const VOWELS: ReadonlySet<string> = new Set('AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' '));

/**
 * Reads phones as people write them ("k iy", "K IY1"; stress is read over): ARPAbet phones with single blanks between.
 * Undefined where any part is no phone: then it is words that sound the same.
 */
export function phonesIn(text: string): string | undefined {
  const phones = text
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[012]$/, '').toUpperCase());
  return phones.every((phone) => KNOWN.has(phone)) ? phones.join(' ') : undefined;
}
