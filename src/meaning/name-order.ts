import type { Lexicon } from './lexicon.ts';
import { phrasesAt } from './phrase-tree.ts';
import type { Token } from './tokens.ts';
import { KINDS } from './words/kinds.ts';

const BESIDE = new Set(['by', 'near', 'beside', 'at', 'over', 'above', 'behind', 'under', 'on', 'for', 'of']);
const LONGEST = 2;

/**
 * "The lamp by the sofa" is the sofa lamp, where the home has one: the words are put in the order of the name. Each of
 * them then stands for the whole stretch, as the words of a contraction do.
 */
export function inNameOrder(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const ordered = [...tokens];
  for (let at = 0; at + 2 < ordered.length; at++) {
    const noun = ordered[at];
    if (!noun || !(noun.stem in KINDS)) continue;
    const places = placesAfter(ordered, at + 1);
    const name = places.find(({ words }) => isDevice([...words.map(({ stem }) => stem), noun.stem], lexicon));
    const end = name && ordered[name.to - 1]?.end;
    if (!name || end === undefined) continue;
    const whole = [...name.words, noun].map((token) => ({ ...token, start: noun.start, end }));
    ordered.splice(at, name.to - at, ...whole);
  }
  return ordered;
}

/** What may stand after "by the", longest first, and the token after it. */
function placesAfter(
  tokens: readonly Token[],
  at: number,
): readonly { readonly words: readonly Token[]; readonly to: number }[] {
  const next = tokens[at]?.norm ?? '';
  const joined = next === 'next' && tokens[at + 1]?.norm === 'to' ? at + 2 : BESIDE.has(next) ? at + 1 : undefined;
  if (joined === undefined) return [];
  const from = tokens[joined]?.norm === 'the' ? joined + 1 : joined;
  const counts = Array.from({ length: LONGEST }, (_, i) => LONGEST - i);
  return counts
    .filter((count) => from + count <= tokens.length)
    .map((count) => ({ words: tokens.slice(from, from + count), to: from + count }));
}

function isDevice(words: readonly string[], lexicon: Lexicon): boolean {
  return phrasesAt(lexicon.names, words, 0).some(
    ({ to, node }) => to === words.length && node.senses.some(({ sense }) => sense.is === 'entity' && sense.exact),
  );
}
