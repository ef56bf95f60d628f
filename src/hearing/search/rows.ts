import { BLANK, type Posteriors, SYMBOLS } from '../acoustic/posteriors.ts';

/** Nothing is less likely than this: what is not a number counts so, and one bad value does not end a path. */
const FLOOR = -30;

/** The rows that came so far, made safe, the blank's penalty taken off. */
export interface Rows {
  readonly count: number;
  /** `count` rows of SYMBOLS logarithms; longer than that. */
  readonly values: Float32Array;
  /** For each row its likeliest symbol. */
  readonly best: Uint8Array;
  /** `free[r]`: what the likeliest symbols of the rows before r come to. CTC allows any order of symbols, so it is the best free path. */
  readonly free: Float64Array;
}

/** Rows to which more can be added. */
export interface RowStore extends Rows {
  /** Values that are missing count as least likely; values beyond the last whole row are left out. */
  add(posteriors: Posteriors): void;
  /** Forgets the rows from this one on. */
  cut(row: number): void;
}

export function rowStore(blankPenalty: number): RowStore {
  let count = 0;
  let values = new Float32Array(64 * SYMBOLS);
  let best = new Uint8Array(64);
  let free = new Float64Array(65);

  function grow(): void {
    values = enlarged(values, new Float32Array(2 * values.length));
    best = enlarged(best, new Uint8Array(2 * best.length));
    free = enlarged(free, new Float64Array(best.length + 1));
  }

  function addRow(given: Float32Array, from: number): void {
    if (count === best.length) grow();
    const base = count * SYMBOLS;
    let most = Number.NEGATIVE_INFINITY;
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
      const value = given[from + symbol] ?? FLOOR;
      const safe = (value >= FLOOR ? Math.min(0, value) : FLOOR) - (symbol === BLANK ? blankPenalty : 0);
      values[base + symbol] = safe;
      if (safe <= most) continue;
      most = safe;
      best[count] = symbol;
    }
    free[count + 1] = (free[count] ?? 0) + most;
    count += 1;
  }

  return {
    get count() {
      return count;
    },
    get values() {
      return values;
    },
    get best() {
      return best;
    },
    get free() {
      return free;
    },
    cut(row) {
      count = Math.min(count, row);
    },
    add(posteriors) {
      const rows = Math.min(posteriors.rows, Math.floor(posteriors.values.length / SYMBOLS));
      for (let row = 0; row < rows; row += 1) addRow(posteriors.values, row * SYMBOLS);
    },
  };
}

function enlarged<T extends Float32Array | Float64Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
