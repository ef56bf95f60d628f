import { BLANK, ROW_MS, SYMBOLS } from '../acoustic/posteriors.ts';
import { type Alignment, alignmentOf, likelihoodOf } from './alignment.ts';
import { type Chain, chainOf } from './chain.ts';
import type { Rows } from './rows.ts';

export interface FoundWord {
  readonly text: string;
  /** True for a word of an open slot: what it means there is not known. */
  readonly open: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** Logarithm of the probability of its rows along the best alignment, the blank's penalty taken off. */
  readonly acoustic: number;
  /** By how many nats a row the best phones of any kind fit its rows better: 0 is perfect. */
  readonly gap: number;
}

/** A sentence with how well it fits what was heard. */
export interface Fit {
  readonly text: string;
  readonly words: readonly FoundWord[];
  /** Logarithm of the probability of all rows along the best alignment, the blank's penalty taken off. */
  readonly acoustic: number;
  /** The same summed over all alignments and pronunciations: what alternatives are compared by. */
  readonly likelihood: number;
  /**
   * By how many nats a row the best phones of any kind fit better: all that the sentence loses, over the rows from the
   * first to the last phone. What was not said for the home is far off.
   */
  readonly gap: number;
  /** How sure the network is of its phones there: the mean logarithm of the likeliest phone, 0 is certain. */
  readonly certainty: number;
}

/** A word of a sentence to be fitted, with its pronunciations as symbols. */
export interface ChainWord {
  readonly text: string;
  readonly open: boolean;
  readonly sounds: readonly string[];
}

/** Fits a sentence to all rows; nothing when they are too few, when a word has no pronunciation or there is no word. */
export function fitOf(words: readonly ChainWord[], rows: Rows): Fit | undefined {
  if (words.length === 0 || words.some(({ sounds }) => sounds.length === 0)) return undefined;
  const chain = chainOf(words.map(({ sounds }) => sounds));
  const alignment = alignmentOf(chain, rows);
  if (alignment === undefined) return undefined;
  const spans = spansOf(chain, alignment, words.length);
  const lost = (from: number, to: number): number => freeOf(rows, from, to) - soundOf(chain, alignment, rows, from, to);
  const [from, to] = spoken(rows, spans);
  return {
    text: words.map(({ text }) => text).join(' '),
    words: words.map(({ text, open }, index) => {
      const { first, last } = spans[index] ?? { first: 0, last: 0 };
      return {
        text,
        open,
        startMs: first * ROW_MS,
        endMs: last * ROW_MS,
        acoustic: soundOf(chain, alignment, rows, first, last),
        gap: lost(first, last) / Math.max(1, last - first),
      };
    }),
    acoustic: alignment.score,
    likelihood: likelihoodOf(chain, rows),
    gap: lost(0, rows.count) / Math.max(1, to - from),
    certainty: certaintyOf(rows, from, to),
  };
}

function certaintyOf({ best, values }: Rows, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let row = from; row < to; row += 1) {
    const symbol = best[row] ?? BLANK;
    if (symbol === BLANK) continue;
    sum += values[row * SYMBOLS + symbol] ?? 0;
    count += 1;
  }
  return sum / Math.max(1, count);
}

interface Span {
  readonly first: number;
  /** The row behind the last one. */
  readonly last: number;
}

function spansOf(chain: Chain, { states }: Alignment, words: number): readonly Span[] {
  const spans: Span[] = Array.from({ length: words }, () => ({ first: 0, last: 0 }));
  for (const [row, state] of states.entries()) {
    const word = chain.word[state] ?? -1;
    const span = spans[word];
    if (span !== undefined) spans[word] = { first: span.last === 0 ? row : span.first, last: row + 1 };
  }
  return spans;
}

/** The rows in which there is speech, by the sentence or by the likeliest symbols. */
function spoken(rows: Rows, spans: readonly Span[]): readonly [from: number, to: number] {
  let from = spans[0]?.first ?? 0;
  let to = spans.at(-1)?.last ?? rows.count;
  for (let row = 0; row < from; row += 1) if (rows.best[row] !== BLANK) from = row;
  for (let row = rows.count - 1; row >= to; row -= 1) if (rows.best[row] !== BLANK) to = row + 1;
  return [from, to];
}

function soundOf({ symbol }: Chain, { states }: Alignment, rows: Rows, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row += 1) sum += rows.values[row * SYMBOLS + (symbol[states[row] ?? 0] ?? 0)] ?? 0;
  return sum;
}

const freeOf = ({ free }: Rows, from: number, to: number): number => (free[to] ?? 0) - (free[from] ?? 0);
