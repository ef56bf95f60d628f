/**
 * What a request still lacks: a setting, a time of day, a day and time, a length of time, what to be told, what to add, a
 * place that the home knows.
 */
export type Lacking = 'value' | 'time' | 'moment' | 'length' | 'message' | 'item' | 'place';

/** What a request lacks, and where in the sentence the answer belongs. */
export interface Missing {
  readonly what: Lacking;
  /** Characters of the sentence that the answer takes the place of (end exclusive); often none. */
  readonly start: number;
  readonly end: number;
  /** What may have to stand before the answer ("for", "at", or nothing), in the order in which to try. */
  readonly leads: readonly string[];
}
