import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';
import { DAY, MINUTE } from '../wall-clock.ts';
import { stateTriggers, timeTriggers } from './candidates.ts';
import { focusOf } from './focus.ts';
import { judge } from './judge.ts';
import { type Judged, narrow } from './narrow.ts';
import { firingsOf, holds, type Trigger } from './rule.ts';
import { findTargets, type Target } from './target.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** A habit that was found: who does what when. */
export interface Habit extends Judged {
  readonly target: Target;
}

/** What a habit must come to. */
export interface Thresholds {
  /** The Wilson lower bound of its precision. */
  readonly lower: number;
  /** On how many days at least. */
  readonly days: number;
  /** Deeds saved less annoyance, counting less what is blunt, mostly so already, or a small part of what people do. */
  readonly worth: number;
  /** How much likelier the deed must be than half an hour before or after. */
  readonly lift: number;
}

const THRESHOLDS: Thresholds = { lower: 0.5, days: 4, worth: 3, lift: 2.5 };

const MOST_PER_TARGET = 3;
/** An entity that changes more often than this is no condition. */
const CALM_CHANGES_A_DAY = 12;

/**
 * The routines of a home's past, best first.
 *
 * For each thing that people do by hand: what could set it off (a time of day, a change of something) is replayed over
 * the past, narrowed by conditions, and judged by how often a person did the same soon after. The one that saves most is
 * kept; what it accounts for is taken away, and the rest is looked at again.
 */
export function mineHabits(
  past: Past,
  deviceClass: (entity: string) => string | undefined,
  thresholds: Thresholds = THRESHOLDS,
): readonly Habit[] {
  const timeline = createTimeline(past);
  const contexts = calmTracks(past);
  const found: Habit[] = [];
  for (const target of findTargets(past, deviceClass)) {
    for (let round = 0; round < MOST_PER_TARGET; round++) {
      const habit = bestHabit(target, past, timeline, contexts, thresholds);
      if (!habit) break;
      found.push(habit);
      for (const { hit } of habit.opportunities) if (hit >= 0) target.explained[hit] = 1;
    }
  }
  return found.sort((a, b) => b.verdict.lower - a.verdict.lower || b.verdict.net - a.verdict.net);
}

function bestHabit(
  target: Target,
  past: Past,
  timeline: Timeline,
  contexts: readonly Track[],
  thresholds: Thresholds,
): Habit | undefined {
  let best: Habit | undefined;
  let bestWorth = 0;
  for (const trigger of [...timeTriggers(target, past), ...stateTriggers(target, past, timeline)]) {
    const firings = firingsOf(trigger, past);
    const opportunities = judge(target, firings);
    if (opportunities.filter(({ hit }) => hit >= 0).length < thresholds.days) continue;
    const judged = narrow(
      trigger,
      opportunities,
      contexts.filter((track) => track !== target.track),
      past,
    );
    const worth = judged.verdict.net * plausibility(trigger);
    if (worth <= bestWorth || !isConvincing(judged, target, past, thresholds)) continue;
    best = { ...judged, target };
    bestWorth = worth;
  }
  return best;
}

function isConvincing(judged: Judged, target: Target, past: Past, thresholds: Thresholds): boolean {
  const { verdict, rule, opportunities } = judged;
  const { lower, days, lift } = thresholds;
  if (verdict.lower < lower || verdict.days < days || isGone(opportunities, past)) return false;
  if (worthOf(judged, target, past) < thresholds.worth) return false;
  if (rule.trigger.kind === 'time') return true;
  const shares = [-40, -30, 30, 40].map((minutes) => {
    const shifted = judge(
      target,
      opportunities.map(({ at }) => at + minutes * MINUTE),
    );
    return shifted.length === 0 ? 0 : shifted.filter(({ hit }) => hit >= 0).length / opportunities.length;
  });
  const usual = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return verdict.hits / verdict.tries >= lift * usual;
}

/**
 * What a habit is worth: the deeds it saves net of annoyance, times how often it would find something to do and how
 * much of what people do it accounts for, times how sharp it is (nothing below one half).
 */
function worthOf(judged: Judged, target: Target, past: Past): number {
  const { verdict, rule } = judged;
  const fired = firingsOf(rule.trigger, past).filter(
    (at) => at >= verdict.since && rule.conditions.every((condition) => holds(condition, at, past)),
  ).length;
  const deeds = target.times.filter((at) => at >= verdict.since).length;
  const active = verdict.fired / Math.max(1, fired);
  const covered = verdict.helped / Math.max(1, deeds);
  return verdict.net * (active + covered) * 2 * Math.max(0, focusOf(judged, target, past) - 0.5);
}

/** Whether nothing of it was seen of late although there were chances, or there were none for long. */
function isGone(opportunities: readonly { readonly at: number; readonly hit: number }[], past: Past): boolean {
  const late = opportunities.filter(({ at }) => at > past.to - 14 * DAY);
  const helped = late.filter(({ hit }) => hit >= 0).length;
  return helped === 0 || (late.length >= 3 && helped < 0.45 * late.length);
}

/** Longer after sunrise or sunset than this, a clock is the likelier reason. */
const SUN_MS = 30 * MINUTE;

/** What sets things off by nature is preferred where two explain about as much. */
function plausibility(trigger: Trigger): number {
  if (trigger.kind === 'time') return 1;
  switch (trigger.track.domain) {
    case 'sun':
      return trigger.forMs > SUN_MS ? 0.9 : 1.06;
    case 'group':
      return 1.06;
    case 'person':
    case 'zone':
      return 1.05;
    case 'binary_sensor':
    case 'device_tracker':
      return 1;
    default:
      return 0.95;
  }
}

/** What may be a condition: states that last, of things that people live by; not the weather. */
function calmTracks(past: Past): readonly Track[] {
  const days = Math.max(1, (past.to - past.from) / DAY);
  return past.tracks.filter(
    ({ domain, length }) => length >= 2 && length <= CALM_CHANGES_A_DAY * days && domain !== 'weather',
  );
}
