import { HEARING_RATE_HZ } from '../../domain/audio.ts';
import { fourierOf } from './fourier.ts';
import { melBands } from './mel-bands.ts';

export const BANDS = 48;
/** A frame is 25 ms long; one begins every 10 ms. */
const WINDOW = 400;
const HOP = 160;
const SIZE = 512;

/** Sound cut into frames as it comes. */
export interface Framing {
  /** Takes 16 kHz mono samples and hands each frame that is now complete to `frame`: the power in each of BANDS bands. */
  accept(samples: Int16Array): void;
}

/** Cuts sound into frames of 25 ms every 10 ms (Hann window, mean removed) and sums their spectra into mel bands, 60 to 7600 Hz. */
export function bandPowers(frame: (powers: Float64Array) => void): Framing {
  const fourier = fourierOf(SIZE);
  const sumBands = melBands({ rateHz: HEARING_RATE_HZ, size: SIZE, count: BANDS, lowHz: 60, highHz: 7600 });
  const hann = Float64Array.from({ length: WINDOW }, (_, k) => 0.5 - 0.5 * Math.cos((2 * Math.PI * k) / (WINDOW - 1)));
  const spectrum = new Float64Array(SIZE / 2 + 1);
  const windowed = new Float64Array(WINDOW);
  let rest = new Int16Array(0);

  function powersAt(samples: Int16Array, at: number): Float64Array {
    let sum = 0;
    for (let k = 0; k < WINDOW; k += 1) sum += samples[at + k] ?? 0;
    const mean = sum / WINDOW;
    for (let k = 0; k < WINDOW; k += 1) windowed[k] = (((samples[at + k] ?? 0) - mean) / 32_768) * (hann[k] ?? 0);
    fourier.powers(windowed, spectrum);
    const powers = new Float64Array(BANDS);
    sumBands(spectrum, powers);
    return powers;
  }

  return {
    accept(more) {
      const samples = new Int16Array(rest.length + more.length);
      samples.set(rest);
      samples.set(more, rest.length);
      let at = 0;
      for (; at + WINDOW <= samples.length; at += HOP) frame(powersAt(samples, at));
      rest = samples.slice(at);
    },
  };
}
