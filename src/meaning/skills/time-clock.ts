import { wholeNumber } from './time-numbers.ts';
import type { TimeWord } from './time-said.ts';

/** A time of day. Where `sure` is false nobody said which half of the day: `hour` is 1 to 12 then, else 0 to 23. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly sure: boolean;
}

export interface ReadClock {
  readonly value: ClockTime;
  readonly to: number;
  /** Whether the words can be nothing but a time: "7 pm", "half past five", not "seven" or "five thirty". */
  readonly plain: boolean;
  /** Hour and minutes: "five thirty". */
  readonly pair?: boolean;
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** Reads a time of day at word `at`: "7:30 pm", "half past five", "five thirty", "noon", "seven", "six o'clock". */
export function readClock(words: readonly TimeWord[], at: number): ReadClock | undefined {
  const read = readFace(words, at);
  if (!read) return undefined;
  let { to, plain } = read;
  let { hour, minute, sure } = read.value;
  const word = (): string => words[to]?.norm ?? '';
  if (word() === 'oclock') {
    if (minute !== 0) return undefined;
    plain = true;
    to++;
  }
  // "Fifteen hundred hours" and "at five hours" are times, "two hours" is none.
  if (
    word() === 'hours' &&
    (read.pair || /^(?:hundred|\d{4})$/.test(words[to - 1]?.norm ?? '') || words[at - 1]?.norm === 'at')
  ) {
    to++;
    plain = true;
  }
  if (word() === 'am' || word() === 'pm') {
    if (hour > 12 || (hour === 0 && word() === 'pm')) return hour > 12 && word() === 'pm' ? done() : undefined;
    hour = (hour % 12) + (word() === 'pm' ? 12 : 0);
    sure = true;
    return done();
  }
  if (word() === 'sharp' || word() === 'exactly') to++;
  if (hour > 12 || hour === 0) sure = true;
  return { value: { hour, minute, sure }, to, plain, ...(read.pair ? { pair: true } : {}) };

  function done(): ReadClock {
    to++;
    if (words[to]?.norm === 'sharp' || words[to]?.norm === 'exactly') to++;
    return { value: { hour, minute, sure: true }, to, plain: true };
  }
}

/** The clock's face without its half of the day. */
function readFace(words: readonly TimeWord[], at: number): ReadClock | undefined {
  const word = (i: number): string => words[at + i]?.norm ?? '';
  const time = (hour: number, minute: number, to: number, plain: boolean, sure = false): ReadClock | undefined =>
    hour <= 24 && minute < 60 ? { value: { hour: hour === 24 ? 0 : hour, minute, sure }, to, plain } : undefined;
  if (word(0) === 'noon' || word(0) === 'midday') return time(12, 0, at + 1, true, true);
  if (word(0) === 'twelve' && word(1) === 'noon') return time(12, 0, at + 2, true, true);
  if (word(0) === 'midnight') return time(0, 0, at + 1, true, true);
  if (word(0) === 'twelve' && word(1) === 'midnight') return time(0, 0, at + 2, true, true);
  const digits = /^(\d{1,2})[:.](\d\d)$/.exec(word(0));
  if (digits)
    return time(
      Number(digits[1]),
      Number(digits[2]),
      at + 1,
      word(0).includes(':'),
      digits[1]?.length === 2 && digits[1].startsWith('0'),
    );
  const four = /^([012]?\d)([0-5]\d)$/.exec(word(0));
  if (four)
    return time(Number(four[1]), Number(four[2]), at + 1, false, word(0).length === 4 && word(0).startsWith('0'));
  return readRelative(words, at) ?? readSpoken(words, at);
}

