// Runs one engine over the sets in a process of its own: `node bench/hearing/child.mjs ENGINE SETS.json`. A line of JSON a
// sound, then one with what the process took.
import { readFileSync } from 'node:fs';
import { openEars } from '../../dist/hearing/ears.js';
import { openEngine } from '../../dist/hearing/engines.js';
import { transcribe } from '../../dist/hearing/transcribe.js';
import { languageOf, samplesOf } from './languages.mjs';

const [name, file] = process.argv.slice(2);
const { sets, streamed } = JSON.parse(readFileSync(file, 'utf8'));
const clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
const write = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const residentMb = () => process.memoryUsage().rss / 1e6;

const beforeMb = residentMb();
const engine = openEngine(name);

/** From the end of the first utterances, spoken in real time, to their words. */
async function latencies({ language, items }) {
  const { vocabulary } = await languageOf(language);
  const log = { info: () => {}, problem: (line) => process.stderr.write(`${line}\n`) };
  const ears = openEars({ engine, vocabulary: () => vocabulary, clock, log });
  await ears.warmUp();
  for (const item of items.slice(0, streamed)) {
    const samples = samplesOf(item);
    const listener = ears.listen({ siteId: 'bench', expects: 'request' });
    const began = performance.now();
    let settled = false;
    listener.heard.then(() => {
      settled = true;
    });
    // After the words there is the room's quiet, in which the end is found.
    for (let at = 0; !settled && at < samples.length + 64_000; at += 512) {
      const frame = new Int16Array(512);
      frame.set(samples.subarray(at, at + 512));
      listener.accept(frame);
      const due = began + (at + 512) / 16;
      if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    }
    const { outcome, hypotheses, timing } = await listener.heard;
    write({ kind: 'latency', outcome, text: hypotheses[0]?.text ?? '', ...timing });
  }
}

for (const [at, set] of sets.entries()) {
  const language = await languageOf(set.language);
  const began = performance.now();
  if ('vocabulary' in language) await engine.prepare(language.vocabulary, 'request');
  const preparedMs = performance.now() - began;
  const used = process.cpuUsage();
  let seconds = 0;
  for (const [index, item] of set.items.entries()) {
    const heard = await transcribe(engine, { samples: samplesOf(item), rateHz: 16_000 }, language, clock);
    seconds += item.seconds;
    const { outcome, hypotheses, doubt } = heard;
    const reason = outcome === 'rejected' ? { reason: heard.reason } : {};
    write({ kind: 'heard', set: at, index, outcome, ...reason, best: hypotheses[0], ...(doubt ? { doubt } : {}) });
  }
  const { user, system } = process.cpuUsage(used);
  write({ kind: 'set', set: at, preparedMs, processorS: (user + system) / 1e6, seconds });
}
const timed = sets.find(({ kind, language }) => kind === 'command' && 'home' in language);
if (streamed > 0 && timed) await latencies(timed);
write({ kind: 'memory', beforeMb, residentMb: residentMb() });
await engine.close();
