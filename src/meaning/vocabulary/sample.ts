import type { Expectation, Phrase, Vocabulary } from '../../domain/vocabulary.ts';

/**
 * A sentence of the vocabulary, at random: the inverse of understanding, for tests. `random` gives numbers from 0 up to
 * 1 (excluded); the same numbers give the same sentence.
 */
export function sampleSentence(vocabulary: Vocabulary, start: Expectation, random: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

  function words(phrase: Phrase): string {
    if (typeof phrase === 'string') return phrase;
    if ('rule' in phrase) return words(vocabulary.rules[phrase.rule] ?? '');
    if ('maybe' in phrase) return random() < 0.3 ? words(phrase.maybe) : '';
    if ('sequence' in phrase) return phrase.sequence.map(words).join(' ');
    if ('oneOf' in phrase) return words(pick(phrase.oneOf) ?? '');
    if ('repeat' in phrase) {
      const times = random() < 0.8 ? 1 : 2;
      return Array.from({ length: times }, () => words(phrase.repeat)).join(' ');
    }
    const count = 1 + Math.floor(random() * phrase.open.words);
    return Array.from({ length: count }, () => pick(vocabulary.openWords) ?? '').join(' ');
  }

  return words(vocabulary.rules[vocabulary.start[start]] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
