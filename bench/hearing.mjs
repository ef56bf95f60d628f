// How well hearing hears, each engine side by side: `npm run bench:hearing -- [--speech FOLDER] [--home FILE] [--other FILE.jsonl] [--most N]
// [--engines A,B] [--only WORDS] [--streamed N] [--verbose] [--json]`. The folder (UNDERSTUDY_SPEECH names it too) holds
// `index.jsonl`, a line a recording (file, set, text or slots), with the sets `home-dev` and `coffee-train`, and
// `home.jsgf` and `coffee.jsgf`; the home has the devices that the
// recordings name; --other is text that is not for a home (a line an object with `text`), to be spoken. What is not there is left
// out: the synthetic sets need nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_NAMES } from './hearing/engines.mjs';
import { medianOf, rejection, sumUp } from './hearing/figures.mjs';
import { prepareSets } from './hearing/sets.mjs';

const { values } = parseArgs({
  options: {
    speech: { type: 'string' },
    home: { type: 'string' },
    other: { type: 'string' },
    most: { type: 'string', default: '1000' },
    engines: { type: 'string', default: ENGINE_NAMES.join() },
    only: { type: 'string', default: '' },
    streamed: { type: 'string', default: '12' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const tell = (line) => process.stderr.write(`${line}\n`);
const say = (line) => {
  if (!values.json) console.log(line);
};
const absolute = (path) => (path === undefined ? undefined : resolve(path));

/** Runs an engine over the sets in a process of its own; resolves to all that it wrote. */
async function run(engine, file, total) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('hearing/child.mjs', import.meta.url)), engine, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const value = JSON.parse(line);
    lines.push(value);
    const done = lines.filter(({ kind }) => kind === 'heard').length;
    if (value.kind === 'set' || (value.kind === 'heard' && done % 50 === 0)) tell(`  ${engine}: ${done} of ${total}`);
  }
  if (!lines.some(({ kind }) => kind === 'memory')) throw new Error(`${engine} ended before it was done.`);
  return lines;
}

function summed(sets, lines) {
  const heard = sets.map((_, at) => lines.filter(({ kind, set }) => kind === 'heard' && set === at));
  const times = lines.filter(({ kind }) => kind === 'set');
  const latency = lines.filter(({ kind, outcome }) => kind === 'latency' && outcome === 'heard');
  const memory = lines.find(({ kind }) => kind === 'memory');
  const whole = (key) => times.reduce((sum, time) => sum + time[key], 0);
  return {
    sets: sets.map((set, at) => ({ ...sumUp(set, heard[at]), realTime: times[at].processorS / times[at].seconds })),
    rejection: rejection(sets, heard),
    realTime: whole('processorS') / whole('seconds'),
    preparedMs: Math.max(...times.map(({ preparedMs }) => preparedMs)),
    wordsMs: medianOf(latency.map(({ decodeMs }) => decodeMs)),
    mostWordsMs: latency.length ? Math.max(...latency.map(({ decodeMs }) => decodeMs)) : undefined,
    endpointMs: medianOf(latency.map(({ endpointMs }) => endpointMs)),
    memoryMb: memory.residentMb,
    addedMb: memory.residentMb - memory.beforeMb,
  };
}

const percent = (part, whole = 1) => `${((100 * part) / Math.max(1e-9, whole)).toFixed(1)} %`;
const rounded = (value, unit, digits = 0) => (value === undefined ? '-' : `${value.toFixed(digits)} ${unit}`);

function cellOf({ kind }, sums) {
  const { sounds, right, rejected, asked, onOff, spans } = sums;
  if (kind === 'other') return `${percent(sounds - right, sounds)} acted on`;
  if (kind === 'unknown') return `span ${spans}, words ${right} of ${sounds}`;
  const details = [onOff && `${onOff} on/off`, asked && `${asked} asked`, rejected && `${rejected} rejected`].filter(
    Boolean,
  );
  return `${right}/${sounds} ${percent(right, sounds)}${details.length ? ` (${details.join(', ')})` : ''}`;
}

function table(sets, engines) {
  const names = Object.keys(engines);
  const all = names.map((name) => engines[name]);
  const row = (name, cells) =>
    say(`${name.padEnd(42)}${cells.map((cell) => ` ${cell.padEnd(46)}`).join('')}`.trimEnd());
  row('', names);
  for (const [at, set] of sets.entries())
    row(
      set.name,
      all.map(({ sets: sums }) => cellOf(set, sums[at])),
    );
  row(
    'false accepts at 3 % false rejects',
    all.map(({ rejection: at }) => (at ? `${percent(at.acceptedShare)} of ${at.others}` : '-')),
  );
  row(
    'processor time, of real time',
    all.map(({ realTime }) => realTime.toFixed(3)),
  );
  row(
    'endpoint to final words, median and most',
    all.map(({ wordsMs, mostWordsMs }) => `${rounded(wordsMs, 'ms')}, ${rounded(mostWordsMs, 'ms')}`),
  );
  row(
    'end of speech to endpoint, median',
    all.map(({ endpointMs }) => rounded(endpointMs, 'ms')),
  );
  row(
    'getting ready for a language, at most',
    all.map(({ preparedMs }) => rounded(preparedMs / 1000, 's', 2)),
  );
  row(
    'resident memory, and what the engine added',
    all.map(({ memoryMb, addedMb }) => `${rounded(memoryMb, 'MB')}, ${rounded(addedMb, 'MB')}`),
  );
  if (!values.verbose) return;
  for (const [at, set] of sets.entries())
    for (const name of names) for (const line of engines[name].sets[at].wrong) say(`${set.name}, ${name}: ${line}`);
}

const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'));
try {
  const speech = absolute(values.speech ?? process.env.UNDERSTUDY_SPEECH);
  const every = await prepareSets({
    folder: speech,
    home: absolute(values.home),
    other: absolute(values.other),
    into: folder,
    most: Number(values.most),
    tell,
  });
  const sets = every.filter(({ name }) => name.includes(values.only));
  const file = join(folder, 'sets.json');
  writeFileSync(file, JSON.stringify({ sets, streamed: Number(values.streamed) }));
  const total = sets.reduce((sum, { items }) => sum + items.length, 0);
  const engines = {};
  for (const name of values.engines.split(',')) engines[name] = summed(sets, await run(name, file, total));
  if (values.json) console.log(JSON.stringify({ sets: sets.map(({ name, kind }) => ({ name, kind })), engines }));
  else table(sets, engines);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
