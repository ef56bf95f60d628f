// Writes what the pages have from the code: `npm run docs`. A test holds the pages against it.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { whatYouCanSay } from '../dist/cli/docs/what-you-can-say.js';
import { optionsTable } from '../dist/cli/options/table.js';
import { SkillSchema } from '../dist/concepts/skill-schema.js';
import { defaultHome } from '../dist/home/demo-home/default-home.js';

/** Puts a text between the two comments that mark its place on a page. */
function fill(page, mark, made) {
  const file = new URL(page, import.meta.url);
  const between = new RegExp(`(<!-- ${mark}: .*? -->\\n)[\\s\\S]*?(<!-- ${mark} end -->)`);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(between, (_, begin, end) => `${begin}${made}\n${end}`),
  );
}

fill('./options.md', 'options', optionsTable());
const sections = parse(readFileSync(new URL('./what-you-can-say.yaml', import.meta.url), 'utf8'));
fill('./what-you-can-say.md', 'sentences', whatYouCanSay(sections, defaultHome()));
writeFileSync(new URL('../rules/skill-schema.json', import.meta.url), `${JSON.stringify(SkillSchema, null, 2)}\n`);
