import type { Hypothesis } from '../domain/heard.ts';
import type { Expectation, Vocabulary } from '../domain/vocabulary.ts';

/**
 * What sound is decoded against: what is expected of a home's language now (a request unless said otherwise), or a
 * grammar in the Java Speech Grammar Format.
 */
export type Language = { readonly vocabulary: Vocabulary; readonly expects?: Expectation } | { readonly jsgf: string };

/** What was made out while somebody still speaks. */
export interface PartialHearing {
  /** The words so far, in lower case, separated by blanks; the last of them may still change. */
  readonly text: string;
  /** Whether the words so far are a whole sentence of the language. Absent: the engine cannot tell. */
  readonly complete?: boolean;
  /** Whether the last of the words stand in an open slot, which may take more of them. */
  readonly open?: boolean;
}

/** The recognition of one utterance. Calls may follow each other at once; they are answered in order. */
export interface Recognition {
  /** Takes 16 kHz mono samples as they come, any number. The engine may keep the array: it must not change afterwards. */
  accept(samples: Int16Array): void;
  /** The words so far, nothing where there are none or the engine decodes whole utterances only. Never rejects. */
  partial(): Promise<PartialHearing | undefined>;
  /**
   * Ends the utterance: the sentences of the language that fit best, best first, none when no sentence fits at all.
   * Rejects with a Failure: HEARING_FAILED, BAD_USAGE for a grammar with a mistake.
   */
  finish(): Promise<readonly Hypothesis[]>;
  /** Gives up; what was accepted is forgotten. */
  cancel(): void;
}

/** What turns sound into words. Utterances may overlap, as satellites do. */
export interface RecognitionEngine {
  /** Begins to recognise an utterance. Failures are told by `finish`. */
  begin(language: Language): Recognition;
  /** Turns to what is expected next, ahead of time, so that the utterance does not wait for it. */
  prepare(vocabulary: Vocabulary, expects: Expectation): Promise<void>;
  close(): Promise<void>;
}

/** Recognises a whole utterance of 16 kHz mono samples at once. Rejects as `Recognition.finish` does. */
export function recognise(
  engine: RecognitionEngine,
  samples: Int16Array,
  language: Language,
): Promise<readonly Hypothesis[]> {
  const recognition = engine.begin(language);
  recognition.accept(samples);
  return recognition.finish();
}
