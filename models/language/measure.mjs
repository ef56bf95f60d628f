/**
 * How well the model expects names that it has not met: node models/language/measure.mjs [--wordnet FOLDER] [--dist FOLDER]
 * after `npm run build`. Perplexity a word, over the names that the model has all words of; with the folder of WordNet
 * also over the terms that were kept out of training.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isHeldOut } from './held-out.mjs';
import { readWordNet } from './wordnet.mjs';

const repository = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { wordnet: { type: 'string' }, dist: { type: 'string', default: join(repository, 'dist') } },
});
const { loadOpenLanguage } = await import(pathToFileURL(resolve(values.dist, 'hearing/language/open-language.js')).href);
const began = performance.now();
const model = loadOpenLanguage();
const loaded = performance.now() - began;
const number = new Map(model.words.map((word, index) => [word, index]));

const lines = readFileSync(join(repository, 'tests/hearing/data/untaught-names.txt'), 'utf8').trim().split('\n');
const sets = { 'names written for the test': lines.map((line) => line.split(' ')) };
if (values.wordnet !== undefined) {
  const { terms } = readWordNet(values.wordnet);
  sets["WordNet's terms kept out"] = terms.filter(({ words }) => isHeldOut(words)).map(({ words }) => words);
}

console.log(`loaded in ${loaded.toFixed(0)} ms: ${model.words.length} words`);
for (const [set, names] of Object.entries(sets)) {
  const words = names.flat();
  const covered = names.filter((name) => name.every((word) => number.has(word)));
  const plural = covered.filter(({ length }) => length > 1);
  let pairs = 0;
  let alone = 0;
  let behind = 0;
  for (const name of plural) {
    for (let i = 1; i < name.length; i += 1) {
      const word = number.get(name[i]);
      pairs += 1;
      alone += model.unigram[word];
      behind += model.bigram(number.get(name[i - 1]), word);
    }
  }
  const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  console.log(
    `${set}: ${names.length} names; words known ${share(words.filter((word) => number.has(word)).length, words.length)}, whole names ${share(covered.length, names.length)}; ` +
      `perplexity of a word behind another: alone ${Math.exp(alone / pairs).toFixed(0)}, by pairs ${Math.exp(behind / pairs).toFixed(0)}`,
  );
}
// Whether what follows a word adds up to one, as likelihoods do.
for (const first of ['ocean', 'study', 'lemon']) {
  const from = number.get(first);
  const sum = model.words.reduce((total, _, word) => total + Math.exp(-model.bigram(from, word)), 0);
  console.log(`what follows "${first}" adds up to ${sum.toFixed(2)}`);
}
