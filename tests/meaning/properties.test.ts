import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Entity, Home } from '../../src/domain/home.ts';
import type { Meaning } from '../../src/domain/meaning.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { createExplainer } from '../../src/meaning/explain.ts';
import { hear } from '../../src/meaning/saying.ts';
import { segment } from '../../src/meaning/segment.ts';
import { compileNames, createUnderstanding } from '../../src/meaning/understand.ts';
import { OPEN_WORDS } from '../../src/meaning/vocabulary/open-words.ts';
import { sampleSentence } from '../../src/meaning/vocabulary/sample.ts';
import { buildVocabulary } from '../../src/meaning/vocabulary/vocabulary.ts';

const SAMPLES = 400;
const FUZZED = 600;

/** Numbers from 0 up to 1 that repeat exactly. */
function draws(seed: number): () => number {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}

const homes = await Promise.all(
  ['birch-house.yaml', 'corner-house.yaml'].map((name) =>
    readHomeFile(fileURLToPath(new URL(`../homes/${name}`, import.meta.url))),
  ),
);
const [home] = homes as [Home, ...Home[]];
const vocabulary = buildVocabulary(home, []);
const { understand, define } = createUnderstanding(home, []);
const area = 'Living room';

/** Samples of one rule of the vocabulary. */
function samplesOf(rule: string, count: number, seed = 3): readonly string[] {
  const random = draws(seed);
  const from = { ...vocabulary, start: { ...vocabulary.start, request: rule } };
  return [...new Set(Array.from({ length: count }, () => sampleSentence(from, 'request', random)))];
}

const failing = (sentences: readonly string[], holds: (sentence: string) => boolean): readonly string[] =>
  sentences.filter((sentence) => !holds(sentence));

/** Understood, or asked which one, or told that the home has no such thing there. */
function isAnswered(meaning: Meaning): boolean {
  if (meaning.outcome === 'unsupported') return /^I can't find|^I don't know which device/.test(meaning.reason);
  return meaning.outcome === 'understood' || meaning.outcome === 'ambiguous';
}

/** Rules whose every sentence is a whole request, and the share of samples that may be asked about. */
const REQUESTS: readonly (readonly [rule: string, asked: number])[] = [
  // Two whites or two colours at once are asked about.
  ['switching', 0.03],
  ['lighting', 0.03],
  ['covering', 0],
  ['locking', 0],
  ['climate', 0],
  ['fanning', 0],
  ['media', 0],
  ['cleaning', 0],
  ['staging', 0],
  ['clock_question', 0],
  // The lights of a room that has none.
  ['state_question', 0.05],
  // "A hundred and a half minutes".
  ['timing', 0.02],
  ['dropping', 0],
];

describe('what can be said to a home', () => {
  test.each(REQUESTS)('is understood: %s', (rule, asked) => {
    const sentences = samplesOf(rule, SAMPLES).filter((sentence) => !/\b(?:it|them)\b/.test(sentence));
    expect(sentences.length).toBeGreaterThan(2);
    const failed = failing(sentences, (sentence) => isAnswered(understand(sentence, { area })));
    expect(failed.length <= asked * sentences.length ? [] : failed).toEqual([]);
  });

  test('with words that nobody taught is asked about, and exactly about these', () => {
    const lexicon = compileNames(home, [], []);
    // Easter is a day, and a day at the end of a request says when.
    const open = OPEN_WORDS.filter((word) => word !== 'easter').filter((word) =>
      segment(hear(word, lexicon, {}).tokens, lexicon, {}).every(({ sense }) => sense.is === 'unknown'),
    );
    expect(open.length).toBeGreaterThan(200);
    const random = draws(8);
    const pick = (): string => open[Math.floor(random() * open.length)] ?? '';
    const failed = Array.from({ length: SAMPLES }, () => `${pick()} ${pick()}`).filter((words) => {
      const meaning = understand(`set the sofa lamp to ${words}`, { area });
      const span = meaning.outcome === 'unknown' ? meaning.unknown.map(({ text }) => text).join('|') : meaning.outcome;
      return span !== words;
    });
    expect(failed).toEqual([]);
  });

  test('as a definition defines something', () => {
    const random = draws(4);
    const request = {
      text: 'set the sofa lamp to x',
      span: 'x',
      targets: ['light.sofa_lamp'],
      guess: 'setting',
    } as const;
    const values = [...new Set(Array.from({ length: SAMPLES }, () => definitionSample(random)))];
    const failed = failing(values, (words) => define(words, { area }, request).outcome !== 'unclear');
    expect(failed.length <= 0.03 * values.length ? [] : failed).toEqual([]);
  });
});

