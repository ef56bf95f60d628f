import { DAY } from '../wall-clock.ts';

/** So many contexts are remembered at most; beyond it, the one that was first seen longest ago goes. */
const MOST_CONTEXTS = 20_000;

/** How heavy a count of now is against one of long ago: it doubles with each half-life. */
export function weightAt(at: number, halfLifeDays: number): number {
  // Counted from 2020, so that doubles hold a century of it.
  return 2 ** ((at / DAY - 18_262) / halfLifeDays);
}

/** Counts of which candidate came in which context, older ones fading: P(candidate | context) by additive smoothing. */
export class Tally {
  readonly #contexts = new Map<number, { total: number; readonly counts: Map<number, number> }>();
  readonly #strength: number;

  /** @param strength how many sightings what is expected in general is worth */
  constructor(strength: number) {
    this.#strength = strength;
  }

  add(context: number, candidate: number, weight: number): void {
    let cell = this.#contexts.get(context);
    if (!cell) {
      if (this.#contexts.size >= MOST_CONTEXTS) {
        for (const oldest of this.#contexts.keys()) {
          this.#contexts.delete(oldest);
          break;
        }
      }
      cell = { total: 0, counts: new Map() };
      this.#contexts.set(context, cell);
    }
    cell.total += weight;
    cell.counts.set(candidate, (cell.counts.get(candidate) ?? 0) + weight);
  }

  /**
   * Writes P(candidate | context) for all candidates.
   * @param prior what is expected in general; sums to 1
   * @param unit what one sighting weighs now
   */
  fill(context: number, prior: Float64Array, unit: number, out: Float64Array): void {
    const cell = this.#contexts.get(context);
    if (!cell) {
      out.set(prior);
      return;
    }
    const strength = this.#strength * unit;
    const scale = 1 / (cell.total + strength);
    for (let index = 0; index < prior.length; index++) out[index] = strength * scale * (prior[index] ?? 0);
    for (const [candidate, count] of cell.counts) out[candidate] = (out[candidate] ?? 0) + count * scale;
  }
}
