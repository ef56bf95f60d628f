import type { Evidence } from '../../domain/proposal.ts';
import type { Past } from '../chronicle.ts';
import { DAY, dayOf } from '../wall-clock.ts';
import { delayOf, timesOfDay } from './candidates.ts';
import { judge } from './judge.ts';
import type { Habit } from './mine.ts';
import { firingsOf, holds, type Trigger } from './rule.ts';

const HELD_BACK_DAYS = 14;
/** The times are set by at least this many deeds of the other days. */
const FEWEST = 4;

/**
 * Replays a habit on the last days of the past, its time of day or delay set from the days before them alone; where the
 * habit is too young for that, on its odd days, set from the even ones.
 */
export function backtest(habit: Habit, past: Past): Evidence['backtest'] {
  const { rule, target, opportunities, verdict } = habit;
  const first = Math.max(past.from, verdict.since);
  const cut = past.to - HELD_BACK_DAYS * DAY;
  const deeds = opportunities.flatMap(({ at, hit }) => (hit >= 0 && at >= first ? [target.times[hit] ?? 0] : []));
  const dayAt = (at: number) => dayOf(past.clock.wall(at));
  const isLate = deeds.filter((at) => at < cut).length >= FEWEST;
  const isHeldBack = (at: number) => at >= first && (isLate ? at >= cut : dayAt(at) % 2 === 1);
  const trigger = setFrom(
    rule.trigger,
    deeds.filter((at) => !isHeldBack(at)),
    past,
  );
  const open = { ...target, explained: new Uint8Array(target.times.length) };
  const moments = firingsOf(trigger, past).filter(
    (at) => isHeldBack(at) && rule.conditions.every((condition) => holds(condition, at, past)),
  );
  const tested = judge(open, moments);
  const helped = tested.filter(({ hit }) => hit >= 0).length;
  const days = isLate ? (past.to - Math.max(cut, past.from)) / DAY : (past.to - first) / DAY / 2;
  return {
    days: Math.max(1, Math.round(days)),
    fired: tested.length,
    would_have_helped: helped,
    would_have_annoyed: tested.length - helped,
  };
}

/** The same trigger with its time or delay taken from these deeds. */
function setFrom(trigger: Trigger, deeds: readonly number[], past: Past): Trigger {
  if (deeds.length === 0) return trigger;
  if (trigger.kind === 'time') {
    const [minute = trigger.minute] = timesOfDay(deeds, past, 1);
    return { kind: 'time', minute };
  }
  if (trigger.forMs === 0) return trigger;
  return { ...trigger, forMs: delayOf(deeds, trigger.track, trigger.code) ?? trigger.forMs };
}
