import { describe, expect, test } from '@jest/globals';
import { sayBudget, splitText } from '../../src/satellites/split-text.ts';

describe('splitting what is said', () => {
  test('a short text stays whole', () => {
    expect(splitText('  All   done. ', 40)).toEqual(['All done.']);
    expect(splitText('', 40)).toEqual([]);
  });

  test('it is cut after a sentence, else after a clause, else between words', () => {
    expect(splitText('It is on. The other one is off, I think.', 30)).toEqual([
      'It is on.',
      'The other one is off, I think.',
    ]);
    expect(splitText('the one in the hall, which is on, and more', 36)).toEqual([
      'the one in the hall, which is on,',
      'and more',
    ]);
    expect(splitText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  test('a number with a point in it is no end of a sentence', () => {
    expect(splitText('It is 21.5 degrees now', 12)).toEqual(['It is 21.5', 'degrees now']);
  });

  test('a word that is too long is cut, but no character is', () => {
    expect(splitText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(splitText('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
  });

  test('nothing is lost, and each piece fits', () => {
    const text = 'A long, winding sentence; it has clauses: many of them. And then? Another one! '.repeat(9).trim();
    for (const limit of [10, 33, 40, 100]) {
      const pieces = splitText(text, limit);
      expect(pieces.join(' ')).toBe(text);
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
    }
  });

  test('the room for text is what the other fields leave of 300 bytes, and never too little to speak', () => {
    expect(sayBudget({})).toBe(300 - 16 - 6);
    expect(sayBudget({ id: '12345678', lang: undefined })).toBe(300 - 22 - (16 + 3 + 9));
    expect(sayBudget({ sessionId: 'x'.repeat(300) })).toBe(40);
  });
});
