/**
 * Trains the model that reads words which the dictionary lacks: node models/pronunciation/train.mjs [--smoke]
 * [--order N] [--threshold NATS] [--out FILE]. The same dictionary gives the same file. See README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { align } from './alignment.mjs';
import { isHeldOut, readEntries } from './entries.mjs';
import { train } from './ngrams.mjs';
import { pack } from './pack.mjs';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    order: { type: 'string', default: '6' },
    threshold: { type: 'string', default: '1' },
    out: { type: 'string', default: join(import.meta.dirname, 'spelling.bin') },
  },
});

const began = Date.now();
const log = (line) => console.error(`${((Date.now() - began) / 1000).toFixed(1)} s  ${line}`);

const base = dirname(fileURLToPath(import.meta.resolve('soundswallower')));
const all = readEntries(readFileSync(join(base, 'model', 'en-us', 'dict.txt'), 'latin1'));
const entries = all.filter(({ word }, index) => !isHeldOut(word) && (!values.smoke || index % 20 === 0));
log(`${entries.length} pronunciations to learn from`);

const aligned = align(entries, values.smoke ? 3 : 6);
const names = new Map([['<', 0], ['>', 1]]);
const units = [['<', ''], ['>', '']];
const sequences = [];
for (const [i, { word }] of entries.entries()) {
  if (aligned[i] === undefined) continue;
  const sequence = [...word].map((letter, at) => {
    const name = `${letter} ${aligned[i][at]}`;
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, units.length);
    units.push([letter, aligned[i][at]]);
    return units.length - 1;
  });
  sequences.push([0, ...sequence, 1]);
}
log(`${sequences.length} aligned, ${units.length} units`);

const model = train(sequences, Number(values.order), units.length, Number(values.threshold));
const file = pack(model, units);
writeFileSync(values.out, file);
log(`${model.kept} sequences kept, ${file.length} bytes: ${values.out}`);
