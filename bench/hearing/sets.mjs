// The sets of sounds that engines are measured on, written to a folder as raw samples so that all hear the same.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFliteVoice } from '../../dist/voice/flite-voice.js';
import { espeak, inNoise, installed, noises, opus } from './sounds.mjs';
import { NOVEL, OTHER, REQUESTS } from './texts.mjs';

const VOICES = ['rms', 'awb', 'kal'];
/** Voices of other synthesisers, where these are installed: strangers to the recogniser (models/acoustic names them too). */
const STRANGERS = [
  { program: 'espeak-ng', say: (text) => espeak(text, 'en-us+f4') },
  { program: 'espeak-ng', say: (text) => espeak(text, 'en-gb-x-rp+m5') },
];

/** Every so manieth of a list, to have no more than `most`. */
const thinned = (list, most) =>
  list
    .filter(
      (_, at) => Math.floor((at * most) / list.length) !== Math.floor(((at - 1) * most) / list.length) || at === 0,
    )
    .slice(0, most);

/**
 * All sets: `{name, kind, language, items}`. Kinds: `command` (exact sentences), `slots`, `other` (to be rejected),
 * `unknown` (a name nobody taught, with `name`), `taught` (the same, taught). Says with `tell` what it does.
 */
export async function prepareSets({ folder, home, other: talk, into, most, tell }) {
  let count = 0;
  const item = (samples, fields) => {
    count += 1;
    const pcm = join(into, `${count}.pcm`);
    writeFileSync(pcm, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    return { pcm, seconds: samples.length / 16_000, ...fields };
  };
  const sets = [];
  const add = (name, kind, language, items) => {
    if (items.length > 0) sets.push({ name, kind, language, items });
    tell(`${name}: ${items.length} sounds`);
  };

  tell('Speaking the synthetic sets ...');
  const voices = await speakers();
  const demo = { home: 'demo' };
  const spoken = new Map();
  for (const { name, say } of voices)
    for (const text of [...REQUESTS, ...OTHER]) spoken.set(`${name} ${text}`, await say(text));
  const said = (text, { name }) => spoken.get(`${name} ${text}`) ?? new Int16Array(0);
  for (const snrDb of [30, 10]) {
    const items = voices.flatMap((voice, v) =>
      REQUESTS.map((text, t) => item(inNoise(said(text, voice), snrDb, v * 100 + t, 0.5), { text })),
    );
    add(`synthetic requests, noise at ${snrDb} dB`, 'command', demo, thinned(items, most));
  }
  const novel = [];
  for (const [v, voice] of voices.entries()) {
    for (const [n, name] of NOVEL.entries()) {
      const text = `set the living room light to ${name}`;
      novel.push(item(inNoise(await voice.say(text), 25, v * 100 + n, 0.5), { text, name }));
    }
  }
  add('names nobody taught', 'unknown', demo, thinned(novel, most));
  add('the same names, taught', 'taught', { ...demo, taught: NOVEL }, thinned(novel, most));
  const other = voices.flatMap((voice, v) =>
    OTHER.map((text, t) => item(inNoise(said(text, voice), 25, v * 50 + t, 0.5), {})),
  );
  add('other speech, synthetic', 'other', demo, thinned(other, most));
  if (talk !== undefined) {
    const sounds = [];
    for (const [at, { text }] of thinned(readLines(talk), most).entries())
      sounds.push(await voices[at % voices.length].say(text));
    const items = sounds.filter(({ length }) => length > 0).map((one, at) => item(inNoise(one, 25, at, 0.5), {}));
    add('other sentences, spoken', 'other', demo, items);
  }
  for (const { close } of voices) await close();
  add(
    'noises',
    'other',
    demo,
    noises([...spoken.values()]).map(({ sound }) => item(sound, {})),
  );

  if (folder === undefined || !existsSync(join(folder, 'index.jsonl'))) {
    tell('Recordings are left out: no speech folder was named.');
    return sets;
  }
  if (!installed('opusdec')) {
    tell('Recordings are left out: opusdec is not installed.');
    return sets;
  }
  tell('Decoding the recordings ...');
  const index = readLines(join(folder, 'index.jsonl'));
  const of = (set) =>
    thinned(
      index.filter((one) => one.set === set),
      most,
    );
  const commands = of('home-dev').map(({ file, text }) => item(opus(join(folder, file)), { text }));
  add('home-dev, home.jsgf', 'command', { jsgf: join(folder, 'home.jsgf') }, commands);
  const orders = of('coffee-train').map(({ file, slots }) => ({ samples: opus(join(folder, file)), slots }));
  const quiet = orders.map(({ samples, slots }) => item(samples, { slots }));
  const coffee = { jsgf: join(folder, 'coffee.jsgf') };
  add('coffee orders', 'slots', coffee, quiet);
  add(
    'coffee orders, noise at 10 dB',
    'slots',
    coffee,
    orders.map(({ samples, slots }, at) => item(inNoise(samples, 10, at), { slots })),
  );
  if (home !== undefined) {
    add("home-dev, the home's language", 'command', { home }, commands);
    add("coffee orders, the home's language", 'other', { home }, thinned(quiet, 150));
  }
  return sets;
}

function readLines(path) {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function speakers() {
  const own = VOICES.map((name) => {
    let voice;
    const say = async (text) => {
      voice ??= await openFliteVoice({ voice: name });
      return (await voice.speak(text)).samples;
    };
    return { name, say: kept(name, say), close: () => voice?.close() };
  });
  const strangers = STRANGERS.filter(({ program }) => installed(program));
  return [
    ...own,
    ...strangers.map(({ say }, at) => ({
      name: `stranger ${at}`,
      say: kept(`stranger${at}`, async (text) => say(text)),
      close: () => undefined,
    })),
  ];
}

/** What was spoken once is kept in a folder of the system's for passing files: speaking takes longer than hearing. */
function kept(name, say) {
  const folder = join(tmpdir(), 'understudy-bench-speech');
  mkdirSync(folder, { recursive: true });
  return async (text) => {
    const file = join(folder, `${name}-${text.replace(/\W+/g, '-')}.pcm`);
    if (existsSync(file)) return new Int16Array(Uint8Array.from(readFileSync(file)).buffer);
    const samples = await say(text);
    writeFileSync(file, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    return samples;
  };
}
