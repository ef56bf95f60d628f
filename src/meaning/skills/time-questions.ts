import type { Meaning } from '../../domain/meaning.ts';
import { readClock } from './time-clock.ts';
import { compileTemplates, type Filled, type Grammar, matchTemplates } from './time-grammar.ts';
import { zoneOf } from './time-places.ts';
import { notPossible, type TimeSaying, timeMeaning } from './time-reading.ts';
import type { TimeWord } from './time-said.ts';

const GRAMMAR: Grammar = {
  ask: '(what is|what was|what|whats|tell|tell me|give me|show|show me|say|read|read me|read out|check|check for|let me know|i need to know|i want to know|i would like to know|i need|do you know|do you have|have you got|can i know|may i know|could i know|may i have|can i have|can i get|get me|find out|find|announce|inform me of|alert me to|update me on|i wonder|please)',
  what: '(what is|what|what does|whats)',
  exact: '[current|exact|present|actual|correct|right|local|precise|todays|real]',
  now: '[right now|now|just now|currently|at the moment|at present|exactly|here|today|at this moment|presently|in here|at home|please|again]',
  time: '(time|clock time|time of day|hour)',
  zone: '[time zone|timezone|time]',
  weekday: '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend|weekend|a weekday)',
  day: '(date|day|weekday|day of the week|day of week|day month and year|date and day|day and date)',
};
const templates = (...lines: readonly string[]) => compileTemplates(lines, GRAMMAR);

const TIME = templates(
  '[<ask>] [<what>] [the] <exact> <time> <now> [is|is it|is it now|it is|it is now|do we have|do you have] <now>',
  '[<ask>] what time (it is|is it|it is now|is now|do we have|do you have|have we got|have you got|is|does it say) <now>',
  'how late is it <now>',
  '(do you have|have you got|got) the time <now>',
  'what does the clock say <now>',
  '[<ask>] [the] <exact> time (in|for|of) this (time zone|timezone|room|place|area|location) <now>',
);
const ELSEWHERE = templates(
  '[<ask>] [<what>] [the] <exact> <time> [is it|it is|is] [now|right now|currently] (in|at|for|on|over in|of) [the] {place} <now>',
  '[<ask>] [<what>] [the] <exact> <time> <now> (in|at|for|on|over in) [the] {place}',
  '[<ask>] what time (it is|is it|is it now|is it right now|is it currently|it is now) (in|at|for|on|over in) [the] {place} <now>',
  '[<ask>] [the] {place} <exact> time <now>',
  '<exact> time {place}',
);
const DATE = templates(
  '[<ask>] [<what>] [the] <exact> <day> <now> [is|is it|is it today|it is|it is today] <now>',
  '[<ask>] [the] (date|day) [of|for] today',
  '[<ask>] (what|which) <day> (is it|it is|is today|today is|is|are we on|do we have|have we got|is this) <now>',
  '(what|which) <day> today',
  '[<ask>] (what is|what) [is] today [is]',
  '[<ask>] (todays|today) [is] [the] <day>',
  '(is|what is) it (today|now)',
  '(is it|is today|today is|is) (<weekday>|a <weekday>) [or <weekday>] [today|now]',
  '(todays|the) <exact> <day> is what',
  '[<ask>] [what does|what is] [the] <exact> <day> (happen to be|happens to be|would be|might be)',
  '[<ask>] what (would|might) [the] <exact> <day> be',
);
const PART = templates(
  '[<ask>] (what|which) {part:part} (is it|it is|is this|are we in|do we have) <now>',
  '[<ask>] [what is] [the] (current|present|this) {part:part} <now>',
  '(what is|tell me) the {part:part} <now>',
  '[<ask>] in (what|which) {part:part} (are we|is it|are we in|it is|we are) <now>',
  '[<ask>] (what|which) {part:part} (we are in|it is now|is today in|is it today)',
);
const DAY_OF = templates(
  '[<ask>] [on] (what|which) (day|weekday|day of the week|day of week|date) (is|was|does|will|is it|are|be) [the] {date:dayof} [be|fall|land|come|falls|lands] [on|be on|upon] [this year]',
  '[<ask>] (what|which) (day|weekday|date|day of the week) (is|falls|comes|is on|is it) [on] [the] {date:dayof}',
  '[<ask>] [the] {date:dayof} (is|falls|lands|comes|will be|will fall|falls on|comes on|lands on|is on) [on] (what|which) (day|weekday|day of the week|date)',
  '[<ask>] (what|which) (day|date) of the (month|year) (is|does|will) [the] {date:dayof} [be|fall on]',
  '[<ask>] [the] (date|day|weekday) [of|for|on] [the] {date:dayof} [this year]',
  'when (is|does|will) {date:holiday} [be|fall] [this year]',
  '{date:dayof} day',
);
const UNTIL = templates(
  'how many days [are there|are left|is it|are|do we have] [left] (until|till|to|before) [the] {date:dayof}',
  'how (long|far) [is it|away is] (until|till|to|before) [the] {date:dayof}',
);
const ANYWHERE = templates(
  '[<ask>] [<what>] [the] <exact> time [is it|it is|is] <now> (in|at|over in) [the] {words:free}',
  '[<ask>] what time (it is|is it|is it now|is it right now|is it currently|it is now) (in|at|over in|on) [the] {words:free}',
);
const CONVERT = /\b(?:convert|difference|time zone to|change|switch|between|distance)\b/;

