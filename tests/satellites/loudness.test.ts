import { describe, expect, test } from '@jest/globals';
import { atLoudness } from '../../src/satellites/loudness.ts';
import { loudness, tone } from './sounds.ts';

const hum = tone(440, 200, 22_050);

describe('loudness of the voice', () => {
  test('in the middle it is the voice as it was synthesised', () => {
    expect(atLoudness(hum, 50)).toEqual(hum);
  });

  test('25 points are twice or half the amplitude', () => {
    expect(loudness(atLoudness(hum, 75).samples) / loudness(hum.samples)).toBeCloseTo(2, 1);
    expect(loudness(atLoudness(hum, 25).samples) / loudness(hum.samples)).toBeCloseTo(0.5, 1);
  });

  test('what is too loud is bent and never wraps around', () => {
    const loud = atLoudness(tone(440, 200, 22_050, 30_000), 100).samples;
    const soft = tone(440, 200, 22_050, 30_000).samples;
    expect(Math.max(...loud)).toBeLessThanOrEqual(32_767);
    expect(loud.every((sample, i) => Math.sign(sample) === Math.sign(soft[i] ?? 0) || sample === 0)).toBe(true);
  });
});
