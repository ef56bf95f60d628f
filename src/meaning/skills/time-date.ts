import { ordinal, wholeNumber } from './time-numbers.ts';
import type { TimeWord } from './time-said.ts';

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Days that have a name, each as its slot says it. */
const NAMED_DAYS: Readonly<Record<string, string>> = {
  christmas: 'christmas',
  'christmas day': 'christmas',
  'christmas eve': 'christmas eve',
  xmas: 'christmas',
  'boxing day': 'boxing day',
  'new years eve': 'new years eve',
  'new years': 'new years day',
  'new years day': 'new years day',
  'new year': 'new years day',
  halloween: 'halloween',
  'valentines day': 'valentines day',
  valentines: 'valentines day',
  'saint patricks day': 'saint patricks day',
  'st patricks day': 'saint patricks day',
  easter: 'easter',
  'easter sunday': 'easter',
  'easter monday': 'easter monday',
  'good friday': 'good friday',
  thanksgiving: 'thanksgiving',
  'thanksgiving day': 'thanksgiving',
  'independence day': 'independence day',
};

export interface ReadDate {
  /**
   * `today`, `tomorrow`, `yesterday`, `day after tomorrow`, `monday`, `next monday`, `this week`, `next week`, `weekend`, a day of
   * the month (`15`), a date (`14 march`, `14 march 2027`), or the name of a holiday.
   */
  readonly value: string;
  readonly to: number;
}

/** Reads a date at word `at`; "on", "the" and the like are taken with it. */
export function readDate(words: readonly TimeWord[], at: number): ReadDate | undefined {
  const word = (i: number): string => words[i]?.norm ?? '';
  const start = /^(?:on|for)$/.test(word(at)) ? at + 1 : at;
  // "Set the lamp to christmas" is about a mood: a holiday is a date where something says so.
  const dated = start > at || at === 0 || BEFORE_A_HOLIDAY.test(word(at - 1));
  return (
    readRelativeDay(words, start) ??
    (dated ? readNamedDay(words, start) : undefined) ??
    readCalendarDay(words, start, start > at)
  );
}

const BEFORE_A_HOLIDAY =
  /^(?:at|by|until|till|before|after|this|next|every|is|does|was|will|of|when|since|from|alarm|reminder)$/;

function readRelativeDay(words: readonly TimeWord[], at: number): ReadDate | undefined {
  const line = (count: number): string =>
    words
      .slice(at, at + count)
      .map(({ norm }) => norm)
      .join(' ');
  const found = (value: string, count: number): ReadDate => ({ value, to: at + count });
  if (line(4) === 'the day after tomorrow') return found('day after tomorrow', 4);
  if (line(3) === 'day after tomorrow') return found('day after tomorrow', 3);
  const one = words[at]?.norm ?? '';
  if (/^todays?$/.test(one)) return found('today', 1);
  if (/^(?:tomorrow|tomorrows|tommorow|tomorow)$/.test(one)) return found('tomorrow', 1);
  if (/^yesterdays?$/.test(one)) return found('yesterday', 1);
  const lead = /^(?:next|this|coming|this coming|the next|the coming|last)$/;
  const count = lead.test(line(2)) ? 2 : lead.test(one) ? 1 : 0;
  const which = /next$/.test(line(count)) ? 'next ' : /last$/.test(line(count)) ? 'last ' : '';
  const day = words[at + count]?.norm ?? '';
  const weekday = WEEKDAYS.find((name) => day === name || (count > 0 && day === `${name}s`));
  if (weekday) return found(`${which}${weekday}`, count + 1);
  if (/^weekend$/.test(day) && count > 0 && which !== 'last ') return found(`${which}weekend`, count + 1);
  if (day === 'week' && /^(?:this|this coming)$/.test(line(count))) return found('this week', count + 1);
  if (/^(?:week|month|year)$/.test(day) && which === 'next ') return found(`next ${day}`, count + 1);
  return undefined;
}

function readNamedDay(words: readonly TimeWord[], at: number): ReadDate | undefined {
  for (let count = 3; count > 0; count--) {
    const line = words
      .slice(at, at + count)
      .map(({ norm }) => norm)
      .join(' ');
    const name = NAMED_DAYS[line];
    if (name !== undefined && at + count <= words.length) return { value: name, to: withYear(words, at + count) };
  }
  return undefined;
}

/** "This year" says nothing new. */
function withYear(words: readonly TimeWord[], to: number): number {
  return words[to]?.norm === 'this' && words[to + 1]?.norm === 'year' ? to + 2 : to;
}

/** "The 22nd of march", "march fourteenth", "14 march 2027", "on the fifteenth". */
function readCalendarDay(words: readonly TimeWord[], at: number, on: boolean): ReadDate | undefined {
  const word = (i: number): string => words[i]?.norm ?? '';
  const month = monthAt(word(at));
  if (month !== undefined) {
    const day = dayOfMonth(words, word(at + 1) === 'the' ? at + 2 : at + 1);
    return day ? dated(words, day.value, month, day.to) : undefined;
  }
  const the = word(at) === 'the' ? 1 : 0;
  const day = dayOfMonth(words, at + the);
  if (!day) return undefined;
  const of = word(day.to) === 'of' ? day.to + 1 : day.to;
  const named = monthAt(word(of));
  if (named !== undefined) return dated(words, day.value, named, of + 1);
  return the && on && ordinal(words, at + the) ? { value: String(day.value), to: day.to } : undefined;
}

const monthAt = (word: string): string | undefined =>
  MONTHS.find(
    (name) => name === word || (word.length >= 3 && word !== 'mar' && name.slice(0, 3) === word && name !== 'may'),
  );

function dayOfMonth(words: readonly TimeWord[], at: number): { value: number; to: number } | undefined {
  const day = ordinal(words, at) ?? wholeNumber(words, at);
  return day && day.value >= 1 && day.value <= 31 ? day : undefined;
}

function dated(words: readonly TimeWord[], day: number, month: string, to: number): ReadDate {
  const year = /^20\d\d$/.exec(words[to]?.norm ?? '');
  return year
    ? { value: `${day} ${month} ${year[0]}`, to: to + 1 }
    : { value: `${day} ${month}`, to: withYear(words, to) };
}
