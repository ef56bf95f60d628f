import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkRules } from '../../src/concepts/check.ts';
import { watchConcepts } from '../../src/concepts/rules-watch.ts';
import { openSayings, sayingsIn } from '../../src/concepts/sayings.ts';
import { readSayings } from '../../src/concepts/sayings-file.ts';
import { openConcepts } from '../../src/concepts/store.ts';
import { systemClock } from '../../src/home/clock.ts';
import { createLanguage } from '../../src/mind.ts';

const home = {
  name: 'h',
  unitSystem: 'metric',
  floors: [],
  areas: [],
  zones: [],
  satellites: [],
  entities: [],
} as const;
const hub = { home: () => home, subscribe: () => () => undefined };

let rules = '';
let problems: string[] = [];
const log = { info: () => {}, problem: (line: string) => void problems.push(line) };

beforeEach(async () => {
  rules = await mkdtemp(join(tmpdir(), 'sayings-'));
  problems = [];
});
afterEach(() => rm(rules, { recursive: true, force: true }));

const save = async (text: string, name = 'home.yaml') => {
  await mkdir(sayingsIn(rules), { recursive: true });
  await writeFile(join(sayingsIn(rules), name), text);
};

describe('a file of pronunciations', () => {
  test('gives phones or words, one way or several', () => {
    const read = readSayings('# ours\nQuay light: k iy l ay t\nNiamh: [neev, N IY1 V]\n', 'f');
    expect(read).toEqual({
      outcome: 'good',
      value: [
        { name: 'Quay light', saidAs: ['k iy l ay t'] },
        { name: 'Niamh', saidAs: ['neev', 'N IY1 V'] },
      ],
    });
  });

  test('may be empty', () => {
    expect(readSayings('# nothing yet\n', 'f')).toEqual({ outcome: 'good', value: [] });
  });

  test.each([
    ['quay: k iy l ayt', 1, /"ayt" is no phone/],
    ['a: key\nquay: 5', 2, /quay/],
    ['a: key\nquay: []', 2, /quay/],
    ['"12": key', 1, /no letter/],
    ['quay: "!"', 1, /neither phones/],
    ['- quay', 1, /./],
    ['quay: {is: key}', 1, /quay/],
    ['quay: key\nquay: kay', 2, /./],
  ])('with a mistake is refused with its place: %j', (text, line, message) => {
    const read = readSayings(text, 'f');
    if (read.outcome !== 'broken') throw new Error('It was taken.');
    expect(read.problems[0]).toMatchObject({ file: 'f', line, message: expect.stringMatching(message) });
  });
});

test('what is written down is in the vocabulary: words wherever they stand, names as they are', async () => {
  await save('quay: key\nbed light: b eh d l ay t\n');
  const [concepts, sayings] = [await openConcepts(rules, log), await openSayings(sayingsIn(rules), log)];
  const { pronunciations, sayings: names } = createLanguage(hub, concepts, undefined, undefined, sayings).vocabulary();
  expect(pronunciations).toMatchObject({ quay: ['key'], off: ['AO F', 'AA F'] });
  expect(names).toEqual({ 'bed light': ['b eh d l ay t'] });
});

test('how a taught name is said stands in its file, and is in the vocabulary', async () => {
  const concepts = await openConcepts(rules, log);
  await concepts.learn({
    name: 'Ocean breeze',
    otherNames: [],
    saidAs: ['OW SH IH N B R IY Z'],
    definition: { kind: 'setting', steps: [{ target: { asked: { domain: 'light' } }, set: { level: 40 } }] },
    taught: { at: '2026-11-22T18:00:00.000Z', words: 'forty percent' },
  });
  const read = await openConcepts(rules, log);
  expect(read.all()[0]?.saidAs).toEqual(['OW SH IH N B R IY Z']);
  expect(createLanguage(hub, read).vocabulary().sayings).toEqual({ 'ocean breeze': ['OW SH IH N B R IY Z'] });
  expect(await checkRules(rules)).toEqual([]);
});

test('what is saved while it runs is taken in, and a mistake leaves the last good version in use', async () => {
  await save('quay: key');
  const concepts = await openConcepts(rules, log);
  const sayings = await openSayings(sayingsIn(rules), log);
  const language = createLanguage(hub, concepts, undefined, undefined, sayings);
  let changed = () => {};
  const unwatch = watchConcepts(sayings, { clock: systemClock, log, changed: () => changed() });
  try {
    const before = language.vocabulary();
    const seen = new Promise<void>((resolve) => {
      changed = resolve;
    });
    await save('quay: kway');
    await seen;
    expect(language.vocabulary().pronunciations.quay).toEqual(['kway']);
    expect(language.vocabulary().id).not.toBe(before.id);
    await save('quay: k iy l ayt');
    const broken = await sayings.refresh(new Set(['home.yaml']), true);
    expect(broken.changed).toBe(false);
    expect(language.vocabulary().pronunciations.quay).toEqual(['kway']);
    expect(problems.join('\n')).toMatch(/home\.yaml:1:1: quay: "ayt" is no phone.*the last good version stays in use/);
  } finally {
    await unwatch();
  }
});

test('a check of the rules names mistakes in pronunciations, in files of their own and in rules', async () => {
  await save('kitchen: kitchen\nquay: k iy l ayt\n');
  const rule = [
    'name: nook',
    'said_as: [n uh k, n uh kk]',
    'kind: name',
    'means: {entity: light.nook}',
    'taught: {at: "2026-11-22", words: it}',
  ];
  await writeFile(join(rules, 'nook.yaml'), `${rule.join('\n')}\n`);
  const found = (await checkRules(rules)).map(({ file, line, message }) => [
    file.slice(rules.length + 1),
    line,
    message,
  ]);
  expect(found).toEqual([
    ['nook.yaml', 2, expect.stringMatching(/said_as: "kk" is no phone/)],
    ['pronunciations/home.yaml', 2, expect.stringMatching(/"ayt" is no phone/)],
  ]);
});
