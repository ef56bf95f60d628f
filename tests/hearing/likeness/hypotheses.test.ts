import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Hypothesis } from '../../../src/domain/heard.ts';
import { grammarOf } from '../../../src/hearing/grammar/pattern.ts';
import { hypothesesOf } from '../../../src/hearing/likeness/hypotheses.ts';
import { type SoundedLanguage, soundedLanguage } from '../../../src/hearing/likeness/language.ts';
import { loadPronunciations } from '../../../src/hearing/pronunciation/load.ts';
import type { Pronounce } from '../../../src/hearing/pronunciation/pronounce.ts';
import { defaultHome } from '../../../src/home/demo-home/default-home.ts';
import { sampleSentence } from '../../../src/meaning/vocabulary/sample.ts';
import { buildVocabulary } from '../../../src/meaning/vocabulary/vocabulary.ts';
import { QUAY_VOCABULARY } from '../../support/wyoming/vocabulary.ts';

interface Row {
  readonly written: string;
  readonly heard: string;
  readonly open?: string;
  readonly unsure?: boolean;
}

const rows: readonly Row[] = parse(readFileSync('tests/hearing/likeness/texts.yaml', 'utf8'));
const AUDIO_MS = 2_000;

describe('what a recogniser of free speech wrote', () => {
  let pronounce: Pronounce;
  let quay: SoundedLanguage;
  const read = (written: string): readonly Hypothesis[] => hypothesesOf(written, quay, pronounce, AUDIO_MS);

  beforeAll(async () => {
    pronounce = (await loadPronunciations())();
    quay = soundedLanguage(grammarOf(QUAY_VOCABULARY, 'request'), pronounce);
  });

  test.each(rows)('"$written" is "$heard"', ({ written, heard, open = '', unsure = false }) => {
    const [best] = read(written);
    const words = best?.words ?? [];
    expect(best?.text ?? '').toBe(heard);
    expect(words.map(({ text }) => text).join(' ')).toBe(heard);
    expect(words.flatMap((word) => (word.open ? [word.text] : [])).join(' ')).toBe(open);
    if (best) expect(best.confidence < 0.4).toBe(unsure);
  });

  test('is surer the more of it is written so', () => {
    const [first, second, third] = ['turn on the quay light', 'turn on the keys light', 'turn on the zebra light'].map(
      (text) => read(text)[0]?.confidence ?? 0,
    );
    expect(first).toBeGreaterThan(second ?? 1);
    expect(second).toBeGreaterThan(third ?? 1);
  });

  test('comes along as it is, where something else was put in its place', () => {
    expect(read('Turn on the key light').map(({ text }) => text)).toEqual([
      'turn on the quay light',
      'turn on the key light',
    ]);
  });

  test('has times that follow each other along the sound', () => {
    const words = read('Turn on the key light')[0]?.words ?? [];
    expect(words[0]?.startMs).toBe(0);
    expect(words.at(-1)?.endMs).toBe(AUDIO_MS);
    for (const [index, word] of words.entries()) {
      expect(word.startMs).toBe(index === 0 ? 0 : words[index - 1]?.endMs);
      expect(word.endMs).toBeGreaterThan(word.startMs);
    }
  });

  test.each([
    'on '.repeat(5_000),
    '1'.repeat(5_000),
    'x'.repeat(5_000),
    '[('.repeat(5_000),
    '*'.repeat(5_001),
    '\u0000\uFFFF\uD800 turn on',
    `${'7:30 21.5 '.repeat(2_000)}`,
  ])('may be of any kind and length: %.12s', (text) => {
    for (const { confidence, words } of read(text)) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(words.length).toBeLessThanOrEqual(1_000);
    }
  });

  test('stays what it is where it is a sentence of the home', () => {
    const vocabulary = buildVocabulary(defaultHome(), [{ name: 'study mode' }]);
    const language = soundedLanguage(grammarOf(vocabulary, 'request'), pronounce);
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const sentences = Array.from({ length: 80 }, () => sampleSentence(vocabulary, 'request', random));
    const changed = sentences.filter((sentence) => {
      const [best] = hypothesesOf(`${sentence.toUpperCase()}.`, language, pronounce, AUDIO_MS);
      return best?.text !== sentence.replace(/[^a-z' ]/g, ' ').replace(/\s+/g, ' ');
    });
    expect(changed).toEqual([]);
  });
});
