import type { Hypothesis, Word } from '../../domain/heard.ts';
import { BLANK, PHONES, type Posteriors, ROW_MS, SYMBOLS } from '../acoustic/posteriors.ts';
import { againstOpposites } from '../rescoring.ts';
import type { Fit, FoundWord } from '../search/found.ts';
import type { Ended } from './utterance.ts';

/** Turns a gap, in nats a row, into a probability of being right: a logistic curve. */
interface Curve {
  /** The gap at which right and wrong are equally likely. */
  readonly middle: number;
  /** How steeply it goes from right to wrong, a nat. */
  readonly slope: number;
}

const SENTENCE: Curve = { middle: 0.8, slope: 6 };
/** A word's is wider, as it is shorter. */
const WORD: Curve = { middle: 1.6, slope: 2.5 };
/** Open words were not expected: even a good fit is a guess. */
const OPEN_DISCOUNT = 0.8;

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

function hypothesisOf({ text, words, gap }: Fit, symbols: Uint8Array): Hypothesis {
  return {
    text,
    confidence: rounded(probability(gap, SENTENCE)),
    words: words.map((word): Word => {
      const { open, startMs, endMs } = word;
      const confidence = rounded(probability(word.gap, WORD) * (open ? OPEN_DISCOUNT : 1));
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

const probability = (gap: number, { middle, slope }: Curve): number => 1 / (1 + Math.exp(slope * (gap - middle)));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
