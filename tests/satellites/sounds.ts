import type { Pcm } from '../../src/domain/audio.ts';

/** The language of these tests: each word is a tone, which a simple ear tells apart by its pitch. */
export const PITCH_HZ = { lamp: 400, which: 800, mumble: 1600, voice: 2800 } as const;
export type SpokenWord = keyof typeof PITCH_HZ;

export function tone(hertz: number, ms: number, rateHz = 16_000, amplitude = 8000): Pcm {
  const samples = new Int16Array(Math.round((rateHz * ms) / 1000));
  for (let i = 0; i < samples.length; i++) samples[i] = amplitude * Math.sin((2 * Math.PI * hertz * i) / rateHz);
  return { samples, rateHz };
}

/** Someone says a word of this language, for 300 ms. */
export function spoken(word: SpokenWord): Pcm {
  return tone(PITCH_HZ[word], 300);
}

/** Hertz, by counting how often the wave goes up through zero. */
export function pitchOf(samples: Int16Array, rateHz = 16_000): number {
  let rises = 0;
  for (let i = 1; i < samples.length; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) rises++;
  return (rises * rateHz) / samples.length;
}

export function loudness(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}
