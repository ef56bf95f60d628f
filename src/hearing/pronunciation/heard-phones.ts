import { BLANK, PHONES, type Posteriors, ROW_MS, SYMBOLS } from '../acoustic/posteriors.ts';

/** The phones that were heard in a stretch of an utterance: ARPAbet, blanks between; empty where there were none. */
export type HeardPhones = (span: { readonly startMs: number; readonly endMs: number }) => string;

/**
 * Reads an utterance as phones, whatever words they were taken for: the likeliest symbol of each row, the same ones in a
 * row as one, the blanks left out (the best path of A. Graves and others, "Connectionist temporal classification", ICML
 * 2006). `blankPenalty` nats are taken off each blank, as the search does.
 */
export function heardPhonesOf(posteriors: readonly Posteriors[], blankPenalty: number): HeardPhones {
  const symbols = posteriors.flatMap((part) => likeliest(part, blankPenalty));
  return ({ startMs, endMs }) => {
    const phones: string[] = [];
    let before = BLANK;
    for (const symbol of symbols.slice(Math.max(0, Math.round(startMs / ROW_MS)), Math.round(endMs / ROW_MS))) {
      if (symbol !== BLANK && symbol !== before) phones.push(PHONES[symbol - 1] ?? '');
      before = symbol;
    }
    return phones.join(' ');
  };
}

function likeliest({ rows, values }: Posteriors, blankPenalty: number): readonly number[] {
  return Array.from({ length: rows }, (_, row) => {
    let best = BLANK;
    let most = (values[row * SYMBOLS + BLANK] ?? 0) - blankPenalty;
    for (let symbol = 1; symbol < SYMBOLS; symbol += 1) {
      const value = values[row * SYMBOLS + symbol] ?? Number.NEGATIVE_INFINITY;
      if (value <= most) continue;
      most = value;
      best = symbol;
    }
    return best;
  });
}