const definitionSample = (random: () => number): string =>
  sampleSentence(
    { ...vocabulary, start: { ...vocabulary.start, definition: 'definition_values' } },
    'definition',
    random,
  );

describe('whatever is said', () => {
  const odd = [
    ',',
    ':',
    ';',
    '%',
    '°',
    '-',
    "'s",
    "'",
    '"',
    '100',
    '7:30',
    '-3.5',
    '1e309',
    'and',
    'then',
    'not',
    'every',
  ];
  const foreign = ['ß', '灯', '😀', '\u0000', '\u202e', 'naïve', 'İ', '́', '\ud800', '\n', '\t'];
  const words = [...new Set(samplesOf('request', 600).flatMap((sentence) => sentence.split(' '))), ...OPEN_WORDS];
  const random = draws(21);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const fuzzed = Array.from({ length: FUZZED }, () =>
    Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
      const draw = random();
      return pick(draw < 0.1 ? foreign : draw < 0.25 ? odd : words);
    }).join(random() < 0.1 ? '' : ' '),
  );
  // Whatever is tried at every "and", or word by word, must not try all its combinations.
  const repeated = [
    'at nine and ',
    'and at nine turn on ',
    'if i say ',
    'no, the lamp, ',
    'lamp and ',
    'when ',
    'add x and ',
  ].map((unit) => unit.repeat(80).slice(0, 500));
  const explain = createExplainer(home, [], []);

  test('nothing throws, and nothing is understood as nothing', () => {
    for (const text of [...fuzzed, ...repeated]) {
      const meaning = understand(text, { area });
      if (meaning.outcome === 'understood') expect(meaning.intents.length).toBeGreaterThan(0);
      expect(define(text, { area }).outcome).toBeDefined();
    }
  });

  test('every token is explained exactly once, in its order', () => {
    const lexicon = compileNames(home, [], []);
    for (const text of [...fuzzed.slice(0, 200), ...samplesOf('request', 200)]) {
      if (text.length > 500) continue;
      const { tokens } = hear(text, lexicon, { area });
      const explained = explain(text, { area }).tokens;
      expect(explained.map(({ start, end }) => [start, end])).toEqual(tokens.map(({ start, end }) => [start, end]));
      expect(explained.filter(({ sense }) => sense === '')).toEqual([]);
    }
  });
});

describe('a device that is not spoken of', () => {
  const stranger = (domain: string, name: string, place: string | undefined): Entity => ({
    id: `${domain}.stranger`,
    domain,
    name,
    aliases: [],
    ...(place === undefined ? {} : { area: place }),
    state: 'off',
    attributes: {},
  });

  test.each([
    ['a sensor nowhere', stranger('sensor', 'Zorblax quartz reading', undefined)],
    ['a light in a room of its own', stranger('light', 'Zorblax beacon', 'Xanadu')],
    ['a switch in a room of its own', stranger('switch', 'Zorblax plug', 'Xanadu')],
    ['a lock in a room of its own', stranger('lock', 'Zorblax hatch', 'Xanadu')],
  ])('changes nothing of what is meant: %s', (_, entity) => {
    const larger: Home = {
      ...home,
      areas: [...home.areas, { name: 'Xanadu', aliases: [] }],
      entities: [...home.entities, entity],
    };
    const there = createUnderstanding(larger, []);
    const named = ['switching', 'lighting', 'covering', 'climate', 'fanning', 'media', 'timing', 'unheard'];
    // "All the lights" of the whole home do mean the new one.
    const sentences = named
      .flatMap((rule) => samplesOf(rule, 60))
      .filter((sentence) => !/\b(?:all|every|everything)\b/.test(sentence));
    const changed = failing(
      sentences,
      (text) => JSON.stringify(understand(text, { area })) === JSON.stringify(there.understand(text, { area })),
    );
    expect(changed).toEqual([]);
  });
});
