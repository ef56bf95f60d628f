import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Meaning } from '../../../src/domain/meaning.ts';
import { birchHouse } from '../home.ts';

const rows: readonly { say: string; means: string }[] = parse(
  readFileSync(new URL('./time.yaml', import.meta.url), 'utf8'),
);

function write(meaning: Meaning): string {
  if (meaning.outcome !== 'understood') return meaning.outcome;
  const intents = meaning.intents.map(({ name, slots, targets }) => {
    const said = Object.entries(slots)
      .filter(([slot]) => slot !== 'domain' && slot !== 'device_class')
      .map(([slot, value]) => `${slot}=${String(value)}`);
    return [name, ...said, ...(targets.length ? ['->', targets.join(', ')] : [])].join(' ');
  });
  return intents.join('; ');
}

test.each(rows)('"$say" means $means', async ({ say, means }) => {
  const { understand } = await birchHouse();
  expect(write(understand(say, { area: 'Living room' }))).toBe(means);
});

test('the unknown words of a command for later are found where they stand in the sentence', async () => {
  const { understand } = await birchHouse();
  const say = 'in ten minutes turn on the flurble';
  const meaning = understand(say, { area: 'Living room' });
  if (meaning.outcome !== 'unknown') throw new Error(`the outcome is ${meaning.outcome}`);
  expect(meaning.unknown.map(({ start, end }) => say.slice(start, end))).toEqual([meaning.unknown[0].text]);
  expect(meaning.unknown[0].text).toContain('flurble');
});

test('whatever words of time are thrown together, reading them ends and throws nothing', async () => {
  const { understand } = await birchHouse();
  const words =
    'at in for every half past to quarter seven thirty 7:30 pm tomorrow monday timer alarm remind me set the minutes hour and a of'.split(
      ' ',
    );
  let seed = 7;
  const next = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? '';
  };
  for (let round = 0; round < 300; round++) {
    const say = Array.from({ length: 3 + (round % 40) }, next).join(' ');
    expect(['understood', 'unknown', 'ambiguous', 'unsupported', 'rejected']).toContain(understand(say, {}).outcome);
  }
});
