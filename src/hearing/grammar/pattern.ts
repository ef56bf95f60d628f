import type { Expectation, Phrase, Vocabulary } from '../../domain/vocabulary.ts';

/** A set of rules and the one to begin with. */
export interface Grammar {
  readonly start: string;
  readonly rules: Readonly<Record<string, Phrase>>;
}

/** The grammar of what a vocabulary expects now. */
export function grammarOf(vocabulary: Vocabulary, expects: Expectation): Grammar {
  return { start: vocabulary.start[expects], rules: vocabulary.rules };
}
