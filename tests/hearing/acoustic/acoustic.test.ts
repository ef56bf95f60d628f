import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { BANDS } from '../../../src/hearing/acoustic/band-powers.ts';
import { openFeatures } from '../../../src/hearing/acoustic/features.ts';
import { loadNetwork } from '../../../src/hearing/acoustic/network.ts';
import { type Posteriors, SYMBOLS } from '../../../src/hearing/acoustic/posteriors.ts';

/** Made by golden.py from the recipe's own code. */
const golden: { readonly features: readonly number[]; readonly posteriors: readonly number[] } = JSON.parse(
  readFileSync(new URL('./golden.json', import.meta.url), 'utf8'),
);
const TINY = fileURLToPath(new URL('./tiny.onnx', import.meta.url));

/** The made-up sound of golden.py: silence, loud, a pause, quiet, loud. */
function sound(): Int16Array {
  const stretches = [
    [4000, 0],
    [5000, 9000],
    [3000, 40],
    [4000, 1500],
    [2345, 12_000],
  ] as const;
  const samples: number[] = [];
  let seed = 7;
  for (const [length, level] of stretches) {
    for (const end = samples.length + length; samples.length < end; ) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const noise = (seed >>> 16) - 32_768;
      const at = samples.length;
      const saws = (at % 123) * 500 + (at % 37) * 300 - 36_000;
      samples.push(Math.floor((saws * level) / 60_000) + Math.floor((noise * level) / 200_000));
    }
  }
  return Int16Array.from(samples);
}

/** Cuts into portions of these sizes, again and again. */
function portions<T extends Int16Array | Float32Array>(values: T, ...sizes: readonly number[]): readonly T[] {
  const parts: T[] = [];
  for (let at = 0; at < values.length; ) {
    const size = sizes[parts.length % sizes.length] ?? 1;
    parts.push(values.slice(at, at + size) as T);
    at += size;
  }
  return parts;
}

function featuresOf(parts: readonly Int16Array[]): Float32Array {
  const features = openFeatures();
  const rows = parts.map((part) => {
    features.rest(); // asking what would be left changes nothing
    return features.accept(part);
  });
  return joined([...rows, features.rest()]);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

function furthest(values: ArrayLike<number>, from: ArrayLike<number>): number {
  expect(values.length).toBe(from.length);
  return Array.from(values).reduce((most, value, at) => Math.max(most, Math.abs(value - (from[at] ?? Number.NaN))), 0);
}

describe('features', () => {
  test('are the numbers that the acoustic model was trained on', () => {
    expect(furthest(featuresOf([sound()]), golden.features)).toBeLessThan(2e-3);
  });

  test.each([[[1, 159, 161]], [[512]], [[1000, 3]]])(
    'are the same when sound comes in portions of %j samples',
    (sizes) => {
      expect(featuresOf(portions(sound(), ...sizes))).toEqual(featuresOf([sound()]));
    },
  );

  test('come as far as is known while sound still comes', () => {
    const features = openFeatures();
    // A second has 98 frames, of which the last 30 wait for what follows.
    expect(features.accept(new Int16Array(16_000)).length).toBe(68 * BANDS);
    expect(features.rest().length).toBe(30 * BANDS);
    expect(features.rest()).toEqual(features.rest());
  });

  test('of next to nothing are none', () => {
    expect(featuresOf([])).toHaveLength(0);
    expect(featuresOf([new Int16Array(399)])).toHaveLength(0);
    expect(featuresOf([new Int16Array(400)])).toHaveLength(BANDS);
  });

  test('of digital silence and of the loudest sound are numbers', () => {
    const square = Int16Array.from({ length: 8000 }, (_, at) => (at % 100 < 50 ? 32_767 : -32_768));
    for (const samples of [new Int16Array(8000), square]) {
      expect(featuresOf([samples]).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the network', () => {
  const features = Float32Array.from(golden.features);
  const NONE = new Float32Array(0);

  async function posteriorsOf(parts: readonly Float32Array[]): Promise<Posteriors> {
    const stream = (await loadNetwork(TINY)).open();
    const got: Posteriors[] = [];
    for (const part of parts) {
      got.push(await stream.accept(part));
      await stream.rest(features.slice(0, 10 * BANDS)); // changes nothing
    }
    got.push(await stream.rest(NONE));
    return { rows: got.reduce((sum, { rows }) => sum + rows, 0), values: joined(got.map(({ values }) => values)) };
  }

  test.each([
    ['all at once', 113],
    ['a frame at a time', 1],
    ['by four frames', 4],
    ['by fifty frames', 50],
  ])('gives what the recipe computes, %s', async (_, size) => {
    const { rows, values } = await posteriorsOf(portions(features, size * BANDS));
    expect(rows).toBe(38);
    expect(furthest(values, golden.posteriors)).toBeLessThan(1e-3);
  });

  test.each([1, 2, 3, 4, 5, 6])('gives a row for each three frames that were begun, of %d', async (frames) => {
    const { rows, values } = await posteriorsOf([features.slice(0, frames * BANDS)]);
    expect(rows).toBe(Math.ceil(frames / 3));
    expect(values).toHaveLength(rows * SYMBOLS);
    expect(Math.abs(values.subarray(0, SYMBOLS).reduce((sum, log) => sum + Math.exp(log), 0) - 1)).toBeLessThan(1e-4);
  });

  test('gives nothing for nothing, and serves streams side by side', async () => {
    const network = await loadNetwork(TINY);
    expect(await network.open().rest(NONE)).toEqual({ rows: 0, values: new Float32Array(0) });
    const [one, other] = [network.open(), network.open()];
    await one.accept(features.slice(0, 30 * BANDS));
    await other.accept(features.slice(0, 60 * BANDS));
    const rest = await one.rest(features.slice(30 * BANDS));
    expect(await one.rest(features.slice(30 * BANDS))).toEqual(rest);
    expect(furthest(rest.values, golden.posteriors.slice(-rest.values.length))).toBeLessThan(1e-3);
  });

  test('that is missing or no network is reported in words', async () => {
    for (const file of ['/nowhere.onnx', fileURLToPath(import.meta.url)]) {
      await expect(loadNetwork(file)).rejects.toMatchObject({ code: 'HEARING_FAILED' });
    }
  });
});
