import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Concept, Step } from '../../../src/domain/concept.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { soundDistance, soundOf, spellingDistance } from '../../../src/meaning/near/sound.ts';
import { createUnderstanding } from '../../../src/meaning/understand.ts';
import { birchHouse } from '../home.ts';

interface Misheard {
  readonly say: string;
  readonly means: string;
}

const table = <Table>(name: string): Table =>
  parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8')) as Table;

function concept(name: string, kind: 'setting' | 'procedure' | 'statement', more: Partial<Concept> = {}): Concept {
  const step: Step =
    kind === 'setting'
      ? { target: { asked: { domain: 'light' } }, set: { level: 60 } }
      : { target: { entities: ['light.sofa_lamp'] }, set: { state: 'on' } };
  return {
    id: name.replace(/\W+/g, '-'),
    name,
    otherNames: [],
    definition: { kind, steps: [step] },
    taught: { at: '2026-01-01T00:00:00Z', words: 'sixty percent' },
    ...more,
  };
}

const TAUGHT = [
  concept('study mode', 'setting'),
  concept('deadline', 'setting'),
  concept('movie night', 'procedure'),
  concept('wind down', 'procedure'),
  concept("it's too dark", 'statement'),
];
const HERE = { area: 'Living room' };
const plain = (name: string | undefined): string => (name ?? 'none').toLowerCase().replace(/'/g, '');

test.each(table<readonly Misheard[]>('misheard'))('"$say" offers $means and does nothing', async ({ say, means }) => {
  const home = await birchHouse(TAUGHT);
  expect(plain(home.nearest(say, HERE)?.name)).toBe(means);
  expect(home.understand(say, HERE).outcome).not.toBe('understood');
});

test.each(table<readonly string[]>('distinct'))('"%s" offers nothing and does nothing', async (say) => {
  const home = await birchHouse(TAUGHT);
  expect(home.nearest(say, HERE)).toBeUndefined();
  expect(home.understand(say, HERE).outcome).not.toBe('understood');
});

test('in a house that the limits were not chosen with, nine in ten are offered, and one in ten other names', async () => {
  const file = fileURLToPath(new URL('../../homes/hazel-house.yaml', import.meta.url));
  const home = createUnderstanding(await readHomeFile(file), []);
  const { misheard, distinct } = table<{ misheard: readonly Misheard[]; distinct: readonly string[] }>('other-house');
  const offered = (say: string): string => home.nearest(say, { area: 'Parlour' })?.name ?? 'none';
  const wanted = misheard.filter(({ means }) => means !== 'none');
  const right = wanted.filter(({ say, means }) => offered(say) === means);
  const wrong = distinct.filter((say) => offered(say) !== 'none');
  expect(right.length / wanted.length).toBeGreaterThanOrEqual(0.9);
  expect(wrong.length / distinct.length).toBeLessThanOrEqual(0.1);
});

test.each([
  'set the sofa lamp to studying mode',
  'put the sofa lamp in the mode for studying',
  'sofa lamp in mode study',
])('"%s" says the same words in other forms, and is the concept', async (say) => {
  const home = await birchHouse(TAUGHT);
  expect(home.understand(say, HERE)).toMatchObject({ outcome: 'understood', intents: [{ concept: 'study-mode' }] });
});

test("another person's concept is neither meant nor offered", async () => {
  const home = await birchHouse([concept('my study mode', 'setting', { owner: 'Ana' })]);
  expect(home.nearest('set the sofa lamp to my study mood', { ...HERE, speaker: 'Ben' })).toBeUndefined();
  expect(home.nearest('set the sofa lamp to my study mood', { ...HERE, speaker: 'Ana' })?.name).toBe('my study mode');
});

test('words that sound alike have one sound, however they are written', () => {
  for (const [one, other] of [
    ['ceiling', 'sealing'],
    ['knight', 'nite'],
    ['phone', 'fone'],
    ['kettle', 'kettel'],
    ['telly', 'telli'],
  ] as const)
    expect(soundDistance(soundOf(one), soundOf(other))).toBeLessThanOrEqual(0.5);
});

test('distances are the same both ways, and none to itself', () => {
  const words = ['lamp', 'lump', 'lmap', 'kitchen', 'chicken', '', 'a'];
  for (const one of words)
    for (const other of words) {
      expect(spellingDistance(one, other)).toBe(spellingDistance(other, one));
      expect(soundDistance(one, other)).toBe(soundDistance(other, one));
      expect(spellingDistance(one, other) === 0).toBe(one === other);
    }
  expect(spellingDistance('lamp', 'lmap')).toBe(1);
});
