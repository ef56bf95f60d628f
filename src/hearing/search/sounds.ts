import { phoneSymbol } from '../acoustic/posteriors.ts';
import type { Pronounce } from '../pronunciation/pronounce.ts';

/** The pronunciations of a word, each once, as the symbols of their phones in a string. */
export type Sounds = (word: string) => readonly string[];

/** No word has more phones than this; who makes one up means harm. */
const MOST_PHONES = 200;

/** Turns phones into symbols and keeps what was asked for. A pronunciation with a phone that does not exist is left out. */
export function soundsBy(pronounce: Pronounce): Sounds {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const read = pronounce(word)
      .map(symbolsOf)
      .filter((sounds) => sounds !== undefined);
    const distinct = [...new Set(read)];
    known.set(word, distinct);
    return distinct;
  };
}

/** "K IY1" and the like to symbols; the digits of stress are read over. */
function symbolsOf(phones: string): string | undefined {
  const symbols = phones
    .split(/\s+/)
    .filter(Boolean)
    .map((phone) => phoneSymbol.get(phone.replace(/\d$/, '').toUpperCase()));
  if (symbols.length === 0 || symbols.length > MOST_PHONES || symbols.includes(undefined)) return undefined;
  return String.fromCharCode(...symbols.filter((symbol) => symbol !== undefined));
}
