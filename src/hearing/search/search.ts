import type { Posteriors } from '../acoustic/posteriors.ts';

/** How the search weighs sound against language, and how far it looks around. Scores are natural logarithms (nats). */
export interface SearchSettings {
  /** Taken off the blank's logarithm in each row: on unfamiliar sound a CTC network gives too many blanks. */
  readonly blankPenalty: number;
  /** What the logarithm of a phrase's weight counts for, against sound. */
  readonly languageWeight: number;
  /** What each word costs. */
  readonly wordPenalty: number;
  /** What the open model's costs count for, against sound. */
  readonly openWeight: number;
  /** What each word of an open slot costs more: how much better than the known phrases it must fit. */
  readonly openPenalty: number;
  /** Paths that are so much worse than the best one are dropped. */
  readonly beam: number;
  /** No more paths than this are followed from a row to the next. */
  readonly mostTokens: number;
  /** How many sentences are given, at most. */
  readonly hypotheses: number;
}

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

/** A sentence that was found. */
export interface Found {
  readonly text: string;
  readonly words: readonly FoundWord[];
  /** What sentences are ordered by: sound and language together. Differences mean something, the value does not. */
  readonly score: number;
  /** Logarithm of the probability of all rows along the best alignment, the blank's penalty taken off. */
  readonly acoustic: number;
  /** The same summed over all alignments and pronunciations: what alternatives are compared by. */
  readonly likelihood: number;
  /** By how many nats a row the best phones of any kind fit the spoken part better: what was not said for the home is far off. */
  readonly gap: number;
}

/** What seems to have been said so far. */
export interface PartialSentence {
  readonly words: readonly { readonly text: string; readonly open: boolean }[];
  /** So many of the words, from the first, are in every path that is still followed. */
  readonly stable: number;
  /** True when the sentence may end here. */
  readonly complete: boolean;
}

/** A search over one utterance. Rows come in any portions; the result does not depend on them. */
export interface Search {
  accept(posteriors: Posteriors): void;
  partial(): PartialSentence;
  /** The sentences that fit best, best first, each with other words; none when no sentence fits at all. */
  finish(): readonly Found[];
}
