import { SYMBOLS } from '../acoustic/posteriors.ts';
import type { Chain } from './chain.ts';
import type { Rows } from './rows.ts';
import { NEVER } from './tokens.ts';

/**
 * Logarithm of the probability of a sentence over all rows, summed over its alignments and pronunciations: the forward
 * algorithm of CTC (A. Graves, S. Fernandez, F. Gomez, J. Schmidhuber, "Connectionist temporal classification",
 * ICML 2006, section 4.1), in logarithms. -Infinity when the rows are too few for it.
 */
export function likelihoodOf(chain: Chain, rows: Rows): number {
  let now = new Float64Array(chain.states);
  let then = new Float64Array(chain.states);
  for (let row = 0; row < rows.count; row += 1) {
    [now, then] = [then, now];
    const base = row * SYMBOLS;
    for (let state = 0; state < chain.states; state += 1) {
      now[state] = entering(chain, then, state, row) + (rows.values[base + (chain.symbol[state] ?? 0)] ?? NEVER);
    }
  }
  let whole = NEVER;
  for (let state = 0; state < chain.states; state += 1) {
    if (rows.count > 0 && chain.final[state] === 1) whole = sumOf(whole, now[state] ?? NEVER);
  }
  return whole;
}

function entering(chain: Chain, then: Float64Array, state: number, row: number): number {
  if (row === 0) return chain.initial[state] === 1 ? 0 : NEVER;
  let most = NEVER;
  const from = chain.beforeStart[state] ?? 0;
  const to = chain.beforeStart[state + 1] ?? 0;
  for (let at = from; at < to; at += 1) most = Math.max(most, then[chain.before[at] ?? 0] ?? NEVER);
  if (most === NEVER) return NEVER;
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += Math.exp((then[chain.before[at] ?? 0] ?? NEVER) - most);
  return most + Math.log(sum);
}

function sumOf(one: number, other: number): number {
  const most = Math.max(one, other);
  return most === NEVER ? NEVER : most + Math.log(Math.exp(one - most) + Math.exp(other - most));
}

/** The best alignment of a sentence (Viterbi): its score, and for each row the state of the chain. */
export interface Alignment {
  readonly score: number;
  readonly states: Int32Array;
}

/** Aligns a sentence with all rows; nothing when they are too few for it. */
export function alignmentOf(chain: Chain, rows: Rows): Alignment | undefined {
  let now = new Float64Array(chain.states);
  let then = new Float64Array(chain.states);
  const from = new Int32Array(rows.count * chain.states);
  for (let row = 0; row < rows.count; row += 1) {
    [now, then] = [then, now];
    const base = row * SYMBOLS;
    for (let state = 0; state < chain.states; state += 1) {
      let most = row === 0 && chain.initial[state] === 1 ? 0 : NEVER;
      const last = chain.beforeStart[state + 1] ?? 0;
      for (let at = chain.beforeStart[state] ?? 0; row > 0 && at < last; at += 1) {
        const source = chain.before[at] ?? 0;
        const score = then[source] ?? NEVER;
        if (score <= most) continue;
        most = score;
        from[row * chain.states + state] = source;
      }
      now[state] = most + (rows.values[base + (chain.symbol[state] ?? 0)] ?? NEVER);
    }
  }
  let end = -1;
  let score = NEVER;
  for (let state = 0; state < chain.states; state += 1) {
    if (rows.count === 0 || chain.final[state] !== 1 || (now[state] ?? NEVER) <= score) continue;
    score = now[state] ?? NEVER;
    end = state;
  }
  if (end === -1) return undefined;
  const states = new Int32Array(rows.count);
  for (let row = rows.count - 1; row >= 0; row -= 1) {
    states[row] = end;
    end = from[row * chain.states + end] ?? 0;
  }
  return { score, states };
}
