import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { analogyFrom } from '../../src/hearing/pronunciation/analogy.ts';
import { readDictionary } from '../../src/hearing/pronunciation/dictionary.ts';
import { pronounceWith } from '../../src/hearing/pronunciation/pronounce.ts';

const folder = join(process.cwd(), 'node_modules', 'soundswallower');
const dictionary = readDictionary(readFileSync(join(folder, 'model', 'en-us', 'dict.txt'), 'latin1'));

function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, phone] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (phone === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('the dictionary gives every pronunciation of a word, the usual one first', () => {
  expect(dictionary.lookup('the')).toEqual(['DH AH', 'DH IY']);
  expect(dictionary.lookup('tv')[0]).toBe('T IY V IY');
  expect(dictionary.lookup('notaword')).toEqual([]);
});

describe('a word that the dictionary lacks', () => {
  const pronounce = pronounceWith(dictionary, (word) => `(${word})`, { gif: ['JH IH F'] });

  test.each([
    ["mia's", 'M IY AH Z'],
    ['worktop', 'W ER K T AA P'],
    ['unmute', 'AH N M Y UW T'],
    ['gif', 'JH IH F'],
    ['pm2', 'P IY EH M T UW'],
    ['café', 'K AH F EY'],
    ['flibber', '(flibber)'],
  ])('is read from what is known of it: %s', (word, phones) => {
    expect(pronounce(word)[0]).toBe(phones);
  });

  test.each(['', '!', '---', '日本'])('without a letter has no sound: %j', (word) => {
    expect(pronounce(word)).toEqual([]);
  });
});

test('words left out of the dictionary are read by analogy with at most one phone in nine wrong', () => {
  const words = [...dictionary.entries()].map(([word]) => word).filter((word) => /^[a-z]{4,}$/.test(word));
  const leftOut = words.filter((_, index) => index % 601 === 0);
  const analogy = analogyFrom(dictionary, new Set(leftOut));
  let wrong = 0;
  let phones = 0;
  for (const word of leftOut) {
    const known = dictionary.lookup(word).map((pronunciation) => pronunciation.split(' '));
    wrong += Math.min(...known.map((pronunciation) => distance(analogy(word).split(' '), pronunciation)));
    phones += known[0]?.length ?? 0;
  }
  expect(leftOut.length).toBeGreaterThan(150);
  expect(wrong / phones).toBeLessThan(0.11);
});
