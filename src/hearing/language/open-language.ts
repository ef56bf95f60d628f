import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../domain/failure.ts';
import type { OpenModel } from '../search/open-model.ts';
import { readModelFile, STEPS } from './model-file.ts';

/** The model that comes with Understudy: models/language says what it is. */
const OPEN_MODEL = new URL('../../../models/language/open.bin', import.meta.url);

/** What words of the home that the model lacks cost: as much as its rarest, less what makes them the home's own. */
const OWN_WORD_COST = 9;

/** Loads the model that comes with Understudy. Throws a Failure (HEARING_FAILED) when it cannot be read. */
export function loadOpenLanguage(words: readonly string[] = []): OpenModel {
  const file = fileURLToPath(OPEN_MODEL);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Failure('HEARING_FAILED', `${file} cannot be read. Install Understudy again.`, { cause: error });
  }
  return openLanguage(bytes, words, file);
}

/**
 * What fills open slots, from the bytes of a model file (`name` is for messages): its words and, behind them, those of
 * `more` that it lacks. A pair that was met costs what the table says; any other, by the classes of the two words, more
 * or less than its second word alone (Katz's way of backing off, 1987). Costs are nats. Throws a Failure (HEARING_FAILED).
 */
export function openLanguage(bytes: Uint8Array, more: readonly string[] = [], name = 'The file'): OpenModel {
  const { words: known, unigram, backoff, classOf, classes, follows, pairs } = readModelFile(bytes, name);
  const has = new Set(known);
  const words = [...known, ...new Set(more.filter((word) => !has.has(word)))];
  const costs = Float32Array.from(words, (_, word) =>
    word < known.length ? (unigram[word] ?? 0) / STEPS : OWN_WORD_COST,
  );
  return {
    words,
    unigram: costs,
    bigram: (previous, word) => {
      const alone = costs[word] ?? 0;
      if (previous < 0 || previous >= known.length || word >= known.length) return alone;
      const met = pairs(previous, word);
      if (met !== 0) return met / STEPS;
      const factor = follows[(classOf[previous] ?? 0) * classes + (classOf[word] ?? 0)] ?? 0;
      return Math.max(0, alone + ((backoff[previous] ?? 0) + factor) / STEPS);
    },
  };
}
