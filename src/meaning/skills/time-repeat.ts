import { WEEKDAYS } from './time-date.ts';
import type { TimeWord } from './time-said.ts';

/** How often: `daily`, `weekdays`, `weekends`, or weekdays by name ("monday, friday"). `part`: "every morning". */
export interface ReadRepeat {
  readonly value: string;
  readonly part?: 'morning' | 'afternoon' | 'evening' | 'night';
  readonly to: number;
}

const PHRASES: Readonly<Record<string, string>> = {
  daily: 'daily',
  everyday: 'daily',
  'every day': 'daily',
  'each day': 'daily',
  'every single day': 'daily',
  'seven days a week': 'daily',
  'all week': 'daily',
  weekdays: 'weekdays',
  'every weekday': 'weekdays',
  'each weekday': 'weekdays',
  'on weekdays': 'weekdays',
  'on a weekday': 'weekdays',
  'every working day': 'weekdays',
  'every workday': 'weekdays',
  'on workdays': 'weekdays',
  'during the week': 'weekdays',
  weekends: 'weekends',
  'every weekend': 'weekends',
  'on weekends': 'weekends',
  'on the weekends': 'weekends',
  'at weekends': 'weekends',
  'at the weekends': 'weekends',
};
const LONGEST = 4;
const BEGINS = new Set(['every', 'each', ...Object.keys(PHRASES).map((phrase) => phrase.split(' ')[0])]);

/** Reads how often something shall happen, at word `at`. */
export function readRepeat(words: readonly TimeWord[], at: number): ReadRepeat | undefined {
  for (let count = BEGINS.has(words[at]?.norm ?? '') ? LONGEST : 0; count > 0; count--) {
    if (at + count > words.length) continue;
    const line = words
      .slice(at, at + count)
      .map(({ norm }) => norm)
      .join(' ');
    const value = PHRASES[line];
    if (value !== undefined) return { value, to: at + count };
    const part = /^(?:every|each) (morning|afternoon|evening|night)$/.exec(line)?.[1];
    if (part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night')
      return { value: 'daily', part, to: at + count };
  }
  return readWeekdays(words, at);
}

/** "Every tuesday, thursday and saturday", "on mondays", "each sunday evening" (the evening is read elsewhere). */
function readWeekdays(words: readonly TimeWord[], at: number): ReadRepeat | undefined {
  const word = (i: number): string => words[i]?.norm ?? '';
  const every = /^(?:every|each)$/.test(word(at));
  let to = every || word(at) === 'on' ? at + 1 : at;
  const days: string[] = [];
  for (;;) {
    const name = word(to);
    const day = WEEKDAYS.find((weekday) => name === weekday || name === `${weekday}s`);
    if (!day || (!every && !name.endsWith('s'))) break;
    days.push(day);
    to++;
    const next = word(to) === 'and' ? word(to + 1) : word(to);
    const goesOn = WEEKDAYS.some((weekday) => next === weekday || next === `${weekday}s`);
    if (!goesOn) break;
    if (word(to) === 'and') to++;
  }
  return days.length ? { value: days.join(', '), to } : undefined;
}
