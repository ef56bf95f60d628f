import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Home } from '../../src/domain/home.ts';
import type { Understanding } from '../../src/domain/meaning.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { createExplainer } from '../../src/meaning/explain.ts';
import { createUnderstanding } from '../../src/meaning/understand.ts';
import { write } from './written.ts';

const SAYINGS: readonly { readonly say: string; readonly means: string }[] = parse(
  readFileSync(new URL('./freely.yaml', import.meta.url), 'utf8'),
);
const CONTEXT = { area: 'Living room' };

let home: Home;
let understanding: Understanding;
beforeAll(async () => {
  home = await readHomeFile(fileURLToPath(new URL('../homes/larch-house.yaml', import.meta.url)));
  understanding = createUnderstanding(home, []);
});

test.each(SAYINGS)('"$say" means $means', ({ say, means }) => {
  expect(write(understanding.understand(say, CONTEXT))).toBe(means);
});

test('the words of a reason are explained as a reason, and those of the request as what they are', () => {
  const { reader, tokens } = createExplainer(home, [], [])("i'm going to bed turn off the hall light", CONTEXT);
  expect(reader).toBe('request with a reason');
  const reason = tokens.filter(({ sense }) => sense === 'reason').map(({ text }) => text);
  expect(reason).toEqual(["i'm", "i'm", 'going', 'to', 'bed']);
  expect(tokens.at(-1)?.sense).toContain('Hall light');
});

test('a wish is explained as one, with every word', () => {
  const { reader, tokens } = createExplainer(home, [], [])('i want the kitchen vacuumed', CONTEXT);
  expect(reader).toBe('wish');
  expect(tokens.map(({ sense }) => sense)).not.toContain('unknown');
});

test('a reason that was taught to mean something is not passed over', () => {
  const taught = createUnderstanding(home, [
    {
      id: 'freezing',
      name: "I'm freezing",
      otherNames: [],
      taught: { at: '2026-01-01T00:00:00Z', words: 'two degrees warmer' },
      definition: {
        kind: 'procedure',
        steps: [{ target: { entities: ['climate.living_room'] }, set: { by: { temperature: 2 } } }],
      },
    },
  ]);
  const meaning = taught.understand("i'm freezing turn on the kitchen light", CONTEXT);
  const names = meaning.outcome === 'understood' ? meaning.intents.map(({ name }) => name) : ['UnderstudyUse'];
  expect(names).toContain('UnderstudyUse');
});

test.each([
  'it is dark '.repeat(40),
  'i am i am i am turn on '.repeat(20),
  'the the the the should be turned '.repeat(14),
])('a long run of beginnings is read in bounded time and acts on nothing: %s', (words) => {
  const meaning = understanding.understand(words.slice(0, 490), CONTEXT);
  expect(meaning.outcome).not.toBe('understood');
});
