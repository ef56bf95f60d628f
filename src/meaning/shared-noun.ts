import type { Lexicon } from './lexicon.ts';
import { phrasesAt } from './phrase-tree.ts';
import type { Token } from './tokens.ts';

/** How many words a name beside "and" may have without its noun. */
const LONGEST = 2;

/**
 * "The front and back doors", "the living room and bedroom thermostats": where both are names in this home, the noun is
 * said once for both. It is put back where it was left out.
 */
export function restoreSharedNouns(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const restored = [...tokens];
  for (let and = restored.length - 1; and > 0; and--) {
    if (restored[and]?.norm !== 'and') continue;
    const noun = sharedNoun(restored, and, lexicon);
    if (noun) restored.splice(and, 0, noun);
  }
  return restored;
}

function sharedNoun(tokens: readonly Token[], and: number, lexicon: Lexicon): Token | undefined {
  for (let last = and + 2; last <= Math.min(tokens.length - 1, and + LONGEST + 1); last++) {
    const noun = tokens[last];
    if (!noun || !isName(stems(tokens, and + 1, last + 1), lexicon)) continue;
    for (let first = and - 1; first >= Math.max(0, and - LONGEST); first--) {
      if (isName([...stems(tokens, first, and), noun.stem], lexicon)) return noun;
    }
  }
  return undefined;
}

function stems(tokens: readonly Token[], from: number, to: number): readonly string[] {
  return tokens.slice(from, to).map((token) => token.stem);
}

function isName(words: readonly string[], lexicon: Lexicon): boolean {
  return phrasesAt(lexicon.names, words, 0).some(
    ({ to, node }) => to === words.length && node.senses.some(({ sense }) => sense.is === 'entity'),
  );
}
