import { describe, expect, test } from '@jest/globals';
import type { FoundWord } from '../../src/hearing/search/found.ts';
import { sentenceConfidence, wordConfidence } from '../../src/hearing/understudy/confidence.ts';
import { verdictOn } from '../../src/hearing/verdict.ts';

const TIMING = { audioMs: 1_000, decodeMs: 1, endpointMs: 0 };

/** A sentence of so many words of 300 ms; the last of them may fit otherwise, and some stand in an open slot. */
function fitting(of: Partial<Record<'gap' | 'worst' | 'certainty' | 'words' | 'open', number>> = {}) {
  const { gap = 0.1, worst = gap, certainty = -0.2, words = 6, open = 0 } = of;
  const list = Array.from(
    { length: words },
    (_, at): FoundWord => ({
      text: 'word',
      open: at >= words - open,
      startMs: at * 300,
      endMs: at * 300 + 300,
      acoustic: -3,
      gap: at === words - 1 ? worst : gap,
    }),
  );
  return { gap, certainty, words: list };
}
const outcome = (of: ReturnType<typeof fitting>) =>
  verdictOn([{ text: 'word', confidence: sentenceConfidence(of), words: [] }], TIMING).outcome;

describe('a sentence', () => {
  test('that fits is heard, one that other phones fit far better is not', () => {
    expect(outcome(fitting({ gap: 0.1, worst: 0.3 }))).toBe('heard');
    expect(outcome(fitting({ gap: 1.2, worst: 2.6, certainty: -0.2 }))).toBe('rejected');
  });
  test('is the less probable the worse it fits', () => {
    const confidences = [0, 0.2, 0.4, 0.8, 1.6, 100].map((gap) => sentenceConfidence(fitting({ gap })));
    expect(confidences).toEqual([...confidences].sort((one, other) => other - one));
    expect(confidences[0]).toBeGreaterThan(0.9);
  });
  test('is less probable with a word that does not fit, and with words that nobody taught', () => {
    const plain = sentenceConfidence(fitting({ gap: 0.4 }));
    expect(sentenceConfidence(fitting({ gap: 0.4, worst: 2 }))).toBeLessThan(plain);
    expect(sentenceConfidence(fitting({ gap: 0.4, open: 3 }))).toBeLessThan(plain);
  });
  test('that has no words has a confidence all the same', () => {
    expect(sentenceConfidence(fitting({ words: 0 }))).toBeGreaterThanOrEqual(0);
  });
});

test('a word of an open slot is less sure than one that was expected', () => {
  expect(wordConfidence({ gap: 0.2, open: true })).toBeLessThan(wordConfidence({ gap: 0.2, open: false }));
});
