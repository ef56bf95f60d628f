import type { Context, Guess, UnknownSpan } from '../domain/meaning.ts';
import type { Lexicon } from './lexicon.ts';
import { inNameOrder } from './name-order.ts';
import { restoreSharedNouns } from './shared-noun.ts';
import { type Token, tokenize } from './tokens.ts';

/** A sentence on its way to a meaning: its words, the names of this home, and the situation in which it is said. */
export interface Saying {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly context: Context;
}

export function hear(text: string, lexicon: Lexicon, context: Context): Saying {
  return { text, tokens: inNameOrder(restoreSharedNouns(tokenize(text), lexicon), lexicon), lexicon, context };
}

/** The part of the sentence between two tokens, as it was written. */
export function slice(saying: Saying, from: number, to = saying.tokens.length): string {
  const first = saying.tokens[from];
  const last = saying.tokens[to - 1];
  return first && last && to > from ? saying.text.slice(first.start, last.end) : '';
}

export function spanOf(
  saying: Saying,
  chunk: { readonly from: number; readonly to: number; readonly guess: Guess },
): UnknownSpan {
  const start = saying.tokens[chunk.from]?.start ?? 0;
  const end = saying.tokens[chunk.to - 1]?.end ?? saying.text.length;
  return { text: saying.text.slice(start, end), start, end, guess: chunk.guess };
}

/** The same saying without its first `count` tokens. */
export function after(saying: Saying, count: number): Saying {
  return { ...saying, tokens: saying.tokens.slice(count) };
}
