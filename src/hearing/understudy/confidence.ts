import type { Fit, FoundWord } from '../search/found.ts';

/** What tells a sentence that was said from one that was read into other sounds. */
export interface Features {
  /** By how many nats a row the free phones fit better than the sentence: its whole, and its worst word. */
  readonly gap: number;
  readonly worst: number;
  /** How sure the network is of its phones, nats: in an unfamiliar voice or room all gaps are wider. */
  readonly certainty: number;
  /** Of the words, how many stand in open slots, where nearly anything fits somehow: 0 to 1. */
  readonly open: number;
  /** The logarithm of its length in words: a short sentence is easily found in anything. */
  readonly length: number;
}

/** A gap beyond this tells no more. Nats a row. */
const MOST_GAP = 6;
/** Words shorter than this, as "a" is, fit badly by chance. */
const LEAST_WORD_MS = 120;

/** What a sentence is judged by. */
export type Judged = Pick<Fit, 'gap' | 'certainty' | 'words'>;

export function featuresOf({ gap, certainty, words }: Judged): Features {
  const judged = words.filter(({ startMs, endMs }) => endMs - startMs >= LEAST_WORD_MS);
  return {
    gap: bounded(gap),
    certainty,
    worst: bounded(Math.max(0, ...judged.map((word) => word.gap))),
    open: words.filter(({ open }) => open).length / Math.max(1, words.length),
    length: Math.log(Math.max(1, words.length)),
  };
}

/**
 * Logistic regression (D. R. Cox, 1958) of "was said to a home, and these are its words" on the features, through
 * recorded and spoken commands, other speech and noises: bench/hearing/calibrate.mjs lays it.
 */
const COEFFICIENTS: Features & { readonly constant: number } = {
  constant: 12.977,
  gap: -12.773,
  worst: -3.036,
  certainty: 2.385,
  open: -10.277,
  length: -1.409,
};

/** The probability that a sentence was said, 0 to 1. */
export function sentenceConfidence(fit: Judged): number {
  const { gap, worst, certainty, open, length } = featuresOf(fit);
  const { constant, ...weights } = COEFFICIENTS;
  return logistic(
    constant +
      weights.gap * gap +
      weights.worst * worst +
      weights.certainty * certainty +
      weights.open * open +
      weights.length * length,
  );
}

/** A word's curve is wider than a sentence's, as it is shorter. Open words were not expected: even a good fit is a guess. */
const WORD = { middle: 1.6, slope: 2.5, open: 0.8 };

/** The probability that a word is right, 0 to 1. */
export function wordConfidence({ gap, open }: Pick<FoundWord, 'gap' | 'open'>): number {
  return logistic(WORD.slope * (WORD.middle - gap)) * (open ? WORD.open : 1);
}

const bounded = (gap: number): number => Math.min(MOST_GAP, Math.max(0, gap));
const logistic = (value: number): number => 1 / (1 + Math.exp(-value));
