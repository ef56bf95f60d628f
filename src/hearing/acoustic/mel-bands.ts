/** One band of a spectrum: weights of successive lines. */
interface Band {
  readonly from: number;
  readonly weights: Float64Array;
}

export interface MelBands {
  readonly rateHz: number;
  /** Samples of the transform; its lines are `rateHz / size` apart. */
  readonly size: number;
  readonly count: number;
  readonly lowHz: number;
  readonly highHz: number;
}

/** Sums the lines of a power spectrum (size / 2 + 1) into bands. */
export type BandSum = (lines: Float64Array, bands: Float64Array) => void;

/**
 * Triangular bands, equally wide and half overlapping on the mel scale (O'Shaughnessy, "Speech Communication", 1987:
 * 2595 log10(1 + f / 700)).
 */
export function melBands({ rateHz, size, count, lowHz, highHz }: MelBands): BandSum {
  const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
  const hertz = (value: number): number => 700 * (10 ** (value / 2595) - 1);
  const pointAt = (index: number): number => hertz(mel(lowHz) + ((mel(highHz) - mel(lowHz)) * index) / (count + 1));
  const lines = Float64Array.from({ length: size / 2 + 1 }, (_, line) => (line * rateHz) / size);
  const bands = Array.from({ length: count }, (_, index): Band => {
    const [below, middle, above] = [pointAt(index), pointAt(index + 1), pointAt(index + 2)];
    const weights = lines.map((at) =>
      Math.max(0, Math.min((at - below) / (middle - below), (above - at) / (above - middle))),
    );
    const from = weights.findIndex((weight) => weight > 0);
    // A band narrower than the grid takes the nearest line.
    if (from < 0) return { from: Math.round((middle * size) / rateHz), weights: Float64Array.of(1) };
    const to = weights.findLastIndex((weight) => weight > 0) + 1;
    return { from, weights: weights.slice(from, to) };
  });
  return (spectrum, sums) => {
    for (const [index, { from, weights }] of bands.entries()) {
      let sum = 0;
      for (let k = 0; k < weights.length; k += 1) sum += (weights[k] ?? 0) * (spectrum[from + k] ?? 0);
      sums[index] = sum;
    }
  };
}
