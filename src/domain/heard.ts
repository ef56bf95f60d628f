/** One recognised word. Times are milliseconds from the start of the utterance; confidence is 0 to 1. */
export interface Word {
  readonly text: string;
  readonly confidence: number;
  readonly startMs: number;
  readonly endMs: number;
  /** True where the recogniser used an open slot: these words are a guess at something that it was not told of. */
  readonly open?: boolean;
  /**
   * Of open words, where the recogniser can tell: the phones that were heard there (ARPAbet, blanks between), whatever
   * words they were taken for. Kept as a pronunciation when the words are taught as a name.
   */
  readonly phones?: string;
}

/** One reading of an utterance. `text` is its words in lower case, separated by blanks; confidence is 0 to 1. */
export interface Hypothesis {
  readonly text: string;
  readonly confidence: number;
  readonly words: readonly Word[];
}

/**
 * It was heard too nearly the same in two ways that mean opposite things ("on", "off"): which one it was is to be asked.
 * `instead` is the whole sentence with the other word in place.
 */
export interface Doubt {
  readonly said: string;
  readonly or: string;
  readonly instead: string;
}

/** What became of an utterance: words, best first, or why there are none. Durations in milliseconds. */
export type Heard =
  | {
      readonly outcome: 'heard';
      readonly hypotheses: readonly [Hypothesis, ...Hypothesis[]];
      readonly doubt?: Doubt;
      readonly timing: HeardTiming;
    }
  | {
      readonly outcome: 'rejected';
      readonly reason: 'no-speech' | 'out-of-vocabulary';
      readonly hypotheses: readonly Hypothesis[];
      readonly timing: HeardTiming;
    };

export interface HeardTiming {
  /** Length of the sound that was decoded. */
  readonly audioMs: number;
  /** From the detected end of speech to the words. */
  readonly decodeMs: number;
  /** Silence that passed between the last speech and the endpoint decision. */
  readonly endpointMs: number;
}
