import { HEARING_RATE_HZ, type Pcm } from '../../domain/audio.ts';

/** A repeatable source of numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Mulberry32 by Tommy Ettinger (public domain): small, and good enough for noise. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The noise of a quiet room: pink, as ventilation, a fridge and the street far away add up to, with a little mains hum.
 * Pink noise by Paul Kellet's filter (musicdsp.org archive, "pink noise filter", economy version).
 * @param rms root mean square of the noise, of 32 767
 */
export function roomNoise(random: Random, { rms, seconds }: { readonly rms: number; readonly seconds: number }): Pcm {
  // White noise of +-1 leaves the filter at a root mean square of about this.
  const gain = rms / 1.72;
  let [low, middle, high] = [0, 0, 0];
  const samples = new Int16Array(seconds * HEARING_RATE_HZ);
  for (let index = 0; index < samples.length; index += 1) {
    const white = random() * 2 - 1;
    low = 0.99765 * low + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    high = 0.57 * high + white * 1.0526913;
    const hum = 0.15 * Math.sin((2 * Math.PI * 50 * index) / HEARING_RATE_HZ);
    samples[index] = clip(gain * (low + middle + high + white * 0.1848 + hum));
  }
  return { samples, rateHz: HEARING_RATE_HZ };
}

function clip(value: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(value)));
}
