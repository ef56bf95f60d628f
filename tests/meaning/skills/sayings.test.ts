import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Understanding } from '../../../src/domain/meaning.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { createUnderstanding } from '../../../src/meaning/understand.ts';
import { write } from '../written.ts';

const SAYINGS: readonly { readonly say: string; readonly means: string }[] = parse(
  readFileSync(new URL('./sayings.yaml', import.meta.url), 'utf8'),
);

let understanding: Understanding;
beforeAll(async () => {
  const file = fileURLToPath(new URL('../../homes/larch-house.yaml', import.meta.url));
  understanding = createUnderstanding(await readHomeFile(file), []);
});

test.each(SAYINGS)('"$say" means $means', ({ say, means }) => {
  expect(write(understanding.understand(say, { area: 'Living room' }))).toBe(means);
});

test.each(['play jazz at nine', 'vacuum the kitchen tomorrow', 'make coffee in ten minutes', 'skip this song at noon'])(
  '"%s" does nothing now',
  (say) => {
    const meaning = understanding.understand(say, { area: 'Living room' });
    const names = meaning.outcome === 'understood' ? meaning.intents.map(({ name }) => name) : [];
    expect(names.filter((name) => /^Hass(?:Media|Vacuum|TurnOn)/.test(name))).toEqual([]);
  },
);
