// How fast sentences are understood inside a process, in an ordinary home and in a very large one; with memory.
import { pathToFileURL } from 'node:url';
import { DEFAULT_HOME_FILE } from '../dist/home/demo-home/default-home.js';
import { parseHomeFile } from '../dist/home/home-file/home-file.js';
import { createUnderstanding } from '../dist/meaning/understand.js';
import { sampleSentence } from '../dist/meaning/vocabulary/sample.js';
import { buildVocabulary } from '../dist/meaning/vocabulary/vocabulary.js';

const ORDINARY = 137;
const LARGE = 2_000;
const SENTENCES = 1_500;
const FUZZED = 1_500;
const PASSES = 3;

/** Numbers from 0 up to 1 that repeat exactly. */
function draws(seed) {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}

const PREFIXES =
  'North South East West Upper Lower Inner Outer Front Back Old New Little Great Far Near Garden Tower Guest Winter Summer'.split(
    ' ',
  );

/** A home of so many entities: the given one, and copies of it as further wings with names of their own. */
export function multiply(home, count) {
  const entities = [];
  const areas = [];
  for (let wing = 0; entities.length < count; wing++) {
    const name = (own) => (wing === 0 ? own : `${wingName(wing)} ${own}`);
    areas.push(...home.areas.map((area) => ({ ...area, name: name(area.name), aliases: area.aliases.map(name) })));
    const copies = home.entities.slice(0, count - entities.length).map((entity) => ({
      ...entity,
      id: wing === 0 ? entity.id : `${entity.id}_${wing}`,
      name: name(entity.name),
      aliases: entity.aliases.map(name),
      ...(entity.area === undefined ? {} : { area: name(entity.area) }),
    }));
    entities.push(...copies);
  }
  return { ...home, areas, entities };
}

const wingName = (wing) =>
  [PREFIXES[wing % PREFIXES.length], PREFIXES[Math.floor(wing / PREFIXES.length) - 1]].filter(Boolean).join(' ');

/** Sentences as people say them: samples of the vocabulary, each in a room. */
function sentencesFor(home, count, random) {
  const vocabulary = buildVocabulary(home, []);
  return Array.from({ length: count }, () => sampleSentence(vocabulary, 'request', random));
}

/** Sentences as nobody says them: words of the language, digits, punctuation and other scripts, up to the longest. */
function fuzz(words, count, random) {
  const odd = [
    ',',
    ':',
    '%',
    '°',
    '-',
    "'s",
    '100',
    '7:30',
    '3.5',
    'and',
    'and',
    'not',
    'every',
    'ß',
    '灯',
    '😀',
    '\u0000',
  ];
  const pick = (list) => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, () => {
    const length = 1 + Math.floor(random() * 90);
    const text = Array.from({ length }, () => (random() < 0.2 ? pick(odd) : pick(words))).join(' ');
    return text.slice(0, 500);
  });
}

function time(understand, sentences, context) {
  const each = sentences.map((text) => ({ ms: Number.POSITIVE_INFINITY, text }));
  // The best of three: what else the machine does meanwhile is no part of the figure.
  for (let pass = 0; pass < PASSES; pass++) {
    for (const one of each) {
      const began = performance.now();
      understand(one.text, context);
      one.ms = Math.min(one.ms, performance.now() - began);
    }
  }
  each.sort((one, other) => one.ms - other.ms);
  const at = (share) => each[Math.min(each.length - 1, Math.floor(each.length * share))];
  return {
    sentences: each.length,
    meanMs: each.reduce((sum, { ms }) => sum + ms, 0) / each.length,
    p50Ms: at(0.5).ms,
    p99Ms: at(0.99).ms,
    maxMs: at(1).ms,
    slowest: each.slice(-3).map(({ text }) => text.slice(0, 90)),
  };
}

function heapMb() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function measureHome(home, sentences, fuzzed) {
  const before = heapMb();
  const began = performance.now();
  const { understand } = createUnderstanding(home, []);
  const compileMs = performance.now() - began;
  const memoryMb = heapMb() - before;
  const context = { area: home.areas[0]?.name };
  return {
    entities: home.entities.length,
    compileMs,
    memoryMb,
    said: time(understand, sentences, context),
    fuzzed: time(understand, fuzzed, context),
  };
}

/** Mean, median, 99th percentile and slowest of understanding a sentence in both homes. `home` is the one to multiply. */
export function measureParse(home = parseHomeFile(DEFAULT_HOME_FILE, 'the demo home')) {
  const ordinary = multiply(home, ORDINARY);
  const large = multiply(home, LARGE);
  const sentences = sentencesFor(ordinary, SENTENCES, draws(5));
  const words = [...new Set(sentences.flatMap((sentence) => sentence.split(' ')))];
  const fuzzed = fuzz(words, FUZZED, draws(9));
  // The first sentences pay for loading the tagger and for the compiler of the engine.
  const warm = createUnderstanding(ordinary, []);
  for (const text of [...sentences.slice(0, 400), ...fuzzed.slice(0, 100)]) warm.understand(text, {});
  return { ordinary: measureHome(ordinary, sentences, fuzzed), large: measureHome(large, sentences, fuzzed) };
}

/** The figures as lines. */
export function parseLines({ ordinary, large }) {
  const ms = (value) => value.toFixed(2);
  const line = (name, { meanMs, p50Ms, p99Ms, maxMs, sentences }) =>
    `  ${name.padEnd(34)}${ms(meanMs)} ms mean, ${ms(p50Ms)} median, ${ms(p99Ms)} p99, ${ms(maxMs)} at most (${sentences})`;
  const times = (one, other) => `${(other / one).toFixed(1)} times`;
  return [
    'Understanding a sentence, in process',
    line(`${ordinary.entities} entities`, ordinary.said),
    line(`${large.entities} entities`, large.said),
    line(`${ordinary.entities} entities, fuzzed`, ordinary.fuzzed),
    line(`${large.entities} entities, fuzzed`, large.fuzzed),
    `  the large home costs              ${times(ordinary.said.meanMs, large.said.meanMs)} the mean, ${times(ordinary.said.p99Ms, large.said.p99Ms)} the p99`,
    `  compiling a home                  ${ms(ordinary.compileMs)} ms and ${ms(large.compileMs)} ms`,
    `  memory of its names               ${ordinary.memoryMb.toFixed(1)} MB and ${large.memoryMb.toFixed(1)} MB`,
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const figures = measureParse();
  for (const line of parseLines(figures)) console.log(line);
  if (process.argv.includes('--slowest'))
    for (const home of Object.values(figures))
      for (const part of [home.said, home.fuzzed])
        console.log(home.entities, ...part.slowest.map((text) => `\n    ${text}`));
}
