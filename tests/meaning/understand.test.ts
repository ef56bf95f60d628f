import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Concept } from '../../src/domain/concept.ts';
import { birchHouse } from './home.ts';
import { write } from './written.ts';

function table<Row>(name: string): readonly Row[] {
  return parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8'));
}

test.each(table<{ say: string; area?: string; means: string }>('requests'))(
  '"$say" means $means',
  async ({ say, area, means }) => {
    const { understand } = await birchHouse();
    expect(write(understand(say, { area: area ?? 'Living room' }))).toBe(means);
  },
);

test.each(table<{ say: string; unknown: string; guess: string; devices?: string[] }>('holes'))(
  '"$say" asks about "$unknown"',
  async ({ say, unknown, guess, devices }) => {
    const { understand } = await birchHouse();
    const meaning = understand(say, { area: 'Living room' });
    if (meaning.outcome !== 'unknown') throw new Error(`the outcome is ${write(meaning)}`);
    const [span] = meaning.unknown;
    expect([span.text, span.guess]).toEqual([unknown, guess]);
    expect(say.slice(span.start, span.end)).toBe(span.text);
    if (devices) expect(meaning.request.targets).toEqual(devices);
  },
);

test('one clause that is not understood holds back the others', async () => {
  const { understand } = await birchHouse();
  expect(understand('turn off the sofa lamp and boogie', { area: 'Living room' }).outcome).toBe('unknown');
});

test.each([
  'turn on the kettle at 9 AM',
  'turn on the kettle in twenty minutes',
  'turn off the lights tomorrow',
  'open the blinds when the sun rises',
])('"%s" does not act now', async (say) => {
  const { understand } = await birchHouse();
  const meaning = understand(say, { area: 'Kitchen' });
  const intents = meaning.outcome === 'understood' ? meaning.intents : [];
  expect(intents.filter(({ kind }) => kind === 'set' || kind === 'use')).toEqual([]);
});

test('a lamp of which there are two here is asked about', async () => {
  const { understand } = await birchHouse();
  const meaning = understand('turn on the lamp', { area: 'Living room' });
  expect(meaning).toMatchObject({ outcome: 'ambiguous', choices: ['light.sofa_lamp', 'light.corner_lamp'] });
});

test('a word that belongs to one person is not known to another', async () => {
  const concept: Concept = {
    id: 'my-usual--ana',
    name: 'my usual',
    otherNames: [],
    owner: 'Ana',
    definition: { kind: 'procedure', steps: [{ target: { entities: ['switch.kettle'] }, set: { state: 'on' } }] },
    taught: { at: '2026-01-01T00:00:00Z', words: 'the kettle on' },
  };
  const { understand } = await birchHouse([concept]);
  expect(understand('I want my usual', { speaker: 'Ana' })).toMatchObject({
    outcome: 'understood',
    intents: [{ concept: 'my-usual--ana' }],
  });
  expect(understand('I want my usual', { speaker: 'Ben' }).outcome).toBe('unknown');
});

test('no input makes it throw, and adding nothing is understood', async () => {
  const { understand, define } = await birchHouse();
  const nasty = [
    '',
    ' ',
    '???',
    '\u0000',
    '%%%% ° and , : and',
    'and and and',
    'the',
    '😀 🎉',
    'set set set to to to',
    'x'.repeat(5000),
    'turn '.repeat(100),
    "'s 's n't",
    '1e309 percent',
    '-',
    '60 60 60 %',
  ];
  for (const text of nasty) {
    expect(understand(text, {}).outcome).not.toBe('understood');
    expect(define(text, {}).outcome).toBeDefined();
  }
});

test.each(table<string>('news'))('"%s" is no lesson and no request', async (say) => {
  const { understand } = await birchHouse();
  const meaning = understand(say, { area: 'Living room' });
  expect(meaning.outcome === 'unknown' || meaning.outcome === 'rejected' ? [] : meaning).toEqual([]);
});
