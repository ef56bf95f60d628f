/**
 * Trains the model of what names are made of: node models/language/train.mjs --wordnet FOLDER [--words N] [--bigrams N]
 * [--out FILE]. Nothing in it is random: the same sources give the same file. See README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { namedPairs, readGroups } from './names.mjs';
import { pack } from './pack.mjs';
import { isHeldOut } from './held-out.mjs';
import { readWordNet } from './wordnet.mjs';

const { values } = parseArgs({
  options: {
    wordnet: { type: 'string' },
    words: { type: 'string', default: '20000' },
    bigrams: { type: 'string', default: '330000' },
    out: { type: 'string', default: join(import.meta.dirname, 'open.bin') },
  },
});
if (values.wordnet === undefined) throw new Error('--wordnet FOLDER: the folder with index.sense, see README.md.');

/** What each source counts for in the likelihood of a word, and in that of a pair. */
const SHARES = { named: 0.4, terms: 0.25, tagged: 0.2, glosses: 0.15 };
const PAIRS = { terms: 1, glosses: 0.3, classes: 0.7 };
/** Words of grammar: glosses are full of them, names are not. */
const GRAMMAR = new Set(
  `the a an of to in or and that is by for with as from on at be are it its used being his who which not having was
  has this into etc one can when make something someone esp especially relating`.split(/\s+/),
);

const repository = join(import.meta.dirname, '../..');
const groups = readGroups(join(repository, 'src/meaning/vocabulary/open-words.ts'));
const wordnet = readWordNet(values.wordnet);
const terms = wordnet.terms.filter(({ words }) => !isHeldOut(words));
const dictionary = join(dirname(fileURLToPath(import.meta.resolve('soundswallower'))), 'model/en-us/dict.txt');
const spoken = new Set(readFileSync(dictionary, 'latin1').split('\n').map((line) => line.split(/\s/)[0]));

const add = (counts, key, weight) => counts.set(key, (counts.get(key) ?? 0) + weight);
const glosses = wordnet.glosses.map((text) => text.split(/[^a-z' ]+/).map((part) => part.split(/\s+/).filter(Boolean)));

/** Likelihoods of words, by source. */
const sources = { named: new Map(), terms: new Map(), tagged: new Map(), glosses: new Map() };
for (const words of Object.values(groups)) for (const word of words) add(sources.named, word, 1);
for (const word of groups.kinds ?? []) add(sources.named, word, 10);
for (const { words, count } of terms) for (const word of words) add(sources.terms, word, 1 + Math.log1p(count));
for (const [word, count] of wordnet.tags) add(sources.tagged, word, Math.sqrt(count));
for (const part of glosses.flat(2)) if (!GRAMMAR.has(part)) add(sources.glosses, part, 1);
const probability = new Map();
for (const [source, counts] of Object.entries(sources)) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [word, count] of counts) add(probability, word, (SHARES[source] * count) / total);
}

const own = new Set(Object.values(groups).flat());
const words = [...probability]
  .filter(([word]) => own.has(word) || (spoken.has(word) && /^[a-z]{2,14}$/.test(word)))
  .sort(([a, p], [b, q]) => Number(own.has(b)) - Number(own.has(a)) || q - p || (a < b ? -1 : 1))
  .slice(0, Number(values.words))
  .sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1));
const mass = words.reduce((sum, [, p]) => sum + p, 0);
const unigram = words.map(([, p]) => p / mass);
const number = new Map(words.map(([word], index) => [word, index]));

/** Counts of pairs, from our own names, from terms and from glosses. */
const pairs = new Map();
const count = (first, second, weight) => {
  const a = number.get(first);
  const b = number.get(second);
  if (a !== undefined && b !== undefined) add(pairs, a * words.length + b, weight);
};
for (const { first, second, weight } of namedPairs(groups)) count(first, second, weight);
for (const { words: term } of terms) {
  for (let i = 1; i < term.length; i += 1) count(term[i - 1], term[i], PAIRS.terms);
}
for (const part of glosses.flat()) {
  for (let i = 1; i < part.length; i += 1) {
    if (!GRAMMAR.has(part[i - 1]) && !GRAMMAR.has(part[i])) count(part[i - 1], part[i], PAIRS.glosses);
  }
}

/** Classes of words, for pairs that were never met: what kind of word follows what kind. */
const CLASSES = 46;
const classOf = words.map(([word]) => wordnet.classes.get(word) ?? wordnet.classes.get(word.replace(/(?:s|ing|ed)$/, '')) ?? 45);
const inClass = new Float64Array(CLASSES);
for (const [index, own] of classOf.entries()) inClass[own] += unigram[index];
const follows = new Float64Array(CLASSES * CLASSES).fill(0.5);
for (const [pair, weight] of pairs) {
  follows[classOf[Math.floor(pair / words.length)] * CLASSES + classOf[pair % words.length]] += weight;
}
for (let from = 0; from < CLASSES; from += 1) {
  const row = follows.subarray(from * CLASSES, (from + 1) * CLASSES);
  const total = row.reduce((sum, weight) => sum + weight, 0);
  // Against the likelihood of the class itself, so that it is a factor on a word's own likelihood.
  for (let to = 0; to < CLASSES; to += 1) {
    const share = inClass[to] > 0 ? row[to] / total / inClass[to] : 1;
    row[to] = PAIRS.classes * share + 1 - PAIRS.classes;
  }
}

/** Witten and Bell's interpolation (1991): what is left to pairs that were never met grows with how many there were. */
const seen = new Float64Array(words.length);
const kinds = new Float64Array(words.length);
for (const [pair, weight] of pairs) {
  const first = Math.floor(pair / words.length);
  seen[first] += weight;
  kinds[first] += Math.min(1, weight);
}
const backoff = seen.map((total, index) => (total > 0 ? kinds[index] / (total + kinds[index]) : 1));
const unmet = (first, second) =>
  backoff[first] * follows[classOf[first] * CLASSES + classOf[second]] * unigram[second];
const scored = [...pairs].map(([pair, weight]) => {
  const first = Math.floor(pair / words.length);
  const second = pair % words.length;
  const left = unmet(first, second);
  const p = weight / (seen[first] + kinds[first]) + left;
  return { first, second, cost: -Math.log(p), gain: weight * Math.log(p / left) };
});
scored.sort((a, b) => b.gain - a.gain || a.first - b.first || a.second - b.second);

const file = pack({
  words: words.map(([word]) => word),
  unigram: unigram.map((p) => -Math.log(p)),
  backoff: [...backoff].map((p) => -Math.log(p)),
  classOf,
  follows: [...follows].map((factor) => -Math.log(factor)),
  bigrams: scored.slice(0, Number(values.bigrams)),
});
writeFileSync(values.out, file);
console.error(`${words.length} words, ${Math.min(scored.length, Number(values.bigrams))} of ${pairs.size} pairs, ${file.length} bytes`);
