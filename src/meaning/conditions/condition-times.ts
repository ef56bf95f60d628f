import { type Condition, DAYS, type Day } from '../../domain/concept.ts';
import { type ClockTime, inPart, type PartOfDay, readClock } from '../skills/time-clock.ts';
import { readRepeat } from '../skills/time-repeat.ts';
import type { TimeWord } from '../skills/time-said.ts';

/** A condition read at a word, and the word after it. */
export interface ReadTime {
  readonly condition: Condition;
  readonly to: number;
}

const DUSK =
  '(?:sunset|sundown|dusk|nightfall|dark|the sunset|the sun (?:sets|has set|is down|goes down|has gone down))';
const DAWN = '(?:sunrise|dawn|sunup|daybreak|the sunrise|the sun (?:rises|has risen|is up|comes up|has come up))';
const SO = '(?:(?:already|still|now|fully|properly|getting) )*';

/** Where the sun is, as a phrase; longer ones come first. */
const SUN: readonly (readonly [RegExp, 'up' | 'down'])[] = [
  [new RegExp(`^(?:it is )?${SO}(?:after|past) ${DUSK}(?: |$)`), 'down'],
  [new RegExp(`^(?:it is )?${SO}before ${DAWN}(?: |$)`), 'down'],
  [new RegExp(`^(?:between|from) ${DUSK} (?:and|to|till|until) ${DAWN}(?: |$)`), 'down'],
  [new RegExp(`^(?:it is )?${SO}(?:after|past) ${DAWN}(?: |$)`), 'up'],
  [new RegExp(`^(?:it is )?${SO}before ${DUSK}(?: |$)`), 'up'],
  [new RegExp(`^(?:between|from) ${DAWN} (?:and|to|till|until) ${DUSK}(?: |$)`), 'up'],
  [new RegExp(`^(?:it is|it gets|it has got|in the) ${SO}dark(?: outside| out)?(?: |$)`), 'down'],
  [
    new RegExp(
      `^(?:it is|it gets) ${SO}(?:light|bright|daylight|daytime|day)(?: outside| out)?(?: |$)|^(?:during|in) (?:the day|the daytime|daytime|daylight|daylight hours)(?: |$)|^by day(?: |$)`,
    ),
    'up',
  ],
  [/^the sun (?:is|has) (?:already |still )?(?:down|set|gone down|gone|below the horizon)(?: |$)/, 'down'],
  [/^the sun (?:is|has) (?:already |still )?(?:up|risen|out|above the horizon|shining)(?: |$)/, 'up'],
];

/** The parts of a day by the clock. */
export const PARTS: Readonly<Record<string, { readonly after: string; readonly before: string }>> = {
  morning: { after: '05:00', before: '12:00' },
  afternoon: { after: '12:00', before: '18:00' },
  evening: { after: '18:00', before: '23:00' },
  night: { after: '22:00', before: '05:00' },
};

/** Reads when: the sun, the clock, a part of the day, days of the week. `hints` are words that tell the half of the day. */
export function readTime(words: readonly TimeWord[], at: number, hints: string): ReadTime | undefined {
  const line = words
    .slice(at)
    .map(({ norm }) => norm)
    .join(' ');
  for (const [pattern, sun] of SUN) {
    const said = pattern.exec(line)?.[0];
    if (said !== undefined) return { condition: { sun }, to: at + said.trim().split(' ').length };
  }
  return readPart(line, at) ?? readDays(words, line, at) ?? readClockRange(words, line, at, hints);
}

function readPart(line: string, at: number): ReadTime | undefined {
  const said =
    /^(?:it is )?(?:(?:in|during) the (morning|afternoon|evening|night)|at (night)|(?:the )?(morning|afternoon|evening|night)(?:time)?)s?(?: |$)/.exec(
      line,
    );
  const part = said?.[1] ?? said?.[2] ?? (line.startsWith('it is ') ? said?.[3] : undefined);
  const condition = part === undefined ? undefined : PARTS[part];
  return said && condition ? { condition, to: at + said[0].trim().split(' ').length } : undefined;
}

function readDays(words: readonly TimeWord[], line: string, at: number): ReadTime | undefined {
  const single =
    /^(?:it is |on )(?:a |the )?(weekday|workday|working day|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: |$)/.exec(
      line,
    );
  if (single?.[1]) {
    const to = at + single[0].trim().split(' ').length;
    // "On monday and friday" is said for mondays and fridays.
    const next = single[1].endsWith('day') ? /^(?:and|or) (?=(?:on )?\w+day)/.exec(rest(words, to)) : undefined;
    const more = next ? readDays(words, `on ${rest(words, to + 1).replace(/^on /, '')}`, to + 1) : undefined;
    const days = daysOf(single[1]);
    if (!more || !('days' in more.condition)) return { condition: { days }, to };
    const skipped = words[to + 1]?.norm === 'on' ? 0 : 1;
    return { condition: { days: union(days, more.condition.days) }, to: more.to - skipped };
  }
  const lead = words[at]?.norm === 'during' ? 1 : 0;
  const repeat = readRepeat(words, at + lead) ?? readRepeat(words, at);
  if (!repeat || repeat.part !== undefined || repeat.value === 'daily') return undefined;
  return { condition: { days: repeat.value.split(', ').flatMap(daysOf) }, to: repeat.to };
}

