import type { SpellingModel } from './spelling-model.ts';

/** A way to read a spelling: ARPAbet phones with blanks between, and its share of the probability of all that were found. */
export interface Reading {
  readonly phones: string;
  readonly share: number;
}

/** Reads a word of letters a to z: the likeliest pronunciations, likeliest first. None for a word without such a letter. */
export type ReadSpelling = (word: string) => readonly Reading[];

/** So many beginnings of a word are followed from a letter to the next. */
const MOST_PATHS = 48;
/** Beginnings that are so many nats less likely than the best are dropped. */
const BEAM = 9;
const MOST_LETTERS = 40;

interface Path {
  readonly state: number;
  readonly phones: string;
  readonly logP: number;
}

/**
 * Reads by a model, letter by letter, with a beam. Beginnings that sound alike and of which the model remembers the same
 * are one; readings that come to the same phones by other letters are one.
 */
export function readerOf(model: SpellingModel): ReadSpelling {
  function grown(paths: readonly Path[], units: readonly number[]): readonly Path[] {
    const next = new Map<string, Path>();
    for (const path of paths) {
      for (const unit of units) {
        const { state, logP } = model.follow(path.state, unit);
        const sound = model.units[unit]?.phones ?? '';
        const phones = sound === '' ? path.phones : path.phones === '' ? sound : `${path.phones} ${sound}`;
        const key = `${state} ${phones}`;
        const known = next.get(key);
        const total = path.logP + logP;
        next.set(key, { state, phones, logP: known === undefined ? total : sumOf(known.logP, total) });
      }
    }
    const sorted = [...next.values()].sort((a, b) => b.logP - a.logP);
    const least = (sorted[0]?.logP ?? 0) - BEAM;
    return sorted.slice(0, MOST_PATHS).filter(({ logP }) => logP >= least);
  }

  return (word) => {
    const letters = word.replace(/[^a-z]/g, '').slice(0, MOST_LETTERS);
    if (letters === '') return [];
    let paths: readonly Path[] = [{ state: model.start, phones: '', logP: 0 }];
    for (const letter of letters) paths = grown(paths, model.unitsOf(letter));
    const readings = new Map<string, number>();
    for (const { phones, logP } of grown(paths, [model.end])) {
      if (phones === '') continue;
      const known = readings.get(phones);
      readings.set(phones, known === undefined ? logP : sumOf(known, logP));
    }
    const sorted = [...readings].sort(([, a], [, b]) => b - a);
    const best = sorted[0]?.[1] ?? 0;
    const whole = sorted.reduce((sum, [, logP]) => sum + Math.exp(logP - best), 0);
    return sorted.map(([phones, logP]) => ({ phones, share: Math.exp(logP - best) / whole }));
  };
}

/** The logarithm of the sum of two numbers that are given as logarithms. */
function sumOf(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
