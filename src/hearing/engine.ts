import type { Hypothesis } from '../domain/heard.ts';
import type { Expectation, Vocabulary } from '../domain/vocabulary.ts';

/** What turns sound into words. One at a time: calls queue. */
export interface RecognitionEngine {
  /**
   * Finds the sentence of the vocabulary that fits 16 kHz mono samples best; hypotheses come best first, none when no
   * sentence fits at all. Throws a Failure (HEARING_FAILED).
   */
  recognise(samples: Int16Array, vocabulary: Vocabulary, expects: Expectation): Promise<readonly Hypothesis[]>;
  /** Turns to what is expected next, ahead of time, so that the utterance does not wait for it. */
  prepare(vocabulary: Vocabulary, expects: Expectation): Promise<void>;
  /** The same as `recognise`, against a grammar in the Java Speech Grammar Format (BAD_USAGE when it has a mistake). */
  recogniseWithJsgf(samples: Int16Array, jsgf: string): Promise<readonly Hypothesis[]>;
  close(): Promise<void>;
}
