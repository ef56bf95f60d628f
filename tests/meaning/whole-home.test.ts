import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Intent, Meaning, Understanding } from '../../src/domain/meaning.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { createUnderstanding } from '../../src/meaning/understand.ts';
import { write } from './written.ts';

function table<Row>(name: string): readonly Row[] {
  return parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8'));
}

let understanding: Understanding;
beforeAll(async () => {
  const file = fileURLToPath(new URL('../homes/rowan-house.yaml', import.meta.url));
  understanding = createUnderstanding(await readHomeFile(file), []);
});

const hear = (say: string): Meaning => understanding.understand(say, { area: 'Kitchen' });

test.each(table<{ say: string; means: string }>('whole-home'))('"$say" means $means', ({ say, means }) => {
  expect(write(hear(say))).toBe(means);
});

/** What would be done now. A command that waits for its time does nothing yet. */
const doesNow = ({ kind, name }: Intent): boolean =>
  kind === 'set' || kind === 'use' || (kind === 'skill' && /^Hass(?:Media|Vacuum|LawnMower|Broadcast)/.test(name));

test.each(table<string>('dropped-words'))(
  '"%s" does nothing now: a word of it is not understood, or forbids it',
  (say) => {
    const meaning = hear(say);
    expect(meaning.outcome === 'understood' ? meaning.intents.filter(doesNow) : []).toEqual([]);
  },
);
