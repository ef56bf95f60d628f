import { describe, expect, test } from '@jest/globals';
import { mix, rmsOf, roomNoise, seededRandom } from '../../../src/cli/demo/noise.ts';

describe('room noise', () => {
  test('is as loud as was asked for, within a fifth', () => {
    for (const rms of [30, 300]) {
      const loudness = rmsOf(roomNoise(seededRandom(1), rms, 16_000)(160_000));
      expect(loudness).toBeGreaterThan(rms * 0.8);
      expect(loudness).toBeLessThan(rms * 1.2);
    }
  });

  test('is the same for the same seed, however it is cut, and another for another', () => {
    const whole = roomNoise(seededRandom(7), 100, 16_000)(512);
    const source = roomNoise(seededRandom(7), 100, 16_000);
    expect([...source(200), ...source(312)]).toEqual([...whole]);
    expect([...roomNoise(seededRandom(8), 100, 16_000)(512)]).not.toEqual([...whole]);
  });

  test('never overflows where it is mixed in', () => {
    const loud = new Int16Array([32_767, -32_768, 0]);
    expect([...mix(loud, new Int16Array([100, -100, 5]))]).toEqual([32_767, -32_768, 5]);
  });
});
