// Words for recordings of which only the slots are known: `node order-words.mjs SPEECH_FOLDER OUT.json`, after
// `npm run build`. The coffee orders are labelled with what was ordered, not with how; each is decoded against a
// grammar of all the ways to order just that. Writes {file: [words]}; a recording that fits none of them is left out.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSoundSwallower } from '../../../dist/hearing/soundswallower/engine.js';

const [folder, out] = process.argv.slice(2);
const LEAD = /<lead> = ([^;]*);/.exec(readFileSync(join(folder, 'coffee.jsgf'), 'utf8'))[1];

/** Every order of the items. */
const permutations = (items) =>
  items.length < 2
    ? [items]
    : items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));

function grammarOf({ coffeeDrink, roast, size, numberOfShots, milkAmount, sugarAmount }) {
  const attributes = [roast, size, numberOfShots].filter(Boolean);
  const extras = [milkAmount, sugarAmount].filter(Boolean).map((text) => text.trim());
  const before = attributes.length === 0 ? '' : `(${permutations(attributes).map((order) => order.join(' ')).join('|')})`;
  const behind = extras.length === 0 ? '' : `with (${permutations(extras).map((order) => order.join(' [and] ')).join('|')})`;
  return `#JSGF V1.0;\ngrammar order;\npublic <order> = [${LEAD}] [a|an|some] ${before} ${coffeeDrink} ${behind} [please];\n`;
}

const index = readFileSync(join(folder, 'index.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const orders = index.filter(({ slots }) => slots !== undefined);
const engine = openSoundSwallower();
const words = {};
for (const [number, { file, slots }] of orders.entries()) {
  const bytes = execFileSync('opusdec', ['--quiet', '--rate', '16000', join(folder, file), '-'], { maxBuffer: 1e8 });
  const [best] = await engine.recogniseWithJsgf(new Int16Array(Uint8Array.from(bytes).buffer), grammarOf(slots));
  if (best !== undefined && best.text !== '') words[file] = best.text.split(' ');
  if (number % 50 === 49) console.log(`${number + 1} of ${orders.length}`);
}
await engine.close();
writeFileSync(out, JSON.stringify(words));
console.log(`${Object.keys(words).length} of ${orders.length} recordings have words`);
