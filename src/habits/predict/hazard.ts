const BUCKETS = 16;
/** What the average over all candidates is worth, in chances. */
const STRENGTH = 3;

/**
 * P(a candidate is next | how long ago something of its own was), learned as shares of chances: whenever anything is
 * done, each candidate had a chance in the bucket of its own time, and one of them took it. Times are in buckets that
 * double, from half a minute to eleven days.
 */
export class Hazard {
  readonly #taken: number[] = [];
  readonly #had: number[] = [];
  readonly #allTaken = new Float64Array(BUCKETS);
  readonly #allHad = new Float64Array(BUCKETS).fill(1e-6);

  /** What the average candidate's share is, and its own, mixed. */
  chance(candidate: number, bucket: number): number {
    const average = (this.#allTaken[bucket] ?? 0) / (this.#allHad[bucket] ?? 1) + 1e-5;
    const at = candidate * BUCKETS + bucket;
    return ((this.#taken[at] ?? 0) + STRENGTH * average) / ((this.#had[at] ?? 0) + STRENGTH);
  }

  note(candidate: number, bucket: number, isTaken: boolean): void {
    const at = candidate * BUCKETS + bucket;
    this.#had[at] = (this.#had[at] ?? 0) + 1;
    this.#allHad[bucket] = (this.#allHad[bucket] ?? 0) + 1;
    if (!isTaken) return;
    this.#taken[at] = (this.#taken[at] ?? 0) + 1;
    this.#allTaken[bucket] = (this.#allTaken[bucket] ?? 0) + 1;
  }
}

/** The bucket of a time span in milliseconds; the last one is for what never was. */
export function spanBucket(ms: number): number {
  if (!Number.isFinite(ms)) return BUCKETS - 1;
  return Math.max(0, Math.min(BUCKETS - 2, Math.floor(Math.log2(ms / 30_000 + 1))));
}
