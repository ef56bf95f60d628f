import { describe, expect, test } from '@jest/globals';
import { createResampler, resample } from '../../src/satellites/resample.ts';
import { loudness, pitchOf, tone } from './sounds.ts';

const middle = (samples: Int16Array) => samples.subarray(samples.length * 0.1, samples.length * 0.9);

describe('resampling', () => {
  test.each([
    [44_100, 16_000],
    [48_000, 16_000],
    [8000, 16_000],
    [11_025, 16_000],
    [22_050, 16_000],
    [16_000, 22_050],
    [44_099, 16_000],
  ])('keeps length, pitch and loudness from %i to %i Hz', (fromHz, toHz) => {
    const { samples, rateHz } = resample(tone(1000, 500, fromHz), toHz);
    expect(rateHz).toBe(toHz);
    expect(samples.length).toBe(Math.round(Math.round(fromHz / 2) * (toHz / fromHz)));
    expect(pitchOf(middle(samples), toHz)).toBeCloseTo(1000, -1.5);
    expect(loudness(middle(samples)) / (8000 / Math.SQRT2)).toBeCloseTo(1, 1.5);
  });

  test('follows the wave itself, in phase', () => {
    const { samples } = resample(tone(440, 200, 44_100), 16_000);
    const wanted = tone(440, 200, 16_000).samples;
    for (let i = 300; i < 2900; i++) expect(Math.abs((samples[i] ?? 0) - (wanted[i] ?? 0))).toBeLessThan(40);
  });

  test('removes what would fold back', () => {
    const { samples } = resample(tone(11_000, 300, 44_100), 16_000);
    expect(20 * Math.log10(loudness(middle(samples)) / (8000 / Math.SQRT2))).toBeLessThan(-60);
  });

  test('gives the same in pieces of any size as at once', () => {
    const whole = tone(700, 100, 44_100);
    const resampler = createResampler(44_100, 16_000);
    const parts: number[] = [];
    for (let at = 0, size = 1; at < whole.samples.length; at += size, size = (size * 7) % 311 || 1) {
      parts.push(...resampler.push(whole.samples.subarray(at, at + size)));
    }
    parts.push(...resampler.flush());
    const once = [...resample(whole, 16_000).samples];
    expect(parts.slice(0, once.length)).toEqual(once);
  });

  test('hands back a sound that has the rate already', () => {
    const pcm = tone(500, 10);
    expect(resample(pcm, 16_000)).toBe(pcm);
  });
});
