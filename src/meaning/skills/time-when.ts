import { type ClockTime, inPart, type PartOfDay, readClock } from './time-clock.ts';
import { readDate } from './time-date.ts';
import { type Duration, durationSlots, readDuration } from './time-duration.ts';
import { readRepeat } from './time-repeat.ts';
import type { TimeWord } from './time-said.ts';

/** When something shall happen, as far as it was said. */
export interface When {
  readonly clock?: ClockTime;
  readonly date?: string;
  readonly part?: PartOfDay;
  readonly repeat?: string;
  /** From now. */
  readonly delay?: Duration;
}

/** How freely times are read: `command` wants them marked ("at nine"), `alarm` and `reminder` take "for nine" as well. */
export type WhenStyle = 'command' | 'reminder' | 'alarm';

interface Found {
  readonly when: When;
  readonly to: number;
}

/** What is said of time in a sentence, and the words that are left without it. Undefined: it contradicts itself. */
export function takeWhen(
  words: readonly TimeWord[],
  style: WhenStyle,
):
  | { readonly when: When | undefined; readonly rest: readonly TimeWord[]; readonly breaks: readonly number[] }
  | undefined {
  let when: When | undefined;
  const rest: TimeWord[] = [];
  const breaks: number[] = [];
  for (let at = 0; at < words.length; ) {
    const found = whenAt(words, at, style);
    const word = words[at];
    if (!found) {
      if (word) rest.push(word);
      at++;
      continue;
    }
    const joined = when ? joinWhen(when, found.when) : found.when;
    if (!joined) return undefined;
    when = joined;
    breaks.push(rest.length);
    at = found.to;
  }
  const whole = when ? settleWhen(when) : undefined;
  return when && !whole ? undefined : { when: whole, rest, breaks };
}

/** One or more phrases of time that follow each other: "tomorrow at eight", "every weekday at seven in the morning". */
export function readWhen(words: readonly TimeWord[], at: number, style: WhenStyle): Found | undefined {
  let found = whenAt(words, at, style);
  for (; found; ) {
    const next = whenAt(words, found.to, style);
    const joined = next ? joinWhen(found.when, next.when) : undefined;
    if (!next || !joined) break;
    found = { when: joined, to: next.to };
  }
  const whole = found ? settleWhen(found.when) : undefined;
  return found && whole ? { when: whole, to: found.to } : undefined;
}

function joinWhen(one: When, other: When): When | undefined {
  for (const key of Object.keys(other) as (keyof When)[]) {
    if (one[key] === undefined) continue;
    if (key === 'date' && one.date === 'today') continue;
    if (key === 'part' && one.part === other.part) continue;
    return undefined;
  }
  return { ...one, ...other };
}

/** The part of the day settles the half that a clock left open. */
function settleWhen(when: When): When | undefined {
  if (when.delay && (when.clock || when.repeat || when.part)) return undefined;
  if (when.repeat && when.date && when.date !== 'tomorrow' && when.date !== 'today') return undefined;
  if (!when.clock || !when.part) return when;
  const clock = inPart(when.clock, when.part);
  return clock ? { ...when, clock } : undefined;
}

const MARKS: Readonly<Record<WhenStyle, RegExp>> = {
  command: /^(?:at|by|around|about)$/,
  reminder: /^(?:at|by|around|about|for|from)$/,
  alarm: /^(?:at|by|around|about|for|of|on|to|from)$/,
};

function whenAt(words: readonly TimeWord[], at: number, style: WhenStyle): Found | undefined {
  const word = (i: number): string => words[i]?.norm ?? '';
  const repeat = readRepeat(words, at);
  if (repeat) return { when: { repeat: repeat.value, ...(repeat.part ? { part: repeat.part } : {}) }, to: repeat.to };
  return (
    delayAt(words, at, style) ?? partAt(words, at) ?? clockAt(words, at, style) ?? dateAt(words, at, style, word(at))
  );
}

/** "In ten minutes", "ten minutes from now", "after half an hour", "in an hour's time". */
function delayAt(words: readonly TimeWord[], at: number, style: WhenStyle): Found | undefined {
  const lead = words[at]?.norm ?? '';
  const marked = /^(?:in|after|within)$/.test(lead);
  const start = marked || (lead === 'for' && style !== 'command') ? at + 1 : at;
  const duration = readDuration(words, start);
  if (!duration) return undefined;
  const line = words
    .slice(duration.to, duration.to + 2)
    .map(({ norm }) => norm)
    .join(' ');
  const tail =
    line === 'from now' ? 2 : marked && line.startsWith('time') ? 1 : /^later\b/.test(line) && !marked ? 1 : 0;
  // "Before the meeting", "after sunset": counted from something else.
  if (
    /^(?:before|after|past|to|of|prior)$/.test(words[duration.to + tail]?.norm ?? '') &&
    !(tail || /^to$/.test(line.split(' ')[0] ?? ''))
  )
    return undefined;
  if (!marked && !tail && !(lead === 'for' && start > at)) return undefined;
  if (lead === 'for' && !tail && style === 'alarm' && readClock(words, start)?.plain) return undefined;
  return { when: { delay: duration.value }, to: duration.to + tail };
}

