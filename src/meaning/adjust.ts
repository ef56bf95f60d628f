import type { Talk, Weekday } from '../domain/meaning.ts';
import type { Saying } from './saying.ts';
import { readClock } from './skills/time-clock.ts';
import { compileTemplates, type Grammar, matchTemplates, type SlotReader } from './skills/time-grammar.ts';
import { readRepeat } from './skills/time-repeat.ts';
import { timeWords } from './skills/time-said.ts';
import { readWhen, type When } from './skills/time-when.ts';

const GRAMMAR: Grammar = {
  agreed:
    '(yes|yeah|yep|yup|sure|ok|okay|alright|all right|fine|good|great|gladly|good idea|sounds good|do it|do that|please do)',
  lead: '(make it|make that|do it|do that|have it|let it be|it should be|i want it|i would like it|i would rather have it|set it|set it to|change it to|change that to|move it to|put it|better|rather)',
  soft: '(only|just|always|instead|rather|please|then|though|better)',
  end: '(please|instead|then|though|only|rather|thanks|thank you)',
  not: '(not|never|except|but not|just not|only not|without)',
};
const TEMPLATES = compileTemplates(
  [
    '<agreed> [<agreed>] [please] [but] [<soft>] [<lead>] [<soft>] {change:when} [<end>]',
    '<agreed> [<agreed>] [please] [but] [<soft>] (make it|make that|set it to|set it for|change it to|move it to|put it at) {change:time} [<end>]',
    '<agreed> [<agreed>] [please] [but] [<soft>] [<lead>] <not> {spared:days} [<end>]',
    '<agreed> [<agreed>] [please] [but] [<soft>] [<lead>] [<soft>] {change:when} [and] <not> {spared:days} [<end>]',
  ],
  GRAMMAR,
);

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "Yes, but only on weekdays", "sure, but at half past ten": a yes that changes the time or the days of what was offered. */
export function readAdjust(saying: Saying): Talk | undefined {
  const filled = matchTemplates(TEMPLATES, timeWords(saying), { when, days, time: bareTime });
  if (!filled) return undefined;
  const change = filled.change as Change | undefined;
  const spared = (filled.spared as Change | undefined)?.days;
  const { clock, days: only } = change ?? {};
  const chosen = spared ? (only ?? WEEK).filter((day) => !spared.includes(day)) : only;
  if (chosen?.length === 0) return undefined;
  return {
    about: 'adjust',
    ...(clock ? { hour: clock.hour, minute: clock.minute, sure: clock.sure } : {}),
    ...(chosen ? { days: chosen, except: spared !== undefined && only === undefined } : {}),
  };
}

interface Change {
  readonly clock?: When['clock'];
  readonly days?: readonly Weekday[];
}

/** "Make it ten": after such words, a bare number is a time. */
const bareTime: SlotReader = function* (words, at) {
  const read = readClock(words, at);
  if (read) yield { to: read.to, value: { clock: read.value } satisfies Change };
};

/** A time of day, days, or both in either order. */
const when: SlotReader = function* (words, at) {
  for (const first of partsAt(words, at)) {
    const next = words[first.to]?.norm === 'and' ? first.to + 1 : first.to;
    for (const second of partsAt(words, next)) {
      const both = { ...first.value, ...second.value };
      if (both.clock && both.days && !(first.value.clock && second.value.clock)) yield { to: second.to, value: both };
    }
    yield first;
  }
};

const days: SlotReader = function* (words, at) {
  for (const part of partsAt(words, at)) if (part.value.days && !part.value.clock) yield part;
};

function* partsAt(words: Parameters<SlotReader>[0], at: number): Iterable<{ to: number; value: Change }> {
  const word = (i: number): string => words[at + i]?.norm ?? '';
  const lead = /^(?:on|at|during|over)$/.test(word(0)) ? 1 : 0;
  const article = /^(?:the|a)$/.test(word(lead)) ? 1 : 0;
  if (/^(?:weekends?|weekdays?|workdays?)$/.test(word(lead + article)))
    yield {
      to: at + lead + article + 1,
      value: { days: daysOf(word(lead + article).startsWith('weekend') ? 'weekends' : 'weekdays') },
    };
  const repeat = readRepeat(words, at);
  if (repeat && !repeat.part) yield { to: repeat.to, value: { days: daysOf(repeat.value) } };
  const read = readWhen(words, at, 'reminder');
  if (!read) return;
  const { clock, date, repeat: often, part, delay } = read.when;
  if (delay || (part && !clock)) return;
  const single = date === undefined ? undefined : WEEK.find((day) => date.startsWith(day) && date.endsWith('day'));
  if (date !== undefined && single === undefined) return;
  const value = {
    ...(clock ? { clock } : {}),
    ...(often ? { days: daysOf(often) } : single ? { days: [single] } : {}),
  };
  yield { to: read.to, value };
}

function daysOf(often: string): readonly Weekday[] {
  if (often === 'daily') return WEEK;
  if (often === 'weekdays') return WEEK.slice(0, 5);
  if (often === 'weekends') return WEEK.slice(5);
  return WEEK.filter((day) => often.split(', ').some((name) => name.startsWith(day)));
}