const rest = (words: readonly TimeWord[], at: number): string =>
  words
    .slice(at)
    .map(({ norm }) => norm)
    .join(' ');
const union = (some: readonly Day[], more: readonly Day[]): readonly Day[] =>
  DAYS.filter((day) => some.includes(day) || more.includes(day));

function daysOf(name: string): readonly Day[] {
  if (/^(?:weekday|workday|working day)s?$/.test(name)) return DAYS.slice(0, 5);
  if (/^weekends?$/.test(name)) return DAYS.slice(5);
  return DAYS.filter((day) => name.startsWith(day));
}

/** "After ten", "before seven am", "between six and nine", "from six to nine in the evening". */
function readClockRange(words: readonly TimeWord[], line: string, at: number, hints: string): ReadTime | undefined {
  const said =
    /^(?:(?:it|the time) is )?(?:(?:already|still) )?(after|past|later than|before|earlier than|between|from) /.exec(
      line,
    );
  if (!said?.[1]) return undefined;
  const start = at + said[0].trim().split(' ').length;
  const first = readClock(words, start);
  if (!first) return undefined;
  const way = said[1];
  if (way === 'between' || way === 'from') {
    if (!/^(?:and|to|till|until|til)$/.test(words[first.to]?.norm ?? '')) {
      return way === 'from' ? openEnded(words, first, hints) : undefined;
    }
    const second = readClock(words, first.to + 1);
    if (!second) return undefined;
    const part = partAfter(words, second.to);
    const hint = part.part ?? hintIn(hints);
    const before = settle(second.value, hint, 'after');
    const half = !first.value.sure && second.value.sure ? sameHalf(first.value, second.value) : undefined;
    const after = half ?? settle(first.value, hint, 'after');
    return { condition: { after: written(after), before: written(before) }, to: part.to };
  }
  const part = partAfter(words, first.to);
  // "Half an hour after sunset", "ten past seven": what is counted from something else is no time of day.
  if (/^(?:minutes?|hours?|percent|degrees)$/.test(words[part.to]?.norm ?? '')) return undefined;
  const isAfter = /^(?:after|past|later than)$/.test(way);
  const clock = written(settle(first.value, part.part ?? hintIn(hints), isAfter ? 'after' : 'before'));
  return { condition: isAfter ? { after: clock } : { before: clock }, to: part.to };
}

/** "From ten on", "from ten onwards". */
function openEnded(
  words: readonly TimeWord[],
  first: { readonly value: ClockTime; readonly to: number },
  hints: string,
): ReadTime | undefined {
  const tail = /^(?:on|onwards?)$/.test(words[first.to]?.norm ?? '') ? 1 : 0;
  return tail
    ? { condition: { after: written(settle(first.value, hintIn(hints), 'after')) }, to: first.to + 1 }
    : undefined;
}

function partAfter(words: readonly TimeWord[], at: number): { readonly part?: PartOfDay; readonly to: number } {
  const said = /^(?:in the (morning|afternoon|evening)|at (night))(?: |$)/.exec(rest(words, at));
  const part = (said?.[1] ?? said?.[2]) as PartOfDay | undefined;
  return part === undefined ? { to: at } : { part, to: at + (said?.[2] ? 2 : 3) };
}

/** What is said besides the time tells which half of the day is meant. */
function hintIn(words: string): PartOfDay | undefined {
  if (/\b(?:morning|breakfast|sunrise|wake|waking|get up)\b/.test(words)) return 'morning';
  return /\b(?:evening|night|bed|bedtime|dinner|supper|sleep|movie|party|tonight)\b/.test(words)
    ? 'evening'
    : undefined;
}

/** "Between six and nine pm": the first is of the same half, where that comes earlier. */
function sameHalf(first: ClockTime, second: ClockTime): ClockTime | undefined {
  const half = { ...first, hour: (first.hour % 12) + (second.hour >= 12 ? 12 : 0), sure: true };
  return half.hour * 60 + half.minute < second.hour * 60 + second.minute ? half : undefined;
}

/** Which half of the day: as it was said; else "after ten" is at night, "before seven" in the morning. */
function settle(clock: ClockTime, part: PartOfDay | undefined, way: 'after' | 'before'): ClockTime {
  if (clock.sure) return clock;
  const said = part ? inPart(clock, part) : undefined;
  if (said) return said;
  const early = way === 'before' && clock.hour >= 5 && clock.hour < 12;
  return {
    ...clock,
    hour: early ? clock.hour : (clock.hour % 12) + (clock.hour === 12 && way === 'after' ? 0 : 12),
    sure: true,
  };
}

const written = ({ hour, minute }: ClockTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
