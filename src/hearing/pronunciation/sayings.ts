import type { Phrase } from '../../domain/vocabulary.ts';
import type { Grammar } from '../grammar/pattern.ts';
import { type Pronounce, soundsOf } from './pronounce.ts';
import { saidWord } from './said-word.ts';
import { wordByWord } from './word-by-word.ts';

/** A way that people say a name beside how it is spelled is a guess, or theirs alone: half as likely. */
const WEIGHT = 0.5;

/**
 * A grammar in which names can be said in further ways too: each by phones, or by words that sound the same. It holds
 * where a name is a phrase by itself. Ways that cannot be spread over the words of a name are left out.
 */
export function withSayings(
  grammar: Grammar,
  sayings: Readonly<Record<string, readonly string[]>> | undefined,
  pronounce: Pronounce,
): Grammar {
  const further = new Map<string, readonly string[]>();
  for (const [name, saidAs] of Object.entries(sayings ?? {})) {
    const ways = new Set(saidAs.flatMap((said) => soundsOf(said, pronounce)).flatMap((way) => spelled(name, way)));
    if (ways.size > 0) further.set(name, [...ways]);
  }
  if (further.size === 0) return grammar;

  /** The name with its sounds: "quay=K.IY light=L.AY.T". */
  function spelled(name: string, sounds: string): readonly string[] {
    const words = name.split(/\s+/);
    const parts = wordByWord(
      sounds.split(' '),
      words.map((word) => pronounce(word)),
    );
    return parts === undefined ? [] : [words.map((word, at) => saidWord(word, parts[at] ?? '')).join(' ')];
  }

  function among(phrase: Phrase): Phrase {
    if (typeof phrase === 'string') {
      const ways = further.get(phrase);
      return ways === undefined ? phrase : { oneOf: [phrase, ...ways], weights: [1, ...ways.map(() => WEIGHT)] };
    }
    if ('sequence' in phrase) return { sequence: phrase.sequence.map(among) };
    if ('oneOf' in phrase) return { ...phrase, oneOf: phrase.oneOf.map(among) };
    if ('maybe' in phrase) return { maybe: among(phrase.maybe) };
    if ('repeat' in phrase) return { repeat: among(phrase.repeat) };
    return phrase;
  }

  return {
    start: grammar.start,
    rules: Object.fromEntries(Object.entries(grammar.rules).map(([name, phrase]) => [name, among(phrase)])),
  };
}
