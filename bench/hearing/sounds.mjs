// Sounds of the measurements: decoding, noises of all kinds, and speech in noise. 16 kHz mono, 16 bit.
import { execFileSync, spawnSync } from 'node:child_process';

const RATE = 16_000;

/** Numbers from 0 to 1, the same in each run (Numerical Recipes' generator). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const installed = (program) => !spawnSync(program, ['--version']).error;

/** What `opusdec` writes to a pipe has no header. */
export function opus(path) {
  const bytes = execFileSync('opusdec', ['--quiet', '--rate', String(RATE), path, '-'], { maxBuffer: 1e8 });
  return new Int16Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 1);
}

/** The synthesiser espeak-ng with one of its voices. */
export function espeak(text, voice) {
  const bytes = execFileSync('espeak-ng', ['--stdout', '-v', voice, text]);
  const samples = new Int16Array(Uint8Array.from(bytes.subarray(44, bytes.length - (bytes.length % 2))).buffer);
  return resampled(samples, 22_050);
}

/** Straight lines between samples, behind a short average: good enough for speech that is made up anyway. */
function resampled(samples, rateHz) {
  const step = rateHz / RATE;
  return Int16Array.from({ length: Math.floor(samples.length / step) - 1 }, (_, index) => {
    const at = index * step;
    const whole = Math.floor(at);
    const share = at - whole;
    return (samples[whole] ?? 0) * (1 - share) + (samples[whole + 1] ?? 0) * share;
  });
}

const loudness = (samples) => Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / Math.max(1, samples.length));
const clipped = (value) => Math.max(-32_768, Math.min(32_767, Math.round(value)));
const scaled = (values, level) => {
  const loud = loudness(values) || 1;
  return Int16Array.from(values, (value) => clipped((value * level) / loud));
};

/** Speech with noise (mostly low) at this distance from it in dB, and so much room before and after it. */
export function inNoise(samples, snrDb, seed, roomS = 0) {
  const random = randomFrom(seed);
  const room = Math.round(roomS * RATE);
  let low = 0;
  const noise = Float64Array.from({ length: samples.length + 2 * room }, () => {
    low = 0.8 * low + 0.2 * (2 * random() - 1);
    return low;
  });
  const factor = loudness(samples) / 10 ** (snrDb / 20) / loudness(noise);
  return Int16Array.from(noise, (value, at) => clipped(value * factor + (samples[at - room] ?? 0)));
}

const SECONDS = 4;
const LEVEL = 3_000;

/** Four seconds of what is no speech, by name; `voices` are sounds of speech, for babble. */
export function noises(voices, seed = 1) {
  const random = randomFrom(seed);
  const length = SECONDS * RATE;
  const white = () => 2 * random() - 1;
  const filled = (value) =>
    scaled(
      Float64Array.from({ length }, (_, at) => value(at / RATE, at)),
      LEVEL,
    );
  const pink = () => {
    const rows = new Float64Array(12);
    return filled((_, at) => {
      for (let row = 0; row < 12; row += 1) if (at % 2 ** row === 0) rows[row] = white();
      return rows.reduce((sum, value) => sum + value, 0);
    });
  };
  const tune = () => {
    const notes = Array.from({ length: SECONDS * 4 }, () => 110 * 2 ** (Math.floor(24 * random()) / 12));
    return filled((t) => {
      const note = notes[Math.floor(t * 4)] ?? 220;
      const fade = Math.exp(-6 * ((t * 4) % 1) * 0.25);
      return [1, 2, 3, 4].reduce((sum, n) => sum + (Math.sin(2 * Math.PI * note * n * t) / n) * fade, 0);
    });
  };
  const chord = () => {
    const base = 100 + 200 * random();
    return filled((t) =>
      [1, 1.25, 1.5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * base * n * (t + 0.004 * Math.sin(30 * t))), 0),
    );
  };
  const claps = () => {
    const every = 0.25 + 0.5 * random();
    return filled((t) => white() * Math.exp(-60 * (t % every)));
  };
  const laughter = () => {
    const pitch = 180 + 120 * random();
    return filled((t) => {
      const burst = Math.max(0, Math.sin(2 * Math.PI * 5 * t)) ** 2;
      const glottis = 2 * ((pitch * (1 - 0.05 * t) * t) % 1) - 1;
      return burst * (glottis + 0.6 * white());
    });
  };
  const siren = () => filled((t) => Math.sin(2 * Math.PI * (600 * t + 60 * Math.sin(2 * Math.PI * 0.7 * t))));
  const hum = () =>
    filled((t) => [1, 2, 3, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * 50 * n * t) / n, 0) + 0.3 * white());
  const babble = () => {
    const sum = new Float64Array(length);
    for (let count = 0; count < 6; count += 1) {
      const one = voices[Math.floor(random() * voices.length)] ?? new Int16Array(length);
      const from = Math.floor(random() * one.length);
      for (let at = 0; at < length; at += 1) sum[at] += one[(from + at) % one.length] ?? 0;
    }
    return scaled(sum, LEVEL);
  };
  const kinds = { white: () => filled(white), pink, tune, chord, claps, laughter, siren, hum, babble };
  return Object.entries(kinds).flatMap(([name, make]) =>
    [1, 2, 3, 4].map((n) => ({ name: `${name} ${n}`, sound: make() })),
  );
}
