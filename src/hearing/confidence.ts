import type { Hypothesis, Word } from '../domain/heard.ts';

/** A recognised word with how well its sound fits, in nats a frame (10 ms) against the best sounds: 0 is perfect. */
export interface ScoredWord {
  readonly text: string;
  readonly open: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly fit: number;
}

/**
 * Turns the fit of a stretch into a probability of being right: a logistic curve. The sentence's is laid through
 * recordings of home commands and of other speech (bench/hearing.mjs); a word's is wider, as it is shorter.
 */
interface Curve {
  /** The fit at which right and wrong are equally likely. */
  readonly middle: number;
  /** How steeply it goes from wrong to right, a nat. */
  readonly slope: number;
}

const SENTENCE: Curve = { middle: -4.3, slope: 3 };
const WORD: Curve = { middle: -6, slope: 1.2 };
/** Open words were not expected: even a good fit is a guess. */
const OPEN_DISCOUNT = 0.8;

/** The hypothesis that these words make, with a confidence for each and for the whole. */
export function hypothesisOf(words: readonly ScoredWord[]): Hypothesis {
  const frames = words.reduce((sum, word) => sum + framesOf(word), 0);
  const fit = words.reduce((sum, word) => sum + word.fit * framesOf(word), 0) / Math.max(1, frames);
  return {
    text: words.map(({ text }) => text).join(' '),
    confidence: rounded(probability(fit, SENTENCE)),
    words: words.map(
      (word): Word => ({
        text: word.text,
        confidence: rounded(probability(word.fit, WORD) * (word.open ? OPEN_DISCOUNT : 1)),
        startMs: word.startMs,
        endMs: word.endMs,
        ...(word.open ? { open: true } : {}),
      }),
    ),
  };
}

const framesOf = ({ startMs, endMs }: ScoredWord): number => Math.max(1, (endMs - startMs) / 10);
const probability = (fit: number, { middle, slope }: Curve): number => 1 / (1 + Math.exp(-slope * (fit - middle)));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
