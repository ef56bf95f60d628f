import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { PAGE_AREA, pageUnderstanding, type Section, whatYouCanSay } from '../../../src/cli/docs/what-you-can-say.ts';
import { defaultHome } from '../../../src/home/demo-home/default-home.ts';

const sections: readonly Section[] = parse(readFileSync('docs/what-you-can-say.yaml', 'utf8'));
const { understand } = pageUnderstanding(defaultHome());
const rows = sections.flatMap(({ intents }) =>
  Object.entries(intents).flatMap(([intent, sentences]) => sentences.map((sentence) => [sentence, intent] as const)),
);

test.each(rows)('"%s" is %s', (sentence, intent) => {
  const meaning = understand(sentence, { area: PAGE_AREA });
  const names = meaning.outcome === 'understood' ? meaning.intents.map(({ name }) => name) : [meaning.outcome];
  expect([...new Set(names)]).toEqual([intent]);
});

test('the page has what the sentences and the vocabulary make of it (npm run docs writes it)', () => {
  expect(readFileSync('docs/what-you-can-say.md', 'utf8')).toContain(whatYouCanSay(sections, defaultHome()));
});

test('every intent that meaning names is on the page', () => {
  const files = readdirSync('src/meaning', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const named = new Set(
    files.flatMap((name) =>
      [...readFileSync(join('src/meaning', name), 'utf8').matchAll(/'((?:Hass|Understudy)[A-Z]\w+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
  );
  const listed = new Set(rows.map(([, intent]) => intent));
  // What uses a taught concept has no sentence before one was taught.
  const missing = [...named].filter((name) => !listed.has(name) && name !== 'UnderstudyUse');
  expect(named.size).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});
