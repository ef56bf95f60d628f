import type { Automation, AutomationCondition, Proposal } from '../../domain/proposal.ts';
import { clockText, MINUTE, WEEKDAYS } from '../wall-clock.ts';
import { daysText, timeText } from '../wording.ts';

/** What shall be different in a routine. */
export interface Change {
  /** The time of day; where it is not `sure`, the half of the day nearer to the routine's own. */
  readonly time?: { readonly hour: number; readonly minute: number; readonly sure: boolean };
  /** The hub's words for days: `mon` to `sun`. */
  readonly days?: readonly string[];
  /** Whether the days are what may be left of the routine's own. */
  readonly except?: boolean;
}

const DAY_MINUTES = 24 * 60;

/** A routine at another time of day or on other days; undefined where it has no time of day to change, or no day is left. */
export function adjustRoutine(
  { text, automation }: Pick<Proposal, 'text' | 'automation'>,
  { time, days, except = false }: Change,
): Pick<Proposal, 'text' | 'automation'> | undefined {
  const retimed = time ? atTime({ text, automation }, time) : { text, automation };
  if (!retimed || !days) return retimed;
  const before = daysOf(automation);
  const chosen = except && before ? before.filter((day) => days.includes(day)) : days;
  return chosen.length === 0 ? undefined : onDays(retimed, before, chosen);
}

type Routine = Pick<Proposal, 'text' | 'automation'>;

function atTime({ text, automation }: Routine, time: NonNullable<Change['time']>): Routine | undefined {
  const [trigger, ...others] = automation.triggers;
  if (trigger?.trigger !== 'time' || others.length > 0) return undefined;
  const before = minuteOf(trigger.at);
  const minute = nearest(time, before);
  const at = ` at ${timeText(before)}`;
  const place = text.lastIndexOf(at);
  if (place < 0) return undefined;
  // What the hours of the old time were would forbid the new one.
  const hours = /, (?:before|after|between) \d[^,]*$/;
  const said = `${text.slice(0, place)} at ${timeText(minute)}${text.slice(place + at.length)}`.replace(hours, '');
  const conditions = automation.conditions.flatMap(withoutHours);
  const triggers = [{ trigger: 'time', at: clockText(minute * MINUTE) }] as const;
  return { text: said, automation: { ...automation, alias: said, triggers, conditions } };
}

function nearest({ hour, minute, sure }: NonNullable<Change['time']>, before: number): number {
  const said = hour * 60 + minute;
  if (sure) return said;
  const apart = (one: number): number => Math.min(Math.abs(one - before), DAY_MINUTES - Math.abs(one - before));
  const other = (said + DAY_MINUTES / 2) % DAY_MINUTES;
  return apart(other) < apart(said % DAY_MINUTES) ? other : said % DAY_MINUTES;
}

function withoutHours(condition: AutomationCondition): readonly AutomationCondition[] {
  if (condition.condition !== 'time' || (condition.after === undefined && condition.before === undefined))
    return [condition];
  return condition.weekday ? [{ condition: 'time', weekday: condition.weekday }] : [];
}

function onDays(
  { text, automation }: Routine,
  before: readonly string[] | undefined,
  days: readonly string[],
): Routine {
  const bare = before ? text.replace(` ${daysText(flags(before))}`, '') : text;
  const isAll = days.length === WEEKDAYS.length;
  const tail = /, (?:if|before|after|between) .*$/.exec(bare)?.[0] ?? '';
  const head = bare.slice(0, bare.length - tail.length);
  const said = isAll ? bare : `${head} ${daysText(flags(days))}${tail}`;
  const others = automation.conditions.flatMap((condition): readonly AutomationCondition[] => {
    if (condition.condition !== 'time' || condition.weekday === undefined) return [condition];
    const { weekday: _weekday, ...rest } = condition;
    return rest.after === undefined && rest.before === undefined ? [] : [rest];
  });
  const weekday = WEEKDAYS.filter((day) => days.includes(day));
  const conditions = isAll ? others : [{ condition: 'time', weekday } as const, ...others];
  return { text: said, automation: { ...automation, alias: said, conditions } };
}

function daysOf({ conditions }: Automation): readonly string[] | undefined {
  for (const condition of conditions) if (condition.condition === 'time' && condition.weekday) return condition.weekday;
  return undefined;
}

const flags = (days: readonly string[]): readonly boolean[] => WEEKDAYS.map((day) => days.includes(day));

function minuteOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return hours * 60 + minutes;
}
