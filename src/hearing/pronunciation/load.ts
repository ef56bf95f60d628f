import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../domain/failure.ts';
import { readDictionary } from './dictionary.ts';
import { type Pronounce, pronounceWith } from './pronounce.ts';
import { readSpellingModel } from './spelling-model.ts';
import { type ReadSpelling, readerOf } from './spelling-reader.ts';

/** Makes a pronouncer that knows some words better than the dictionary does. */
export type Pronunciations = (own?: Readonly<Record<string, readonly string[]>>) => Pronounce;

/** The model that comes with Understudy: models/pronunciation says what it is. */
const SPELLING_MODEL = new URL('../../../models/pronunciation/spelling.bin', import.meta.url);

/**
 * Loads the dictionary that comes with the package `soundswallower` (CMUdict, 130,000 words). The model that reads words
 * which it lacks is loaded with the first of them: most homes have one, other uses may have none.
 */
export async function loadPronunciations(): Promise<Pronunciations> {
  const base = dirname(fileURLToPath(import.meta.resolve('soundswallower')));
  const dictionary = readDictionary(await readFile(join(base, 'model', 'en-us', 'dict.txt'), 'latin1'));
  const read = lazyReader();
  return (own) => pronounceWith(dictionary, read, own);
}

/** Reads spellings by the model that comes with Understudy. Throws a Failure (HEARING_FAILED) when it cannot be read. */
export function lazyReader(): ReadSpelling {
  let read: ReadSpelling | undefined;
  return (word) => {
    read ??= readerOf(readSpellingModel(modelFile()));
    return read(word);
  };
}

function modelFile(): Uint8Array {
  try {
    return readFileSync(SPELLING_MODEL);
  } catch (error) {
    const file = fileURLToPath(SPELLING_MODEL);
    throw new Failure('HEARING_FAILED', `${file} cannot be read. Install Understudy again.`, { cause: error });
  }
}
