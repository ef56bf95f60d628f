import { type Condition, DAYS, type Target } from '../../domain/concept.ts';
import type { Home } from '../../domain/home.ts';
import { joined, spokenClock } from '../skills/time-words.ts';

/** Conditions in words that follow "only": "after sunset", "between 6 PM and 9 PM", "when the TV is on". */
export function spokenConditions(conditions: readonly Condition[], home: Home): string {
  return joined(conditions.map((condition) => spokenCondition(condition, home)));
}

function spokenCondition(condition: Condition, home: Home): string {
  if ('sun' in condition) return condition.sun === 'down' ? 'after sunset' : 'while the sun is up';
  if ('days' in condition) return spokenDays(condition.days);
  if (!('target' in condition)) return spokenTimes(condition.after, condition.before);
  const { who, several } = spokenTarget(condition.target, condition.every === true, home);
  const state = spokenPlace('is' in condition ? condition.is : condition.isNot, condition.target);
  return `when ${'is' in condition ? who : negated(who)} ${several ? 'are' : 'is'} ${'is' in condition || who === 'someone' ? '' : 'not '}${state}`;
}

/** "Not when someone is home" is when nobody is. */
const negated = (who: string): string => (who === 'someone' ? 'nobody' : who);

function spokenTimes(after: string | undefined, before: string | undefined): string {
  const clock = (time: string): string => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return spokenClock(new Date(2000, 0, 1, hour, minute));
  };
  if (after === undefined) return before === undefined ? 'at any time' : `before ${clock(before)}`;
  return before === undefined ? `after ${clock(after)}` : `between ${clock(after)} and ${clock(before)}`;
}

const NAMES = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

function spokenDays(days: readonly string[]): string {
  const key = DAYS.filter((day) => days.includes(day)).join(' ');
  if (key === 'mon tue wed thu fri') return 'on weekdays';
  if (key === 'sat sun') return 'on weekends';
  if (days.length === 5 || days.length === 6)
    return `on all days but ${joined(DAYS.flatMap((day, i) => (days.includes(day) ? [] : [NAMES[i]?.slice(0, -1) ?? day])))}`;
  return `on ${joined(DAYS.flatMap((day, i) => (days.includes(day) ? [NAMES[i] ?? day] : [])))}`;
}

function spokenTarget(target: Target, every: boolean, home: Home): { readonly who: string; readonly several: boolean } {
  if ('entities' in target) {
    const names = target.entities.map((id) => {
      const entity = home.entities.find((one) => one.id === id);
      return !entity ? id : entity.domain === 'person' ? entity.name : `the ${entity.name}`;
    });
    return { who: joined(names, every ? 'and' : 'or'), several: every && names.length > 1 };
  }
  if ('asked' in target) return { who: `the ${target.asked.domain}`, several: false };
  if (target.kind.domain === 'person') return { who: every ? 'everyone' : 'someone', several: false };
  const where =
    typeof target.in === 'object' ? ` in the ${'area' in target.in ? target.in.area : target.in.floor}` : '';
  const noun = (target.kind.class ?? target.kind.domain).replace(/_/g, ' ');
  return { who: `${every ? 'every' : 'any'} ${noun}${target.in === 'here' ? ' here' : where}`, several: false };
}

function spokenPlace(state: string, target: Target): string {
  const people =
    ('kind' in target && target.kind.domain === 'person') ||
    ('entities' in target && target.entities.every((id) => id.startsWith('person.')));
  if (!people || state === 'home') return state.replace(/_/g, ' ');
  return state === 'not_home' ? 'away' : `at ${state}`;
}
