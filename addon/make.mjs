// Writes what Home Assistant reads of an add-on from its source: config.yaml, icon.png, logo.png. Part of `npm run docs`.
// With --check nothing is written: it says what differs, and ends with 1 where something does.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { icon, logo } from './pictures.mjs';
import { encodePng, shows } from './png.mjs';

const at = (name) => new URL(`../${name}`, import.meta.url);
const source = parse(readFileSync(at('addon.yaml'), 'utf8'));
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const words = `# Made from addon.yaml by \`npm run docs\`, do not edit.\n${stringify({ ...source, version }, { lineWidth: 0 })}`;

const files = [
  { name: 'config.yaml', bytes: Buffer.from(words), isSame: (file) => file.toString('utf8') === words },
  ...[
    ['icon.png', icon()],
    ['logo.png', logo()],
  ].map(([name, image]) => ({ name, bytes: encodePng(image), isSame: (file) => shows(file, image) })),
];

for (const { name, bytes, isSame } of files) {
  if (existsSync(at(name)) && isSame(readFileSync(at(name)))) continue;
  if (!process.argv.includes('--check')) writeFileSync(at(name), bytes);
  else {
    console.error(`${name} is not what addon.yaml and addon/ make of it: run npm run docs.`);
    process.exitCode = 1;
  }
}
