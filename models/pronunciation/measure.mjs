/**
 * How well words are read that were kept out of the training: node models/pronunciation/measure.mjs [--model FILE]
 * [--dist FOLDER] [--most N]. Needs a build. Prints the share of wrong phones and words for the first reading, and for the
 * best of the first two, three and five; a word's reading is held against the nearest of its pronunciations.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isHeldOut, readEntries } from './entries.mjs';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: join(import.meta.dirname, 'spelling.bin') },
    dist: { type: 'string', default: join(import.meta.dirname, '..', '..', 'dist') },
    most: { type: 'string', default: '100000' },
  },
});
const load = (file) => import(pathToFileURL(resolve(values.dist, 'hearing', 'pronunciation', file)).href);
const { readSpellingModel } = await load('spelling-model.js');
const { readerOf } = await load('spelling-reader.js');

const base = dirname(fileURLToPath(import.meta.resolve('soundswallower')));
const known = new Map();
for (const { word, phones } of readEntries(readFileSync(join(base, 'model', 'en-us', 'dict.txt'), 'latin1'))) {
  if (word.length >= 4 && isHeldOut(word)) known.set(word, [...(known.get(word) ?? []), phones]);
}
const words = [...known].slice(0, Number(values.most));

const opened = process.hrtime.bigint();
const read = readerOf(readSpellingModel(readFileSync(values.model)));
read('warm');
const openedMs = Number(process.hrtime.bigint() - opened) / 1e6;
const began = process.hrtime.bigint();
const readings = words.map(([word]) => read(word).map(({ phones }) => phones.split(' ')));
const ms = Number(process.hrtime.bigint() - began) / 1e6;

console.log(`${words.length} words; opened in ${openedMs.toFixed(0)} ms, ${(ms / words.length).toFixed(2)} ms a word`);
for (const best of [1, 2, 3, 5]) {
  let wrongWords = 0;
  let wrongPhones = 0;
  let phones = 0;
  for (const [i, [, right]] of words.entries()) {
    const wrong = Math.min(...(readings[i] ?? []).slice(0, best).flatMap((one) => right.map((other) => distance(one, other))));
    wrongWords += wrong > 0 ? 1 : 0;
    wrongPhones += wrong;
    phones += right[0].length;
  }
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  console.log(`best of ${best}: ${percent(wrongPhones, phones)} of phones wrong, ${percent(wrongWords, words.length)} of words`);
}

/** How many phones have to be put in, taken out or changed. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, phone] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (phone === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1);
}