const PARTS = new Set<string>(['morning', 'afternoon', 'evening', 'night'] satisfies PartOfDay[]);
const isPart = (word: string): word is PartOfDay => PARTS.has(word);

/** "In the morning", "tonight", "this evening", "at night", and "morning" after a day. */
function partAt(words: readonly TimeWord[], at: number): Found | undefined {
  const word = (i: number): string => words[at + i]?.norm ?? '';
  if (word(0) === 'tonight' || word(0) === 'tonite') return { when: { date: 'today', part: 'night' }, to: at + 1 };
  if (/^(?:in|during)$/.test(word(0)) && word(1) === 'the' && isPart(word(2)))
    return { when: { part: word(2) as PartOfDay }, to: at + 3 };
  if (/^(?:this|todays?|later|today)$/.test(word(0)) && isPart(word(1)))
    return { when: { date: 'today', part: word(1) as PartOfDay }, to: at + 2 };
  if (word(0) === 'later' && word(1) === 'today') return undefined;
  const one = word(0) === 'at' && word(1) === 'night' ? 'night' : undefined;
  if (one) return { when: { part: one }, to: at + 2 };
  const before = words[at - 1]?.norm ?? '';
  const follows = /^(?:tomorrow|tomorrows|today|oclock|am|pm)$/.test(before) || /day$|days$/.test(before);
  const part = word(0);
  if (isPart(part) && follows) return { when: { part }, to: at + 1 };
  return undefined;
}

function clockAt(words: readonly TimeWord[], at: number, style: WhenStyle): Found | undefined {
  const word = (i: number): string => words[i]?.norm ?? '';
  const marked = MARKS[style].test(word(at)) ? 1 : 0;
  const softened = marked && /^(?:around|about|exactly|precisely)$/.test(word(at + 1)) ? 1 : 0;
  const start = at + marked + softened;
  const article = style === 'alarm' && /^(?:the|a|my|an)$/.test(word(start)) ? 1 : 0;
  const clock = readClock(words, start + article);
  if (!clock || (article && !clock.plain)) return undefined;
  if (!clock.plain && !isHour(words, clock.to)) return undefined;
  // A bare number is a time after a day or before a part of one: "tomorrow ten in the morning".
  const beside = style !== 'command' && (clock.pair || isDay(word(at - 1)) || partAt(words, clock.to) !== undefined);
  if (!clock.plain && !marked && !beside) return undefined;
  // "The five pm meeting" is a meeting, not a time.
  if (style !== 'alarm' && !marked && /^(?:the|a|my|an|our|his|her|their)$/.test(word(at - 1))) return undefined;
  // An article belongs to the noun that follows the time: "a six am alarm".
  if (article && marked && style === 'alarm') return undefined;
  return { when: { clock: clock.value }, to: clock.to };
}

const isDay = (word: string): boolean =>
  /^(?:tomorrow|tomorrows|today|tonight|weekdays|everyday|.{3,6}days?)$/.test(word);

/** "At fifty percent" and "at 21 degrees" are no times. */
function isHour(words: readonly TimeWord[], to: number): boolean {
  return !/^(?:percent|%|degrees?|°c?f?|per|kelvin|k|volume|point|minutes?|seconds?|days?|times?)$/.test(
    words[to]?.norm ?? '',
  );
}

function dateAt(words: readonly TimeWord[], at: number, style: WhenStyle, lead: string): Found | undefined {
  const start = style === 'alarm' && /^(?:of|by)$/.test(lead) ? at + 1 : /^by$/.test(lead) ? at + 1 : at;
  const date = readDate(words, start);
  if (!date || /^(?:last |yesterday)/.test(date.value)) return undefined;
  if (lead === 'for' && style === 'command') return undefined;
  return { when: { date: date.value }, to: date.to };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as slots: `time` in 24 hours, with `am_or_pm: "next"` where nobody said which half of the day. */
export function whenSlots(when: When): Record<string, string | number> {
  const { clock, date, part, repeat, delay } = when;
  return {
    ...(clock ? { time: `${two(clock.hour)}:${two(clock.minute)}` } : {}),
    ...(clock && !clock.sure ? { am_or_pm: 'next' } : {}),
    ...(date ? { date } : {}),
    ...(part ? { part_of_day: part } : {}),
    ...(repeat ? { repeat } : {}),
    ...(delay ? durationSlots(delay) : {}),
  };
}
