// `npm run bench`: what Understudy costs and how fast it is, on this machine. Prints a table; --json prints figures.
import { cpus, totalmem } from 'node:os';
import { conceptLines, measureConcepts } from './concepts.mjs';
import { habitsLines, measureHabits } from './habits.mjs';
import { measureIdle } from './idle.mjs';
import { measureParse, parseLines } from './parse.mjs';
import { collect } from './process.mjs';
import { measureSentences } from './sentences.mjs';
import { measureVocabulary, vocabularyLine } from './vocabulary.mjs';

const json = process.argv.includes('--json');
const say = (line) => {
  if (!json) console.log(line);
};

const cpu = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`;
const machine = `${cpu}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
say(`Machine: ${machine}\n`);

const idle = await measureIdle(10);
say(`Idle, no satellite                  ${idle.alone.toFixed(2)} % of one core`);
say(`Idle, ${idle.satellites} satellites streaming        ${idle.streaming.toFixed(2)} % of one core`);
say(`Resident memory after start         ${idle.memoryMb.toFixed(0)} MB`);
say(`  with ${idle.satellites} satellites streaming      ${idle.memoryStreamingMb.toFixed(0)} MB\n`);

const sentences = await measureSentences(250);
say(`Understanding a sentence            ${sentences.meanMs.toFixed(2)} ms mean, ${sentences.p95Ms.toFixed(2)} ms p95`);
say(`  ${sentences.sentences} sentences, start included  ${sentences.wholeS.toFixed(1)} s\n`);

const parse = measureParse();
for (const line of parseLines(parse)) say(line);
say('');

const concepts = await measureConcepts();
for (const line of conceptLines(concepts)) say(line);
say('');

const vocabulary = [];
for (const taughtBefore of [0, 100, 1_000]) vocabulary.push(await measureVocabulary(taughtBefore));
for (const measured of vocabulary) say(vocabularyLine(measured));
say('');

const habits = measureHabits();
for (const line of habitsLines(habits)) say(line);
say('');

const demo = await collect(['demo', '--json']);
const scenes = demo.lines.map((line) => JSON.parse(line));
const latencies = scenes.find((scene) => scene.kind === 'latencies')?.of ?? [];
for (const { to, medianMs, longestMs, turns } of latencies) {
  say(`End of speech to ${to.padEnd(18)} ${medianMs} ms median, ${longestMs} ms at most, ${turns} turns`);
}
if (demo.status !== 0) say('The demo did not end as taught.');

if (json)
  console.log(JSON.stringify({ machine, idle, sentences, parse, concepts, vocabulary, latencies, demo: demo.status }));
process.exitCode = demo.status === 0 ? 0 : 1;
