import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { leafPaths, schemaAt, spell } from '../../../src/cli/options/schema-part.ts';
import { optionsTable } from '../../../src/cli/options/table.ts';

test('docs/options.md lists the options as they are (npm run docs writes it)', () => {
  expect(readFileSync('docs/options.md', 'utf8')).toContain(optionsTable());
});

test('every option says what it is', () => {
  const silent = leafPaths().filter((path) => !schemaAt(path)?.description);
  expect(silent.map(spell)).toEqual([]);
});
