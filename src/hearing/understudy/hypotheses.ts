import type { Hypothesis, Word } from '../../domain/heard.ts';
import { type HeardPhones, heardPhonesOf } from '../pronunciation/heard-phones.ts';
import { againstOpposites } from '../rescoring.ts';
import type { Fit } from '../search/found.ts';
import { SEARCH_SETTINGS } from '../search/settings.ts';
import { sentenceConfidence, wordConfidence } from './confidence.ts';
import type { Ended } from './utterance.ts';

/** The sentences that were found, best first, each with confidences; opposites are weighed against each other. */
export function hypothesesOf({ search, posteriors }: Ended): readonly Hypothesis[] {
  const phones = heardPhonesOf(posteriors, SEARCH_SETTINGS.blankPenalty);
  const found = search.finish().map((fit) => hypothesisOf(fit, phones));
  const [best] = found;
  const isOpen = best?.words.map(({ open }) => open ?? false) ?? [];
  return againstOpposites(found, (words) => {
    const sentence = words.map((text, at) => ({ text, open: isOpen[at] ?? false }));
    return search.accepts(sentence) ? search.fit(sentence)?.likelihood : undefined;
  });
}

function hypothesisOf(fit: Fit, phones: HeardPhones): Hypothesis {
  return {
    text: fit.text,
    confidence: rounded(sentenceConfidence(fit)),
    words: fit.words.map((word): Word => {
      const { open, startMs, endMs } = word;
      const confidence = rounded(wordConfidence(word));
      const timed = { text: word.text, confidence, startMs, endMs };
      return open ? { ...timed, open, phones: phones(word) } : timed;
    }),
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
