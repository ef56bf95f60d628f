import { describe, expect, test } from '@jest/globals';
import { roomNoise, seededRandom } from '../../../src/cli/demo/noise.ts';

describe('room noise', () => {
  test.each([30, 300])('of %i is as loud as was asked for, within a fifth', (rms) => {
    const { samples, rateHz } = roomNoise(seededRandom(1), { rms, seconds: 10 });
    expect(samples).toHaveLength(10 * rateHz);
    expect(rmsOf(samples)).toBeGreaterThan(rms * 0.8);
    expect(rmsOf(samples)).toBeLessThan(rms * 1.2);
  });

  test('is the same for the same seed, and another for another', () => {
    const noise = (seed: number) => [...roomNoise(seededRandom(seed), { rms: 100, seconds: 1 }).samples];
    expect(noise(7)).toEqual(noise(7));
    expect(noise(8)).not.toEqual(noise(7));
  });
});

/** Root mean square of samples, of 32 767. */
function rmsOf(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
