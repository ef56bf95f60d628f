import type { Hypothesis, Word } from '../../domain/heard.ts';
import { BLANK, PHONES, type Posteriors, ROW_MS, SYMBOLS } from '../acoustic/posteriors.ts';
import { againstOpposites } from '../rescoring.ts';
import type { Fit, FoundWord } from '../search/found.ts';
import { sentenceConfidence, wordConfidence } from './confidence.ts';
import type { Ended } from './utterance.ts';

/** The sentences that were found, best first, each with confidences; opposites are weighed against each other. */
export function hypothesesOf({ search, posteriors }: Ended): readonly Hypothesis[] {
  const symbols = likeliest(posteriors);
  const found = search.finish().map((fit) => hypothesisOf(fit, symbols));
  const [best] = found;
  const isOpen = best?.words.map(({ open }) => open ?? false) ?? [];
  return againstOpposites(found, (words) => {
    const sentence = words.map((text, at) => ({ text, open: isOpen[at] ?? false }));
    return search.accepts(sentence) ? search.fit(sentence)?.likelihood : undefined;
  });
}

function hypothesisOf(fit: Fit, symbols: Uint8Array): Hypothesis {
  return {
    text: fit.text,
    confidence: rounded(sentenceConfidence(fit)),
    words: fit.words.map((word): Word => {
      const { open, startMs, endMs } = word;
      const confidence = rounded(wordConfidence(word));
      const timed = { text: word.text, confidence, startMs, endMs };
      return open ? { ...timed, open, phones: phonesIn(word, symbols) } : timed;
    }),
  };
}

/** The phones that were heard in a word's stretch, whatever word they were taken for: the likeliest symbols, as CTC reads them. */
function phonesIn({ startMs, endMs }: FoundWord, symbols: Uint8Array): string {
  const phones: string[] = [];
  let before = BLANK;
  for (const symbol of symbols.subarray(startMs / ROW_MS, endMs / ROW_MS)) {
    if (symbol !== BLANK && symbol !== before) phones.push(PHONES[symbol - 1] ?? '');
    before = symbol;
  }
  return phones.join(' ');
}

function likeliest(posteriors: readonly Posteriors[]): Uint8Array {
  const symbols: number[] = [];
  for (const { rows, values } of posteriors) {
    for (let row = 0; row < rows; row += 1) {
      let best = 0;
      for (let symbol = 1; symbol < SYMBOLS; symbol += 1) {
        if ((values[row * SYMBOLS + symbol] ?? 0) > (values[row * SYMBOLS + best] ?? 0)) best = symbol;
      }
      symbols.push(best);
    }
  }
  return Uint8Array.from(symbols);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
