// What the voices say: `node texts.mjs OUT.json [COUNT] [JSGF_OR_JSONL...]`, after `npm run build`.
// Sentences of the languages of the homes in tests/homes, phrases of everyday words (the recogniser must also hear what
// nobody told it), and sentences sampled from grammars (.jsgf) or taken from data sets (.jsonl with `text`). Writes
// [{text, phones: [[...] per word]}]; a sentence with a word that the dictionary lacks is left out. Same seed, same texts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJsgf } from '../../../dist/hearing/grammar/jsgf.js';
import { oppositesOf } from '../../../dist/hearing/opposites.js';
import { readDictionary } from '../../../dist/hearing/pronunciation/dictionary.js';
import { parseHomeFile } from '../../../dist/home/home-file/home-file.js';
import { sampleSentence } from '../../../dist/meaning/vocabulary/sample.js';
import { buildVocabulary } from '../../../dist/meaning/vocabulary/vocabulary.js';

const [out, countText = '40000', ...extras] = process.argv.slice(2);
const count = Number(countText);
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const dictionaryFile = join(root, 'node_modules/soundswallower/model/en-us/dict.txt');
const dictionary = readDictionary(readFileSync(dictionaryFile, 'latin1'));
/** Debian's list of the commonest 50,000 words (package wamerican-small); the whole dictionary where it is not there. */
const COMMON = '/usr/share/dict/american-english-small';
const SHARES = { home: 0.42, phrase: 0.42, extra: 0.16 };
const FRAMES = ['set the # to *', 'turn on *', 'turn off *', 'turn the * on', 'turn the * off', 'start *', 'stop *', 'make it *', 'put the # on *', 'open the *', 'close the *', 'run *', 'activate *', 'deactivate *', '* means *'];
const THINGS = 'light;lamp;bedroom light;kitchen lights;living room light;fan;heater;office lamp;speaker;hallway'.split(';');

let seed = Number(process.env.SEED ?? 20_261_122);
function random() {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
const pick = (list) => list[Math.floor(random() * list.length)];

function commonWords() {
  const listed = existsSync(COMMON)
    ? readFileSync(COMMON, 'utf8').split('\n')
    : [...dictionary.entries()].map(([word]) => word);
  return listed.filter((word) => /^[a-z]{2,11}$/.test(word) && dictionary.lookup(word).length > 0);
}

function homes() {
  const folder = join(root, 'tests/homes');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => buildVocabulary(parseHomeFile(readFileSync(join(folder, name), 'utf8'), name), []));
}

function extraSources() {
  return extras.map((file) => {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.jsgf')) {
      const { start, rules } = readJsgf(text);
      const vocabulary = { start: { request: start }, rules, openWords: [], pronunciations: {} };
      return () => sampleSentence(vocabulary, 'request', random);
    }
    const lines = text.trim().split('\n').map((line) => JSON.parse(line));
    const sentences = lines.map(({ text: said, sentence }) => plain(said ?? sentence ?? ''));
    return () => pick(sentences);
  });
}

const plain = (text) => text.toLowerCase().replace(/[^a-z' ]+/g, ' ').replace(/\s+/g, ' ').trim();

/**
 * A network learns what usually follows what, and people say "on" six times as often as "off": it would come to hear "on"
 * for both. Of words and their opposites each is said as often as the other.
 */
function balanced(text) {
  return text
    .split(' ')
    .map((word) => (random() < 0.5 ? (pick([...oppositesOf(word)].filter(said)) ?? word) : word))
    .join(' ');
}
const said = (word) => dictionary.lookup(word).length > 0;

/** Phones of each word; of several pronunciations the first twice as often as the others together. */
function phonesOf(text) {
  const words = text.split(' ').map((word) => dictionary.lookup(word));
  if (words.some((found) => found.length === 0)) return undefined;
  return words.map((found) => (random() < 0.67 ? found[0] : pick(found)).split(' '));
}

const words = commonWords();
const vocabularies = homes();
const sources = extraSources();
const phrase = (most) => Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(words)).join(' ');
const makers = {
  home: () => sampleSentence(pick(vocabularies), random() < 0.8 ? 'request' : 'definition', random),
  phrase: () =>
    random() < 0.5 ? phrase(5) : pick(FRAMES).replace('#', () => pick(THINGS)).replaceAll('*', () => phrase(3)),
  extra: () => (sources.length === 0 ? phrase(5) : pick(sources)()),
};

const texts = [];
for (const [kind, share] of Object.entries(SHARES)) {
  for (let made = 0; made < count * share; ) {
    const text = balanced(plain(makers[kind]()));
    const phones = text === '' || text.split(' ').length > 14 ? undefined : phonesOf(text);
    if (phones === undefined) continue;
    texts.push({ text, phones });
    made += 1;
  }
}
for (let at = texts.length - 1; at > 0; at -= 1) {
  const other = Math.floor(random() * (at + 1));
  [texts[at], texts[other]] = [texts[other], texts[at]];
}
writeFileSync(out, JSON.stringify(texts));
console.log(`${texts.length} texts, for example:`);
for (const { text } of texts.slice(0, 12)) console.log(`  ${text}`);
