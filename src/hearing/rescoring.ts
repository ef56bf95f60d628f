import type { Hypothesis } from '../domain/heard.ts';
import { oppositeBetween, rivalsOf } from './opposites.ts';

/**
 * How likely the sound is, given exactly these words: the logarithm of its probability over all alignments and
 * pronunciations. Undefined for what is no sentence of the language.
 */
export type Likelihood = (words: readonly string[]) => number | undefined;

/**
 * What a nat between two sentences counts for. What was fitted on home commands (bench/hearing/calibrate.mjs) is 1.96; less
 * is on the side of asking.
 */
const SCALE = 1.2;
/** Sentences that are less likely than this, against the best, are not worth a word. */
const LEAST_SHARE = 0.001;

/**
 * Weighs the best hypothesis against the same sentence with one word turned into its opposite ("on" into "off"), by the
 * sound alone: the search's beam, and what is usually said, have no say in it. What fits better comes first; confidences
 * of the two share out what they have by their likelihood, so that a close call is one in the confidences too.
 */
export function againstOpposites(hypotheses: readonly Hypothesis[], likelihood: Likelihood): readonly Hypothesis[] {
  const [best, ...others] = hypotheses;
  if (best === undefined) return hypotheses;
  const words = best.words.map(({ text }) => text);
  const rivals = rivalsOf(words);
  const contrary = others.filter(({ words: their }) =>
    oppositeBetween(
      words,
      their.map(({ text }) => text),
    ),
  );
  const own = rivals.length + contrary.length === 0 ? undefined : likelihood(words);
  if (own === undefined) return hypotheses;
  const weighed = rivals.flatMap((rival) => {
    const value = likelihood(rival.words);
    return value === undefined ? [] : [{ hypothesis: renamed(best, rival.at, rival.or), value }];
  });
  const ranked = [{ hypothesis: best, value: own }, ...weighed].sort((one, other) => other.value - one.value);
  const [first, ...rest] = ranked;
  if (first === undefined) return hypotheses;
  // What contradicts it in another order of words is never put first, but may be as likely.
  const shared = (other: Hypothesis): number => {
    const value = likelihood(other.words.map(({ text }) => text));
    if (value === undefined) return other.confidence;
    return rounded(best.confidence * Math.min(1, Math.exp(SCALE * (value - first.value))));
  };
  const known = new Set(ranked.map(({ hypothesis }) => hypothesis.text));
  return [
    { ...first.hypothesis, confidence: best.confidence },
    ...rest.flatMap(({ hypothesis, value }) => {
      const share = Math.exp(SCALE * (value - first.value));
      return share < LEAST_SHARE ? [] : [{ ...hypothesis, confidence: rounded(best.confidence * share) }];
    }),
    ...others
      .filter(({ text }) => !known.has(text))
      .map((other) => (contrary.includes(other) ? { ...other, confidence: shared(other) } : other)),
  ];
}

function renamed(hypothesis: Hypothesis, at: number, text: string): Hypothesis {
  const words = hypothesis.words.map((word, index) => (index === at ? { ...word, text } : word));
  return { ...hypothesis, words, text: words.map((word) => word.text).join(' ') };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
