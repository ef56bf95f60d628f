import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';
import { DAY, MINUTE, timeOfDay } from '../wall-clock.ts';
import { type Opportunity, type Verdict, weigh } from './judge.ts';
import { type Condition, holds, type Rule, type Trigger } from './rule.ts';

/** A rule and what it comes to. */
export interface Judged {
  readonly rule: Rule;
  readonly opportunities: readonly Opportunity[];
  readonly verdict: Verdict;
}

const MOST_CONDITIONS = 2;
/** What a condition must gain, in deeds saved, to be worth saying; and what share of the deeds it must keep. */
const WORTH = 2.5;
const KEPT = 0.7;

const DAYS: readonly { readonly days: readonly boolean[]; readonly price: number }[] = [
  { days: mask(0, 1, 2, 3, 4), price: 0 },
  { days: mask(5, 6), price: 0 },
  { days: mask(6, 0, 1, 2, 3), price: 1 },
  { days: mask(4, 5), price: 1 },
  { days: mask(0, 1, 2, 3), price: 1.5 },
  { days: mask(0, 1, 2, 3, 4, 5), price: 1.5 },
  ...Array.from({ length: 7 }, (_, day) => ({ days: mask(day), price: 1 })),
];

function mask(...days: readonly number[]): readonly boolean[] {
  return Array.from({ length: 7 }, (_, day) => days.includes(day));
}

/** Adds the conditions that help most, one after another, until none is worth saying. */
export function narrow(
  trigger: Trigger,
  opportunities: readonly Opportunity[],
  contexts: readonly Track[],
  past: Past,
): Judged {
  let best: Judged = { rule: { trigger, conditions: [] }, opportunities, verdict: weigh(opportunities, past.to) };
  for (let round = 0; round < MOST_CONDITIONS; round++) {
    if (best.verdict.tries - best.verdict.hits < 0.5) break;
    const next = bestCondition(best, contexts, past);
    if (!next) break;
    best = next;
  }
  return best;
}

function bestCondition(from: Judged, contexts: readonly Track[], past: Past): Judged | undefined {
  let best: Judged | undefined;
  let bestGain = 0;
  const offer = (condition: Condition, price: number) => {
    const kept = from.opportunities.filter(({ at }) => holds(condition, at, past));
    if (kept.length === from.opportunities.length) return;
    const verdict = weigh(kept, past.to);
    if (verdict.hits < KEPT * from.verdict.hits) return;
    const gain = verdict.net - from.verdict.net - WORTH - price;
    if (gain <= bestGain) return;
    bestGain = gain;
    best = {
      rule: { trigger: from.rule.trigger, conditions: [...from.rule.conditions, condition] },
      opportunities: kept,
      verdict,
    };
  };
  const has = (kind: Condition['kind']) => from.rule.conditions.some((condition) => condition.kind === kind);
  if (!has('days')) for (const { days, price } of DAYS) offer({ kind: 'days', days }, price);
  if (from.rule.trigger.kind === 'state' && !has('hours')) {
    for (const condition of hourRanges(from.opportunities, past)) offer(condition, 0.5);
  }
  for (const track of contexts) {
    if (from.rule.trigger.kind === 'state' && track === from.rule.trigger.track) continue;
    const codes = helpfulCodes(track, from.opportunities);
    if (codes) offer({ kind: 'state', track, codes }, Math.log2(1 + contexts.length) / 4);
  }
  return best;
}

/** The states of an entity in which the deeds were done, where some opportunities were in another. */
function helpfulCodes(track: Track, opportunities: readonly Opportunity[]): readonly number[] | undefined {
  const hits = new Map<number, number>();
  const tries = new Map<number, number>();
  for (const { at, hit } of opportunities) {
    const code = track.codeAt(at);
    tries.set(code, (tries.get(code) ?? 0) + 1);
    if (hit >= 0) hits.set(code, (hits.get(code) ?? 0) + 1);
  }
  if (tries.size < 2) return undefined;
  const codes = [...tries]
    .filter(([code, count]) => code >= 0 && (hits.get(code) ?? 0) > 0.5 * count)
    .map(([code]) => code);
  return codes.length === 0 || codes.length > 3 || codes.length === tries.size ? undefined : codes;
}

/** Ranges of hours that hold deeds: after, before, and between, on the half hour. */
function hourRanges(opportunities: readonly Opportunity[], past: Past): readonly Condition[] {
  const minutes = opportunities
    .filter(({ hit }) => hit >= 0)
    .map(({ at }) => timeOfDay(past.clock.wall(at)) / MINUTE)
    .sort((a, b) => a - b);
  if (minutes.length === 0) return [];
  const quantile = (share: number) => minutes[Math.min(minutes.length - 1, Math.floor(share * minutes.length))] ?? 0;
  const starts = new Set([0, 0.05, 0.1, 0.2, 0.3].map((share) => 30 * Math.floor((quantile(share) - 5) / 30)));
  const ends = new Set([1, 0.95, 0.9, 0.8, 0.7].map((share) => 30 * Math.ceil((quantile(share) + 5) / 30)));
  const midnight = DAY / MINUTE;
  const found: Condition[] = [];
  for (const start of starts) if (start > 0) found.push({ kind: 'hours', from: start, to: midnight });
  for (const end of ends) if (end < midnight) found.push({ kind: 'hours', from: 0, to: end });
  for (const start of starts) {
    for (const end of ends) {
      if (start > 0 && end < midnight && start < end) found.push({ kind: 'hours', from: start, to: end });
    }
  }
  return found;
}
