import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../../src/domain/failure.ts';
import { loadOpenLanguage, openLanguage } from '../../../src/hearing/language/open-language.ts';
import { OPEN_WORDS } from '../../../src/meaning/vocabulary/open-words.ts';

const file = new URL('../../../models/language/open.bin', import.meta.url);
const bytes = new Uint8Array(readFileSync(file));
const names = readFileSync(new URL('../data/untaught-names.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const model = loadOpenLanguage(['zyxomatic', 'ocean']);
const numbers = new Map(model.words.map((word, index) => [word, index]));
const numberOf = (word: string): number => numbers.get(word) ?? -1;
const alone = (word: string): number => model.unigram[numberOf(word)] ?? 0;
const behind = (first: string, second: string): number => model.bigram(numberOf(first), numberOf(second));

describe('the language of open slots', () => {
  test('has each word once, those that were written by hand among them', () => {
    expect(numbers.size).toBe(model.words.length);
    expect(model.unigram).toHaveLength(model.words.length);
    expect(OPEN_WORDS.filter((word) => !numbers.has(word))).toEqual([]);
  });

  test('fits into three megabytes', () => expect(bytes.length).toBeLessThan(3_000_000));

  test.each([
    ['study', 'mode'],
    ['ice', 'cream'],
    ['pirate', 'ship'],
    ['milky', 'way'],
  ])('expects "%s %s" more than the second word alone', (first, second) =>
    expect(behind(first, second)).toBeLessThan(alone(second)),
  );

  test('gives each pair a likelihood, also one that was never met', () => {
    for (const first of ['ocean', 'zyxomatic', 'the']) {
      const total = model.words.reduce((sum, word) => sum + Math.exp(-behind(first, word)), 0);
      expect(total).toBeGreaterThan(0.5);
      expect(total).toBeLessThan(1.5);
    }
  });

  test('takes a word behind none, or behind a word of the home alone, for itself', () => {
    expect(model.bigram(-1, numberOf('breeze'))).toBe(alone('breeze'));
    expect(behind('zyxomatic', 'breeze')).toBe(alone('breeze'));
    expect(behind('ocean', 'zyxomatic')).toBe(alone('zyxomatic'));
    expect(alone('zyxomatic')).toBeGreaterThan(0);
  });

  test('knows nearly all words of names that it was not made for, and expects them better by pairs', () => {
    const words = names.flatMap((name) => name.split(' '));
    expect(words.filter((word) => numbers.has(word)).length / words.length).toBeGreaterThan(0.9);
    const pairs = names
      .map((name) => name.split(' '))
      .filter((name) => name.length === 2 && name.every((word) => numbers.has(word)));
    const sum = (cost: (first: string, second: string) => number): number =>
      pairs.reduce((total, [first = '', second = '']) => total + cost(first, second), 0) / pairs.length;
    expect(sum(behind)).toBeLessThan(sum((_, second) => alone(second)) - 0.5);
  });

  const flipped = Uint8Array.from(bytes);
  flipped[4] = 1;
  const text = bytes[16] ?? 0;
  const longer = Uint8Array.from(bytes);
  longer[16] = (text + 1) % 256;
  test.each([
    ['nothing', new Uint8Array(0)],
    ['another file', new TextEncoder().encode('PNG and then some more bytes')],
    ['half of the file', bytes.slice(0, bytes.length >> 1)],
    ['more than the file', Uint8Array.from([...bytes.slice(0, 100_000), ...bytes])],
    ['a wrong number of words', flipped],
    ['a wrong length', longer],
  ])('says of %s that it is no model, and what to do', (_, wrong) => {
    expect(() => openLanguage(wrong)).toThrow(Failure);
    expect(() => openLanguage(wrong)).toThrow(/is no language model .* Install Understudy again\./);
  });
});
