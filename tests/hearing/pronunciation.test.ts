import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { readDictionary } from '../../src/hearing/pronunciation/dictionary.ts';
import { lazyReader } from '../../src/hearing/pronunciation/load.ts';
import { phonesIn } from '../../src/hearing/pronunciation/phones.ts';
import { pronounceWith } from '../../src/hearing/pronunciation/pronounce.ts';
import { readSpellingModel } from '../../src/hearing/pronunciation/spelling-model.ts';
import { readerOf } from '../../src/hearing/pronunciation/spelling-reader.ts';

const folder = join(process.cwd(), 'node_modules', 'soundswallower');
const dictionary = readDictionary(readFileSync(join(folder, 'model', 'en-us', 'dict.txt'), 'latin1'));
const read = lazyReader();

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

/** The words that the model never saw, as models/pronunciation/entries.mjs says. */
function isHeldOut(word: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 8) % 50 === 0;
}

test('the dictionary gives every pronunciation of a word, the usual one first', () => {
  expect(dictionary.lookup('the')).toEqual(['DH AH', 'DH IY']);
  expect(dictionary.lookup('tv')[0]).toBe('T IY V IY');
  expect(dictionary.lookup('notaword')).toEqual([]);
});

describe('a word that the dictionary lacks', () => {
  const own = { gif: ['JH IH F'], hypnos: ['hip nose'], kay: ['k ey1'], qi: ['chee', 'K IY'] };
  const pronounce = pronounceWith(dictionary, read, own);

  test.each([
    ["mia's", 'M IY AH Z'],
    ["zorp's", 'Z AO R P S'],
    ['worktop', 'W ER K T AA P'],
    ['nightlight', 'N AY T L AY T'],
    ['gif', 'JH IH F'],
    ['kay', 'K EY'],
    ['pm2', 'P IY EH M T UW'],
    ['café', 'K AH F EY'],
    ['flibber', 'F L IH B ER'],
    ['netflix', 'N EH T F L IH K S'],
  ])('is read from what is known of it: %s', (word, phones) => {
    expect(pronounce(word)[0]).toBe(phones);
  });

  test('may be given by words that sound the same, all of it or beside phones', () => {
    expect(pronounce('hypnos')).toEqual(['HH IH P N OW Z']);
    expect(pronounce('qi')).toEqual(expect.arrayContaining([expect.stringMatching(/^CH/), 'K IY']));
  });

  test('has further readings where its spelling leaves them open, and one where it does not', () => {
    expect(pronounce('roomba')).toEqual(['R UH M B AH', 'R UW M B AH']);
    expect(pronounce('sonos').length).toBeGreaterThan(1);
    expect(pronounce('bluetooth')).toHaveLength(1);
  });

  test.each(['', '!', '---', '日本', "'"])('without a letter has no sound: %j', (word) => {
    expect(pronounce(word)).toEqual([]);
  });

  test('of any length and any letters is read in bounded time', () => {
    expect((pronounce('q'.repeat(5_000))[0] ?? '').length).toBeLessThan(300);
    expect(pronounce('xylophonist'.repeat(300)).length).toBeGreaterThan(0);
  });
});

test.each([
  ['k iy', 'K IY'],
  ['  L  AY1 T ', 'L AY T'],
  ['key', undefined],
  ['k iy l ite', undefined],
  ['', undefined],
])('phones are told from words: %j', (text, phones) => {
  expect(phonesIn(text)).toBe(phones);
});

test('of words that the model never saw, at most one phone in twelve is wrong, and one in thirty of three readings', () => {
  const leftOut = [...dictionary.entries()].map(([word]) => word).filter((word) => /^[a-z]{4,}$/.test(word));
  const words = leftOut.filter(isHeldOut).filter((_, index) => index % 5 === 0);
  let first = 0;
  let third = 0;
  let phones = 0;
  for (const word of words) {
    const known = dictionary.lookup(word).map((pronunciation) => pronunciation.split(' '));
    const wrong = read(word)
      .slice(0, 3)
      .map((reading) => Math.min(...known.map((one) => distance(reading.phones.split(' '), one))));
    first += wrong[0] ?? word.length;
    third += Math.min(...wrong);
    phones += known[0]?.length ?? 0;
  }
  expect(words.length).toBeGreaterThan(400);
  expect(first / phones).toBeLessThan(1 / 12);
  expect(third / phones).toBeLessThan(1 / 30);
});

test('a file that is no model of spellings is refused in words', () => {
  expect(() => readSpellingModel(Buffer.from('<html>\n\n'))).toThrow(/no such file/);
  expect(() => readSpellingModel(new Uint8Array())).toThrow(/no such file/);
});

test('the recipe makes a model that can be used, from a twentieth of the dictionary', async () => {
  const out = await mkdtemp(join(tmpdir(), 'spelling-'));
  try {
    const file = join(out, 'spelling.bin');
    const recipe = join(process.cwd(), 'models', 'pronunciation', 'train.mjs');
    await promisify(execFile)(process.execPath, [recipe, '--smoke', '--out', file]);
    const [best] = readerOf(readSpellingModel(await readFile(file)))('lantern');
    expect(best?.phones).toMatch(/^L AE N T/);
  } finally {
    await rm(out, { recursive: true });
  }
}, 120_000);