/** "Half past five", "quarter to six", "ten past seven", "twenty minutes to eight". */
function readRelative(words: readonly TimeWord[], at: number): ReadClock | undefined {
  const word = (i: number): string => words[i]?.norm ?? '';
  let to = word(at) === 'a' ? at + 1 : at;
  const named: Readonly<Record<string, number>> = { half: 30, quarter: 15 };
  const amount = named[word(to)] === undefined ? wholeNumber(words, to) : { value: named[word(to)] ?? 0, to: to + 1 };
  if (!amount || amount.value >= 60 || amount.value === 0) return undefined;
  to = /^(?:minutes|minute|mins)$/.test(word(amount.to)) ? amount.to + 1 : amount.to;
  const way = /^(?:past|after)$/.test(word(to)) ? 1 : /^(?:to|till|til|before|of)$/.test(word(to)) ? -1 : 0;
  if (way === 0 || (way < 0 && amount.value === 30 && word(amount.to - 1) === 'half')) return undefined;
  const hour = readHour(words, to + 1);
  if (!hour || hour.value < 0 || hour.value > 23) return undefined;
  const fixed = /^(?:noon|midnight|midday)$/.test(word(to + 1));
  const total = (hour.value * 60 + way * amount.value + 1440) % 1440;
  const face = way < 0 && !fixed && hour.value === 1 ? 12 * 60 + (60 - amount.value) : total;
  return { value: { hour: Math.floor(face / 60), minute: face % 60, sure: fixed }, to: hour.to, plain: true };
}

function readHour(words: readonly TimeWord[], at: number): { value: number; to: number } | undefined {
  const word = words[at]?.norm ?? '';
  if (word === 'noon' || word === 'midday') return { value: 12, to: at + 1 };
  if (word === 'midnight') return { value: 24, to: at + 1 };
  const number = wholeNumber(words, at);
  return number && number.value > 0 && number.value <= 12 ? number : undefined;
}

/** "Seven", "five thirty", "seven oh five", "five hundred and thirty", "fifteen hundred". */
function readSpoken(words: readonly TimeWord[], at: number): ReadClock | undefined {
  const hour = wholeNumber(words, at);
  if (!hour || hour.value > 24 || /^\d{3,}$/.test(words[at]?.norm ?? '')) return undefined;
  const word = (i: number): string => words[hour.to + i]?.norm ?? '';
  const time = (minute: number, to: number, pair: boolean): ReadClock => ({
    value: { hour: hour.value === 24 ? 0 : hour.value, minute, sure: false },
    to,
    plain: false,
    pair,
  });
  if (word(0) === 'hundred') {
    const joint = word(1) === 'and' ? hour.to + 2 : hour.to + 1;
    const minutes = wholeNumber(words, joint);
    if (minutes && minutes.value < 60 && minutes.value > 0) return time(minutes.value, minutes.to, true);
    return time(0, hour.to + 1, false);
  }
  if (word(0) === 'oh' || word(0) === 'o') {
    const minutes = wholeNumber(words, hour.to + 1);
    return minutes && minutes.value < 10 && minutes.value > 0 ? time(minutes.value, minutes.to, true) : undefined;
  }
  const minutes = wholeNumber(words, hour.to);
  const unit = words[minutes?.to ?? 0]?.norm ?? '';
  if (minutes && minutes.value >= 10 && minutes.value < 60 && !/^(?:minutes?|seconds?|percent|degrees|%)$/.test(unit))
    return time(minutes.value, minutes.to, true);
  return time(0, hour.to, false);
}

/** The time with the half of the day that a part of it implies; undefined where they contradict each other. */
export function inPart(clock: ClockTime, part: PartOfDay): ClockTime | undefined {
  const { hour, minute, sure } = clock;
  if (sure) return fits(hour, part) ? clock : undefined;
  if (part === 'morning') return { hour: hour % 12, minute, sure: true };
  if (part === 'night') return { hour: hour === 12 ? 0 : hour < 5 ? hour : hour + 12, minute, sure: true };
  return { hour: (hour % 12) + 12, minute, sure: true };
}

function fits(hour: number, part: PartOfDay): boolean {
  switch (part) {
    case 'morning':
      return hour < 12;
    case 'afternoon':
      return hour >= 12 && hour < 19;
    case 'evening':
      return hour >= 15;
    case 'night':
      return hour >= 17 || hour < 6;
  }
}