/** The time and the date, here and elsewhere: "what's the time", "what day is the 22nd of march", "time in london". */
export function readQuestions(said: TimeSaying): Meaning | undefined {
  if (
    !said.words.some(({ norm }) =>
      /^(?:time|late|clock|hour|date|day|days|today|todays|weekday|month|year|week|when|how)$/.test(norm),
    )
  )
    return undefined;
  const line = said.words.map(({ norm }) => norm).join(' ');
  const readers = {
    ...said.readers,
    free: said.readers.place ?? knownPlace,
    part: partReader,
    place: knownPlace,
    dayof: dayReader(said, false),
    holiday: dayReader(said, true),
  };
  const match = (forms: typeof TIME): Filled | undefined => matchTemplates(forms, said.words, readers);
  if (match(TIME)) return timeMeaning('HassGetCurrentTime');
  if (match(DATE)) return timeMeaning('HassGetCurrentDate');
  const part = match(PART);
  if (part) return timeMeaning('HassGetCurrentDate', { asks: String(part.part) });
  const until = match(UNTIL);
  if (until) return timeMeaning('UnderstudyDateQuery', { date: String(until.date), asks: 'days' });
  const day = match(DAY_OF);
  if (day)
    return timeMeaning('UnderstudyDateQuery', {
      date: String(day.date),
      asks: /^when\b|\bdate\b|of the month/.test(line) ? 'date' : 'weekday',
    });
  if (/\btime (?:difference|zones?)\b/.test(line) && CONVERT.test(line))
    return notPossible("I can tell the time in other places, but I can't compare time zones or change them.");
  if (CONVERT.test(line)) return undefined;
  const elsewhere = match(ELSEWHERE);
  if (elsewhere) return timeIn(String(elsewhere.place));
  const anywhere = match(ANYWHERE);
  return anywhere ? notPossible(`I don't know what time it is in ${String(anywhere.words)}.`) : undefined;
}

const ZONE = / (?:time zone|timezone|time)$/;
const zoneIn = (place: string): string | undefined => zoneOf(place.replace(ZONE, ''));

/** The time of a place that is known; nothing is guessed for one that is not. */
function timeIn(words: string): Meaning | undefined {
  const place = words.replace(ZONE, '');
  const zone = zoneIn(words);
  if (zone === 'several') return notPossible(`There are several time zones in ${place}. Name a city, please.`);
  return zone ? timeMeaning('HassGetCurrentTime', { place, time_zone: zone }) : undefined;
}

/** A place whose time zone is known. "The cooking time for pasta" is a question for somebody else. */
const knownPlace: TimeSaying['readers'][string] = function* (words, at) {
  for (let to = Math.min(words.length, at + LONGEST_PLACE); to > at; to--) {
    const place = words
      .slice(at, to)
      .map(({ norm }) => norm)
      .join(' ');
    if (zoneIn(place)) yield { to, value: place };
  }
};
const LONGEST_PLACE = 8;

const partReader: TimeSaying['readers'][string] = function* (words, at) {
  const word = words[at]?.norm ?? '';
  if (/^(?:month|year|week)$/.test(word)) yield { to: at + 1, value: word };
  if (word === 'week' && words[at + 1]?.norm === 'number') yield { to: at + 2, value: 'week' };
};

const HOLIDAY = /^(?:christmas|easter|halloween|thanksgiving|good|new|boxing|valentines|saint|independence)/;

/** A day that has a date of its own: not "today", and no time of day beside it. */
function dayReader({ readers }: TimeSaying, holiday: boolean): TimeSaying['readers'][string] {
  return function* (words: readonly TimeWord[], at) {
    for (const { to, value } of readers.date?.(words, at) ?? []) {
      const day = String(value);
      if (day === 'today' || /^next (?:week|month|year)$/.test(day) || (holiday && !HOLIDAY.test(day))) continue;
      if (!readClock(words, to)?.plain) yield { to, value: day };
    }
  };
}
