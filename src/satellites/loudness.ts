import type { Pcm } from '../domain/audio.ts';

/** What a change of 25 points makes of the amplitude: 6 dB, twice or half. */
const POINTS_PER_DOUBLING = 25;
/** Amplitude, as a share of full scale, from which peaks are bent instead of cut. */
const KNEE = 0.7;

/**
 * Sound at another loudness: `percent` is 1 to 100, 50 leaves it as it is. What would be cut off at full scale is bent
 * smoothly (tanh above a knee), so that a loud voice stays clear.
 */
export function atLoudness({ samples, rateHz }: Pcm, percent: number): Pcm {
  if (percent === 50) return { samples, rateHz };
  const gain = 2 ** ((percent - 50) / POINTS_PER_DOUBLING) / 32_768;
  return { samples: samples.map((sample) => Math.round(bent(sample * gain) * 32_767)), rateHz };
}

function bent(amplitude: number): number {
  const size = Math.abs(amplitude);
  if (size <= KNEE) return amplitude;
  return Math.sign(amplitude) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
}
