/** How fast weights follow, and how fast that slows down. */
const RATE = 0.01;

/**
 * Mixes opinions: the chance of a candidate is the product of what each opinion gives it, each to the power of its
 * weight, scaled to sum to 1. Weights are learned online, by gradient ascent on the likelihood of what came; one set for
 * each situation beside one for all (the logistic mixing of M. Mahoney's PAQ, 2005).
 */
export class Blend {
  readonly #opinions: number;
  readonly #shared: Float64Array;
  readonly #own: readonly Float64Array[];
  #logs: readonly Float64Array[] = [];
  #chances = new Float64Array(0);
  #situation = 0;

  /** @param first the weights to begin with */
  constructor(first: readonly number[], situations: number) {
    this.#opinions = first.length;
    this.#shared = Float64Array.from(first);
    this.#own = Array.from({ length: situations }, () => new Float64Array(first.length));
  }

  /**
   * The chance of each candidate, given the logarithm of what each opinion gives it. Remembered for `learn`.
   * @param logs per opinion, per candidate
   */
  mix(logs: readonly Float64Array[], situation: number): Float64Array {
    const count = logs[0]?.length ?? 0;
    const mixed = new Float64Array(count);
    const own = this.#own[situation];
    for (let opinion = 0; opinion < this.#opinions; opinion++) {
      const weight = (this.#shared[opinion] ?? 0) + (own?.[opinion] ?? 0);
      const values = logs[opinion];
      for (let index = 0; index < count; index++) mixed[index] = (mixed[index] ?? 0) + weight * (values?.[index] ?? 0);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (const value of mixed) if (value > most) most = value;
    let total = 0;
    for (let index = 0; index < count; index++) {
      const chance = Math.exp((mixed[index] ?? 0) - most);
      mixed[index] = chance;
      total += chance;
    }
    for (let index = 0; index < count; index++) mixed[index] = (mixed[index] ?? 0) / total;
    this.#logs = logs;
    this.#chances = mixed;
    this.#situation = situation;
    return mixed;
  }

  /** Learns that this candidate came after the last `mix`. */
  learn(came: number): void {
    const own = this.#own[this.#situation];
    for (let opinion = 0; opinion < this.#opinions; opinion++) {
      const values = this.#logs[opinion];
      let expected = 0;
      for (let index = 0; index < this.#chances.length; index++) {
        expected += (this.#chances[index] ?? 0) * (values?.[index] ?? 0);
      }
      const step = RATE * Math.max(-2, Math.min(2, (values?.[came] ?? 0) - expected));
      this.#shared[opinion] = (this.#shared[opinion] ?? 0) + step * 0.5;
      if (own) own[opinion] = (own[opinion] ?? 0) + step * 0.5;
    }
  }
}
