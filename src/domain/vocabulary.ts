/**
 * A piece of a spoken language, as data. A string is one or more words in lower case ("living room light").
 * The recogniser compiles it to whatever its engine needs.
 */
export type Phrase =
  | string
  | { readonly sequence: readonly Phrase[] }
  /** One of several; a weight (above 0, at most 1) says how likely a choice is against those of weight 1. */
  | { readonly oneOf: readonly Phrase[]; readonly weights?: readonly number[] }
  | { readonly maybe: Phrase }
  /** One or more times. */
  | { readonly repeat: Phrase }
  | { readonly rule: string }
  /** An open slot: one to `words` words of which nobody said what they mean. */
  | { readonly open: { readonly words: number } };

/** What the person is expected to say now: it selects the start rule. */
export type Expectation = 'request' | 'definition' | 'confirmation' | 'choice';

/**
 * The language that is spoken to this home, with everything that it was taught.
 * `id` changes exactly when the content changes, so that engines can keep what they compiled.
 */
export interface Vocabulary {
  readonly id: string;
  readonly start: Readonly<Record<Expectation, string>>;
  readonly rules: Readonly<Record<string, Phrase>>;
  /** Words for the open slots, most likely first. */
  readonly openWords: readonly string[];
  /**
   * How words are said whose spelling misleads, in place of what a dictionary has: ARPAbet phones with blanks between
   * ("K IY"), or words that sound the same ("key").
   */
  readonly pronunciations: Readonly<Record<string, readonly string[]>>;
  /**
   * How names (of one word or more, as they stand in the rules) are said besides: phones or words, as above. It holds
   * where that very name is a phrase, and nowhere else.
   */
  readonly sayings?: Readonly<Record<string, readonly string[]>>;
}
