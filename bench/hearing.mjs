// How well hearing hears: `node bench/hearing.mjs [SPEECH_FOLDER [HOME_FILE]]`, after `npm run build`. Prints a table.
// The folder holds `index.jsonl` (a line a recording: file, set, text) with sets `home-dev` (home commands) and
// `coffee-train` (other speech), and `home.jsgf`; UNDERSTUDY_SPEECH names it too. What is not there is left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSoundSwallower } from '../dist/hearing/soundswallower/engine.js';
import { transcribe } from '../dist/hearing/transcribe.js';
import { DEFAULT_HOME_FILE } from '../dist/home/demo-home/default-home.js';
import { parseHomeFile, readHomeFile } from '../dist/home/home-file/home-file.js';
import { buildVocabulary } from '../dist/meaning/vocabulary/vocabulary.js';
import { openFliteVoice } from '../dist/voice/flite-voice.js';

const [folder = process.env.UNDERSTUDY_SPEECH, homeFile] = process.argv.slice(2);
const OTHER_SPEECH = 100;
const OPEN = ['study mode', 'ocean breeze', 'movie party', 'campfire', 'movie night', 'cozy evening', 'vampire castle'];
const REQUESTS = [
  ...OPEN.map((name) => `set the living room light to ${name}`),
  'turn on the living room light',
  'turn off the living room light',
  'turn off the bedroom light',
  'set the living room light to sixty percent',
  'set the bedroom light to warm white',
];
const DEFINITIONS = [
  'sixty percent and warm white',
  'thirty percent and blue',
  'full brightness and cool white',
  'make it eighty percent and orange',
  'fifty percent',
  'twenty percent and red',
  'the same as it is now',
  'never mind',
];

const clock = { now: () => performance.now(), after: () => () => undefined };
const engine = openSoundSwallower();
const row = (name, figure, rest = '') => console.log(`${name.padEnd(46)} ${String(figure).padStart(10)}  ${rest}`);
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(0)} %`;

/** Recognises all items ({sound, text?}) against a language; sums up what came of it. */
async function measure(items, language) {
  const sums = { right: 0, rejected: 0, onOff: 0, openRight: 0, ms: 0, audioMs: 0, wrong: [] };
  for (const { sound, text } of items) {
    const heard = await transcribe(engine, sound, language, clock);
    const got = heard.outcome === 'heard' ? heard.hypotheses[0].text : '';
    sums.ms += heard.timing.decodeMs;
    sums.audioMs += (1000 * sound.samples.length) / sound.rateHz;
    if (heard.outcome === 'rejected') sums.rejected += 1;
    if (got === text) sums.right += 1;
    else if (text !== undefined) sums.wrong.push(`${text}  =>  ${got || `(${heard.reason})`}`);
    if (text !== undefined && got !== '' && /\boff\b/.test(got) !== /\boff\b/.test(text)) sums.onOff += 1;
  }
  return sums;
}

function report(name, items, sums) {
  const speed = `${(sums.ms / sums.audioMs).toFixed(3)} of real time`;
  row(name, `${sums.right}/${items.length}`, `${sums.onOff} on/off errors, ${sums.rejected} rejected, ${speed}`);
  if (process.env.VERBOSE) for (const line of sums.wrong) console.log(`    ${line}`);
}

/** What `opusdec` writes to a pipe has no header. */
function opus(file) {
  const bytes = execFileSync('opusdec', ['--quiet', '--rate', '16000', join(folder, file), '-'], { maxBuffer: 1e8 });
  return { samples: new Int16Array(Uint8Array.from(bytes).buffer), rateHz: 16_000 };
}

async function recordings() {
  if (!folder || !existsSync(join(folder, 'index.jsonl')))
    return console.log('Recordings: left out, no speech folder.');
  if (spawnSync('opusdec', ['--version']).error) return console.log('Recordings: left out, opusdec is not installed.');
  const index = readFileSync(join(folder, 'index.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const commands = index
    .filter(({ set }) => set === 'home-dev')
    .map(({ file, text }) => ({ sound: opus(file), text: text.replace('whats', "what's") }));
  const spelled = commands.map(({ sound, text }) => ({
    sound,
    text: text.replace(/\btv\b/g, 't v').replace('ecobee', 'eco bee'),
  }));
  report(
    'home-dev, grammar home.jsgf',
    spelled,
    await measure(spelled, { jsgf: readFileSync(join(folder, 'home.jsgf'), 'utf8') }),
  );
  if (homeFile === undefined) return;
  const vocabulary = buildVocabulary(await readHomeFile(homeFile), []);
  report('home-dev, the language of the home file', commands, await measure(commands, { vocabulary }));
  const other = index
    .filter(({ set }) => set === 'coffee-train')
    .slice(0, OTHER_SPEECH)
    .map(({ file }) => ({ sound: opus(file) }));
  const { rejected, ms, audioMs } = await measure(other, { vocabulary });
  row(
    'coffee orders rejected',
    percent(rejected, other.length),
    `${other.length} files, ${(ms / audioMs).toFixed(3)} of real time`,
  );
}

/** Speech with half a second of room before and after it, and noise (mostly low) at this distance from the speech. */
function inRoom({ samples, rateHz }, snrDb) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const level = Math.sqrt(power / 10 ** (snrDb / 10));
  let seed = 7;
  let low = 0;
  const noise = Float64Array.from({ length: samples.length + 16_000 }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    low = 0.8 * low + 0.2 * (seed / 2 ** 31 - 1);
    return low;
  });
  const loud = Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0) / noise.length);
  const sound = Int16Array.from(noise, (value, at) =>
    Math.max(-32_768, Math.min(32_767, Math.round((value * level) / loud + (samples[at - 8_000] ?? 0)))),
  );
  return { samples: sound, rateHz };
}

async function voices() {
  const vocabulary = buildVocabulary(parseHomeFile(DEFAULT_HOME_FILE, 'the demo home'), []);
  for (const name of ['rms', 'awb', 'kal']) {
    const voice = await openFliteVoice({ voice: name });
    const say = async (texts, snrDb) => {
      const items = [];
      for (const text of texts) items.push({ text, sound: inRoom(await voice.speak(text), snrDb) });
      return items;
    };
    for (const snrDb of [35, 25, 15]) {
      const requests = await say(REQUESTS, snrDb);
      report(`voice ${name}, noise at ${snrDb} dB, requests`, requests, await measure(requests, { vocabulary }));
      const definitions = await say(DEFINITIONS, snrDb);
      const language = { vocabulary, expects: 'definition' };
      report(`voice ${name}, noise at ${snrDb} dB, definitions`, definitions, await measure(definitions, language));
    }
    await voice.close();
  }
}

await recordings();
await voices();
await engine.close();
