// What ten thousand taught concepts cost: opening their folder, compiling their names, a sentence's parse, memory.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openConcepts } from '../dist/concepts/store.js';
import { DEFAULT_HOME_FILE } from '../dist/home/demo-home/default-home.js';
import { parseHomeFile } from '../dist/home/home-file/home-file.js';
import { createUnderstanding } from '../dist/meaning/understand.js';
import { sampleSentence } from '../dist/meaning/vocabulary/sample.js';
import { buildVocabulary } from '../dist/meaning/vocabulary/vocabulary.js';

const CONCEPTS = 10_000;
const SENTENCES = 600;
const PASSES = 3;

/** Syllables that make names which are words to nobody yet. */
const BEGINNINGS = 'bal dor fen gri hul kem lor mip nus pol rab sel tam ulm vix wen yor zan cro plu'.split(' ');
const ENDINGS = 'ado ble cast dine erk foll gant hew ick jul kley lard mun nock olt pin quil rost sby tern'.split(' ');
const KINDS = 'mode time light evening story morning corner hour mood scene'.split(' ');

/** The name of a concept by its number: three words for the first, two for most, all different. */
function nameOf(i) {
  const word = (n) => `${BEGINNINGS[n % 20]}${ENDINGS[Math.floor(n / 20) % 20]}`;
  return `${word(i)} ${i >= 400 * 10 ? `${word(Math.floor(i / 400) + 7)} ` : ''}${KINDS[Math.floor(i / 400) % 10]}`;
}

function ruleOf(i) {
  const steps = [
    '  - target: {asked: light}\n    set: {level: 60, color_temp_kelvin: 2700}\n',
    '  - {target: {all: light, in: here}, set: {brightness_pct: 40}}\n  - {target: {entity: fan.desk_fan}, set: {state: on}}\n'.replace(
      'state: on',
      'state: "on"',
    ),
  ];
  const kind = i % 2 ? 'procedure' : 'setting';
  return `name: ${nameOf(i)}\nkind: ${kind}\nsteps:\n${steps[i % 2]}taught: {at: "2026-11-22T18:03:00.000Z", words: sixty percent and warm white}\n`;
}

/** Writes a folder of so many rules. */
async function teach(folder, count) {
  await mkdir(folder, { recursive: true });
  for (let begin = 0; begin < count; begin += 200)
    await Promise.all(
      Array.from({ length: Math.min(200, count - begin) }, (_, i) =>
        writeFile(join(folder, `rule-${String(begin + i).padStart(5, '0')}.yaml`), ruleOf(begin + i)),
      ),
    );
}

function heapMb() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function timed(work) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(used);
  return { value, ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

/** The mean and the 99th percentile of understanding sentences, each the best of three. */
function timeSentences({ understand }, sentences) {
  const best = sentences.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < PASSES; pass++)
    for (const [i, text] of sentences.entries()) {
      const began = performance.now();
      understand(text, { area: 'Living room' });
      best[i] = Math.min(best[i], performance.now() - began);
    }
  best.sort((one, other) => one - other);
  return { meanMs: best.reduce((sum, ms) => sum + ms, 0) / best.length, p99Ms: best[Math.floor(best.length * 0.99)] };
}

/** Opening, compiling, understanding with ten thousand concepts and without any; one more concept taught to them. */
export async function measureConcepts(count = CONCEPTS) {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-bench-'));
  const home = parseHomeFile(DEFAULT_HOME_FILE, 'the demo home');
  const log = { info: () => {}, problem: (line) => console.error(line) };
  try {
    await teach(folder, count);
    let value = 7;
    const random = () => {
      value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
      return value / 2 ** 32;
    };
    const language = buildVocabulary(home, []);
    const plain = Array.from({ length: SENTENCES }, () => sampleSentence(language, 'request', random));
    const using = Array.from(
      { length: SENTENCES },
      () => `set the sofa lamp to ${nameOf(Math.floor(random() * count))}`,
    );
    const none = createUnderstanding(home, []);
    timeSentences(none, plain);
    const without = timeSentences(none, plain);

    const before = heapMb();
    const opened = await timed(() => openConcepts(folder, log));
    const held = heapMb();
    const concepts = opened.value.all();
    const compiled = await timed(() => createUnderstanding(home, concepts));
    const afterwards = heapMb();
    timeSentences(compiled.value, using);
    const spoken = await timed(() => buildVocabulary(home, concepts));
    const withAll = timeSentences(compiled.value, plain);
    const used = timeSentences(compiled.value, using);
    const { name: _, ...draft } = { ...concepts[0], name: '' };
    const learned = await timed(() => opened.value.learn({ ...draft, name: 'one thing more' }));
    const again = await timed(() => createUnderstanding(home, opened.value.all()));
    return {
      concepts: concepts.length,
      openMs: opened.ms,
      openCpuMs: opened.cpuMs,
      storeMb: held - before,
      compileMs: compiled.ms,
      compileCpuMs: compiled.cpuMs,
      namesMb: afterwards - held,
      vocabularyMs: spoken.ms,
      without,
      withAll,
      used,
      learnMs: learned.ms,
      compileAgainMs: again.ms,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The figures as lines. */
export function conceptLines(figures) {
  const ms = (value) => value.toFixed(2);
  const {
    concepts,
    openMs,
    openCpuMs,
    compileMs,
    compileCpuMs,
    vocabularyMs,
    storeMb,
    namesMb,
    without,
    withAll,
    used,
  } = figures;
  return [
    `${concepts} taught concepts`,
    `  opening their folder              ${openMs.toFixed(0)} ms (${openCpuMs.toFixed(0)} of a processor), ${storeMb.toFixed(1)} MB`,
    `  compiling their names             ${compileMs.toFixed(0)} ms (${compileCpuMs.toFixed(0)}), ${namesMb.toFixed(1)} MB; after one more ${figures.compileAgainMs.toFixed(0)} ms`,
    `  the recogniser's vocabulary       ${vocabularyMs.toFixed(0)} ms`,
    `  learning one more                 ${figures.learnMs.toFixed(1)} ms`,
    `  a sentence without any            ${ms(without.meanMs)} ms mean, ${ms(without.p99Ms)} p99`,
    `  the same with all of them         ${ms(withAll.meanMs)} ms mean, ${ms(withAll.p99Ms)} p99`,
    `  a sentence that uses one          ${ms(used.meanMs)} ms mean, ${ms(used.p99Ms)} p99`,
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const line of conceptLines(await measureConcepts())) console.log(line);
}
