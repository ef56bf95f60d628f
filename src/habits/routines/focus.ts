import type { Past } from '../chronicle.ts';
import { MINUTE } from '../wall-clock.ts';
import { WINDOW_MS } from './judge.ts';
import type { Judged } from './narrow.ts';
import { firingsOf, holds } from './rule.ts';
import type { Target } from './target.ts';

/** How far around the window of a routine one looks for deeds that just miss it. */
const AROUND_MS = 30 * MINUTE;

/**
 * How sharp a habit is: of the deeds around the moments at which the routine would act (half an hour before to half an
 * hour after its window), the share that falls into the window. What is done at any time of an hour comes to a quarter;
 * a lamp that goes out after anything from five to eighty minutes is not "usually off after an hour", though few that
 * last that long last longer.
 */
export function focusOf({ rule, verdict }: Judged, target: Target, past: Past): number {
  const { trigger, conditions } = rule;
  const delayMs = trigger.kind === 'state' ? trigger.forMs : 0;
  // Also the moments that a state did not live to see.
  const base = firingsOf(trigger.kind === 'state' ? { ...trigger, forMs: 0 } : trigger, past);
  const moments = base
    .map((at) => at + delayMs)
    .filter((at) => at >= verdict.since && conditions.every((condition) => holds(condition, at, past)));
  let within = 0;
  let around = 0;
  let next = 0;
  for (const at of target.times) {
    while (next < moments.length && (moments[next] ?? 0) < at - WINDOW_MS - AROUND_MS) next += 1;
    let nearest = Number.POSITIVE_INFINITY;
    for (let index = next; index < moments.length && (moments[index] ?? 0) <= at + AROUND_MS; index++) {
      const since = at - (moments[index] ?? 0);
      const miss = since < 0 ? -since : Math.max(0, since - WINDOW_MS);
      nearest = Math.min(nearest, miss);
    }
    if (nearest === Number.POSITIVE_INFINITY) continue;
    around += 1;
    if (nearest === 0) within += 1;
  }
  return around === 0 ? 0 : within / around;
}
