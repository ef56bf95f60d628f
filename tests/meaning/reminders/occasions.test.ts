import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Meaning, Understanding } from '../../../src/domain/meaning.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { createUnderstanding } from '../../../src/meaning/understand.ts';

const rows: readonly { say: string; means: string }[] = parse(
  readFileSync(new URL('./occasions.yaml', import.meta.url), 'utf8'),
);
const HOME = fileURLToPath(new URL('../../homes/willow-house.yaml', import.meta.url));
const willowHouse = async (): Promise<Understanding> => createUnderstanding(await readHomeFile(HOME), []);

function write(meaning: Meaning): string {
  if (meaning.outcome === 'unknown' && meaning.missing) {
    const { what, start, end } = meaning.missing;
    return `asks for ${what}${end > start ? `: ${meaning.unknown[0].text}` : ''}`;
  }
  if (meaning.outcome !== 'understood') return meaning.outcome;
  const [{ name, slots }] = meaning.intents;
  const said = Object.entries(slots).map(([slot, value]) => `${slot}=${String(value)}`);
  const named = name === 'UnderstudySetReminder' || name === 'HassGetState' ? [] : [name];
  return [...named, ...said].join(' ');
}

test.each(rows)('"$say" comes to $means', async ({ say, means }) => {
  const { understand } = await willowHouse();
  expect(write(understand(say, { speaker: 'Ana' }))).toBe(means);
});

test('the words of a reminder are heard, not understood: they are to be read back', async () => {
  const { understand } = await willowHouse();
  const meaning = understand('when I get home remind me to feed the cat', { speaker: 'Ana' });
  const [intent] = meaning.outcome === 'understood' ? meaning.intents : [];
  expect(intent).toMatchObject({ verbatim: { text: 'feed the cat' } });
});

test('whatever words of coming and going are thrown together, reading them ends and throws nothing', async () => {
  const { understand } = await willowHouse();
  const words =
    'remind me Ben when next time I get home leave work to the garage in at after six every tuesday tell him say ten minutes partner my is'.split(
      ' ',
    );
  let seed = 11;
  const next = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? '';
  };
  for (let round = 0; round < 300; round++) {
    const say = Array.from({ length: 3 + (round % 30) }, next).join(' ');
    expect(['understood', 'unknown', 'ambiguous', 'unsupported', 'rejected']).toContain(understand(say, {}).outcome);
  }
});
