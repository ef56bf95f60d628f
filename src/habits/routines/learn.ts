import { createHash } from 'node:crypto';
import type { Proposal } from '../../domain/proposal.ts';
import type { Past } from '../chronicle.ts';
import type { Names } from '../names.ts';
import { DAY } from '../wall-clock.ts';
import { automationOf } from './automation.ts';
import { backtest } from './backtest.ts';
import { type Habit, mineHabits } from './mine.ts';
import { sentenceOf } from './sentence.ts';

/**
 * The routines that people keep by hand, as proposals, best first. Nothing is proposed that only automations did, and
 * nothing that unlocks, opens a way in, or turns on what gets hot.
 */
export function learnRoutines(past: Past, names: Names): readonly Proposal[] {
  return mineHabits(past, names.deviceClass).map((habit) => proposalOf(habit, past, names));
}

function proposalOf(habit: Habit, past: Past, names: Names): Proposal {
  const { rule, target, verdict } = habit;
  const text = sentenceOf(rule, target, names);
  const weeks = Math.max(1 / 7, (past.to - Math.max(past.from, verdict.since)) / DAY / 7);
  return {
    id: idOf(habit),
    kind: 'routine',
    text,
    automation: automationOf(text, rule, target),
    evidence: {
      support: verdict.helped,
      opportunities: verdict.fired,
      precision: rounded(verdict.helped / Math.max(1, verdict.fired)),
      lower_bound: rounded(verdict.lower),
      per_week: rounded(verdict.helped / weeks),
      backtest: backtest(habit, past),
    },
  };
}

/** Stays the same when the time of the routine drifts by less than half an hour, so that a "no" is remembered. */
function idOf({ rule: { trigger, conditions }, target }: Habit): string {
  const about =
    trigger.kind === 'time' ? String(Math.round(trigger.minute / 60)) : `${trigger.track.entity}:${trigger.code}`;
  const days = conditions.map((condition) => (condition.kind === 'days' ? condition.days.map(Number).join('') : ''));
  const key = [target.track.entity, target.state, trigger.kind, about, ...days].join('|');
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
