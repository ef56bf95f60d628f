import { DAY, MINUTE } from '../wall-clock.ts';
import { wilsonLower } from '../wilson.ts';
import type { Target } from './target.ts';

/** A deed counts for a firing that came at most this long before it. */
export const WINDOW_MS = 10 * MINUTE;
/** What a needless firing costs, in deeds saved. */
const ANNOYANCE = 1.5;
/** After this many days, what happened counts half. */
const HALF_LIFE_DAYS = 40;

/** A firing that would have changed something: somebody did it soon after (`hit`, the number of the deed), or nobody did. */
export interface Opportunity {
  readonly at: number;
  readonly hit: number;
}

/** What a set of opportunities comes to. Counts are weighted by recency unless said otherwise. */
export interface Verdict {
  readonly hits: number;
  readonly tries: number;
  /** Unweighted. */
  readonly helped: number;
  readonly fired: number;
  readonly days: number;
  readonly lower: number;
  /** Deeds saved less the price of needless firings. */
  readonly net: number;
  /** Since when the habit is as it is now. */
  readonly since: number;
}

/**
 * Holds firings against what people did. A firing while it is so already, soon after another, or before a deed that
 * another routine accounts for, is none.
 */
export function judge(target: Target, firings: readonly number[]): readonly Opportunity[] {
  const { track, code, times, explained } = target;
  const found: Opportunity[] = [];
  let next = 0;
  let index = -1;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of firings) {
    while (index + 1 < track.length && track.at(index + 1) <= at) index += 1;
    if (track.code(index) === code || at - last <= WINDOW_MS) continue;
    while (next < times.length && (times[next] ?? 0) <= at) next += 1;
    const deed = times[next];
    const isHit = deed !== undefined && deed <= at + WINDOW_MS;
    if (isHit && explained[next] === 1) continue;
    found.push({ at, hit: isHit ? next : -1 });
    last = at;
  }
  return found;
}

/** Sums opportunities up, as of `now`, from the last lasting change of the habit on. */
export function weigh(opportunities: readonly Opportunity[], now: number): Verdict {
  const start = lastChange(opportunities);
  let hits = 0;
  let tries = 0;
  let helped = 0;
  const days = new Set<number>();
  for (let index = start; index < opportunities.length; index++) {
    const { at, hit } = opportunities[index] ?? { at: 0, hit: -1 };
    const weight = 2 ** ((at - now) / DAY / HALF_LIFE_DAYS);
    tries += weight;
    if (hit < 0) continue;
    hits += weight;
    helped += 1;
    days.add(Math.floor(at / DAY));
  }
  const fired = opportunities.length - start;
  // The bound is that of as many tries as were made: recency shifts the share, it does not make facts fewer.
  const lower = wilsonLower((hits / Math.max(tries, 1e-9)) * fired, fired);
  return {
    hits,
    tries,
    helped,
    fired,
    days: days.size,
    lower,
    net: hits - ANNOYANCE * (tries - hits),
    since: opportunities[start]?.at ?? now,
  };
}

/** How much more likely two rates must make what happened than one, in nats, for a change to be believed. */
const CHANGE_NATS = 5;
const SHORTEST = 4;

/**
 * Where the habit last changed for good: the cut that makes what came before and after most likely (the likelihood
 * ratio test for a change point of a binomial rate), or 0.
 */
function lastChange(opportunities: readonly Opportunity[]): number {
  let start = 0;
  for (let round = 0; round < 2; round++) {
    const total = opportunities.length - start;
    let all = 0;
    for (let index = start; index < opportunities.length; index++) if ((opportunities[index]?.hit ?? -1) >= 0) all += 1;
    let best = CHANGE_NATS;
    let cut = 0;
    let before = 0;
    for (let index = 1; index <= total - SHORTEST; index++) {
      if ((opportunities[start + index - 1]?.hit ?? -1) >= 0) before += 1;
      if (index < SHORTEST) continue;
      const gain = likelihood(before, index) + likelihood(all - before, total - index) - likelihood(all, total);
      if (gain > best) {
        best = gain;
        cut = index;
      }
    }
    if (cut === 0) break;
    start += cut;
  }
  return start;
}

function likelihood(hits: number, tries: number): number {
  const term = (count: number) => (count === 0 ? 0 : count * Math.log(count / tries));
  return term(hits) + term(tries - hits);
}
