// Writes what the pages have from the code: `npm run docs`. A test holds the pages against it.
import { readFileSync, writeFileSync } from 'node:fs';
import { optionsTable } from '../dist/cli/options/table.js';

const page = new URL('./options.md', import.meta.url);
const text = readFileSync(page, 'utf8');
const between = /(<!-- options: .*? -->\n)[\s\S]*?(<!-- options end -->)/;
writeFileSync(
  page,
  text.replace(between, (_, begin, end) => `${begin}${optionsTable()}\n${end}`),
);
