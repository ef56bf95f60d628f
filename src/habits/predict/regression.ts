/** A feature of the moment and how much of it there is, 0 to 1. */
export interface Feature {
  readonly name: string;
  readonly value: number;
}

const MOST_FEATURES = 512;
const MOST_CANDIDATES = 256;
const RATE = 0.1;
/** Candidates less likely than this learn nothing from not having come. */
const NEGLIGIBLE = 1e-3;

/**
 * Multinomial logistic regression, learned one example at a time with AdaGrad (Duchi, Hazan and Singer, 2011): which
 * candidate comes, given features of the moment. Features and candidates beyond a limit are left out.
 */
export class Regression {
  readonly #features = new Map<string, number>();
  readonly #weights = new Float32Array(MOST_FEATURES * MOST_CANDIDATES);
  readonly #squares = new Float32Array(MOST_FEATURES * MOST_CANDIDATES).fill(1e-3);
  #active: (readonly [number, number])[] = [];
  #chances = new Float64Array(0);

  /** Writes the chance of each candidate, 1e-9 for those beyond the limit. Remembered for `learn`. */
  fill(features: readonly Feature[], out: Float64Array): void {
    this.#active = [];
    for (const { name, value } of features) {
      let number = this.#features.get(name);
      if (number === undefined && this.#features.size < MOST_FEATURES) {
        number = this.#features.size;
        this.#features.set(name, number);
      }
      if (number !== undefined) this.#active.push([number, value]);
    }
    const count = Math.min(out.length, MOST_CANDIDATES);
    let most = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < count; candidate++) {
      let sum = 0;
      for (const [feature, value] of this.#active) {
        sum += value * (this.#weights[candidate * MOST_FEATURES + feature] ?? 0);
      }
      out[candidate] = sum;
      if (sum > most) most = sum;
    }
    let total = 0;
    for (let candidate = 0; candidate < count; candidate++) {
      const chance = Math.exp((out[candidate] ?? 0) - most);
      out[candidate] = chance;
      total += chance;
    }
    for (let candidate = 0; candidate < count; candidate++) out[candidate] = (out[candidate] ?? 0) / total + 1e-9;
    out.fill(1e-9, count);
    this.#chances = out.slice(0, count);
  }

  /** Learns that after the features of the last `fill` this candidate came. */
  learn(came: number): void {
    for (let candidate = 0; candidate < this.#chances.length; candidate++) {
      const chance = this.#chances[candidate] ?? 0;
      const miss = (candidate === came ? 1 : 0) - chance;
      if (candidate !== came && chance < NEGLIGIBLE) continue;
      for (const [feature, value] of this.#active) {
        const at = candidate * MOST_FEATURES + feature;
        const step = miss * value;
        const square = (this.#squares[at] ?? 0) + step * step;
        this.#squares[at] = square;
        this.#weights[at] = (this.#weights[at] ?? 0) + (RATE * step) / Math.sqrt(square);
      }
    }
  }
}
