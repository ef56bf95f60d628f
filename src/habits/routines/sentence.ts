import type { Names } from '../names.ts';
import { capital, changeText, daysText, deedText, lengthText, stateText, timeText } from '../wording.ts';
import type { Condition, Rule } from './rule.ts';
import type { Target } from './target.ts';

/** What a routine does, as one would say it: "Turn on the hall light when Ana comes home, if the sun is down". */
export function sentenceOf({ trigger, conditions }: Rule, target: Target, names: Names): string {
  const deed = capital(deedText(target.track.entity, target.state, names));
  const days = conditions.flatMap((condition) => (condition.kind === 'days' ? [` ${daysText(condition.days)}`] : []));
  const rest = conditions.flatMap((condition) => (condition.kind === 'days' ? [] : [clause(condition, names)]));
  const tail = rest.length === 0 ? '' : `, ${rest.join(', ')}`;
  if (trigger.kind === 'time') return `${deed} at ${timeText(trigger.minute)}${days.join('')}${tail}`;
  const { track, code, forMs } = trigger;
  const state = track.states[code] ?? '';
  const change = changeText(track.entity, state, names);
  const isOwn = track === target.track;
  if (isOwn) return `${deed} after ${lengthText(forMs)}${days.join('')}${tail}`;
  if (forMs === 0) return `${deed} when ${change}${days.join('')}${tail}`;
  return `${deed} ${lengthText(forMs)} after ${change}${days.join('')}${tail}`;
}

function clause(condition: Exclude<Condition, { kind: 'days' }>, names: Names): string {
  if (condition.kind === 'state') {
    const { track, codes } = condition;
    return `if ${stateText(
      track.entity,
      codes.map((code) => track.states[code] ?? ''),
      names,
    )}`;
  }
  const { from, to } = condition;
  if (from <= 0) return `before ${timeText(to)}`;
  return to >= 24 * 60 ? `after ${timeText(from)}` : `between ${timeText(from)} and ${timeText(to)}`;
}
