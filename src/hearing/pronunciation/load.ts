import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lazyAnalogy } from './analogy.ts';
import { readDictionary } from './dictionary.ts';
import { type Pronounce, pronounceWith } from './pronounce.ts';

/** Makes a pronouncer that knows some words better than the dictionary does. */
export type Pronunciations = (own?: Readonly<Record<string, readonly string[]>>) => Pronounce;

/** Loads the dictionary that comes with the package `soundswallower` (CMUdict, 130,000 words). */
export async function loadPronunciations(): Promise<Pronunciations> {
  const base = dirname(fileURLToPath(import.meta.resolve('soundswallower')));
  const dictionary = readDictionary(await readFile(join(base, 'model', 'en-us', 'dict.txt'), 'latin1'));
  const analogy = lazyAnalogy(dictionary);
  return (own) => pronounceWith(dictionary, analogy, own);
}
