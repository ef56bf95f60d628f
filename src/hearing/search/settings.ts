/** How the search weighs sound against language, and how far it looks around. Scores are natural logarithms (nats). */
export interface SearchSettings {
  /** Taken off the blank's logarithm in each row: on unfamiliar sound a CTC network gives too many blanks. */
  readonly blankPenalty: number;
  /** What the logarithm of a phrase's weight counts for, against sound. */
  readonly languageWeight: number;
  /** What each word costs; below 0 it is a gain, for short words that are easily passed over. */
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

export const SEARCH_SETTINGS: SearchSettings = {
  blankPenalty: 2,
  languageWeight: 2,
  wordPenalty: -1,
  openWeight: 0.5,
  openPenalty: 4,
  beam: 14,
  mostTokens: 3_000,
  hypotheses: 5,
};
