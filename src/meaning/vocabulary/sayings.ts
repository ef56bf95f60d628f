import type { Saying } from '../../domain/saying.ts';
import type { Vocabulary } from '../../domain/vocabulary.ts';
import { spokenName } from './names.ts';
import type { TaughtName } from './nicknames.ts';

type Pronunciations = Readonly<Record<string, readonly string[]>>;

/**
 * How words and names are said, from what is built in, what a person wrote down, and how taught names were heard. A word
 * that is written down alone is said so wherever it stands, and not otherwise.
 */
export function spokenSayings(
  builtIn: Pronunciations,
  written: readonly Saying[],
  taught: readonly TaughtName[],
): Pick<Vocabulary, 'pronunciations' | 'sayings'> {
  const pronunciations: Record<string, readonly string[]> = { ...builtIn };
  const sayings: Record<string, readonly string[]> = {};
  const keep = (to: Record<string, readonly string[]>, name: string, saidAs: readonly string[]): void => {
    if (name === '' || saidAs.length === 0) return;
    to[name] = [...new Set([...(Object.hasOwn(to, name) ? (to[name] ?? []) : []), ...saidAs])];
  };
  const words: Record<string, readonly string[]> = {};
  for (const { name, saidAs } of written) {
    const spoken = spokenName(name);
    keep(spoken.includes(' ') ? sayings : words, spoken, saidAs);
  }
  for (const { name, saidAs = [] } of taught) keep(sayings, spokenName(name), saidAs);
  Object.assign(pronunciations, words);
  return { pronunciations, ...(Object.keys(sayings).length ? { sayings } : {}) };
}
