import { halfAfter, mixedNumber, wholeNumber } from './time-numbers.ts';
import type { TimeWord } from './time-said.ts';

/** A length of time as it is said: 90 minutes stay 90 minutes. All are whole numbers; none is zero. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

type Unit = 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds';
const SECONDS: Readonly<Record<Unit, number>> = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1 };
const UNITS: Readonly<Record<string, Unit>> = Object.fromEntries(
  (
    [
      ['weeks', 'week weeks'],
      ['days', 'day days'],
      ['hours', 'hour hours hr hrs h'],
      ['minutes', 'minute minutes min mins m'],
      ['seconds', 'second seconds sec secs s'],
    ] as const
  ).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit])),
);

interface Part {
  readonly unit: Unit;
  readonly amount: number;
  readonly to: number;
}

/** Reads a duration at word `at`: "1 hour 5 minutes", "an hour and a half", "half a minute", "2.5 hours". */
export function readDuration(
  words: readonly TimeWord[],
  at: number,
): { readonly value: Duration; readonly to: number } | undefined {
  const first = readPart(words, at);
  if (!first) return undefined;
  const parts = [first];
  for (let last = first; ; ) {
    const joint = words[last.to]?.norm === 'and' ? last.to + 1 : last.to;
    const next = readPart(words, joint);
    if (next && SECONDS[next.unit] < SECONDS[last.unit] && Number.isInteger(last.amount)) {
      parts.push(next);
      last = next;
      continue;
    }
    // "One hour thirty": minutes go without saying.
    const bare = last.unit === 'hours' && Number.isInteger(last.amount) ? wholeNumber(words, last.to) : undefined;
    if (bare && bare.value > 0 && bare.value < 60 && !UNITS[words[bare.to]?.norm ?? '']) {
      const minutes: Part = { unit: 'minutes', amount: bare.value, to: bare.to };
      parts.push(minutes);
    }
    break;
  }
  const value = spread(parts);
  const to = parts.at(-1)?.to ?? at;
  return value ? { value, to } : undefined;
}

function readPart(words: readonly TimeWord[], at: number): Part | undefined {
  const word = (i: number): string => words[at + i]?.norm ?? '';
  const unitAt = (i: number): Unit | undefined => UNITS[word(i)];
  const part = (unit: Unit, amount: number, count: number): Part => ({ unit, amount, to: at + count });
  // "Half an hour", "half hour", "a half hour", "quarter of an hour", "three quarters of an hour".
  const article = word(0) === 'a' || word(0) === 'an' || word(0) === 'one' ? 1 : 0;
  const fraction = /^(?:half|quarter)$/.test(word(article)) ? (word(article) === 'half' ? 0.5 : 0.25) : undefined;
  const share = fraction ?? (word(0) === 'three' && word(1) === 'quarters' ? 0.75 : undefined);
  if (share !== undefined) {
    let i = fraction === undefined ? 2 : article + 1;
    if (word(i) === 'of') i++;
    if (word(i) === 'a' || word(i) === 'an') i++;
    const unit = unitAt(i);
    return unit ? part(unit, share, i + 1) : undefined;
  }
  if (word(0) === 'a' && word(1) === 'couple') {
    const i = word(2) === 'of' ? 3 : 2;
    const unit = unitAt(i);
    return unit ? part(unit, 2, i + 1) : undefined;
  }
  // "An hour", "hour and a half".
  const bare = /^(?:an|a)$/.test(word(0))
    ? unitAt(1)
    : word(0).length > 2 && /^(?:hour|minute)$/.test(word(0))
      ? unitAt(0)
      : undefined;
  if (bare) {
    const to = /^(?:an|a)$/.test(word(0)) ? 2 : 1;
    const half = halfAfter(words, at + to);
    if (half) return { unit: bare, amount: 1 + half.value, to: half.to };
    return to === 2 ? part(bare, 1, 2) : undefined;
  }
  const number = mixedNumber(words, at);
  const unit = number ? UNITS[words[number.to]?.norm ?? ''] : undefined;
  if (!number || !unit || number.value <= 0) return undefined;
  const half = Number.isInteger(number.value) ? halfAfter(words, number.to + 1) : undefined;
  // "One hour and a quarter" is a half after its unit; "one hour and a half minute" is two parts.
  if (half && !UNITS[words[half.to]?.norm ?? '']) return { unit, amount: number.value + half.value, to: half.to };
  return { unit, amount: number.value, to: number.to + 1 };
}

/** Whole numbers of each unit: half of an hour is thirty minutes, a week seven days. */
function spread(parts: readonly Part[]): Duration | undefined {
  const whole: Partial<Record<Unit, number>> = {};
  for (const { unit, amount } of parts) {
    const floor = Math.floor(amount);
    if (floor) whole[unit] = (whole[unit] ?? 0) + floor;
    let rest = Math.round((amount - floor) * SECONDS[unit]);
    for (const smaller of ['days', 'hours', 'minutes', 'seconds'] as const) {
      if (SECONDS[smaller] >= SECONDS[unit]) continue;
      const fits = Math.floor(rest / SECONDS[smaller]);
      if (fits) whole[smaller] = (whole[smaller] ?? 0) + fits;
      rest -= fits * SECONDS[smaller];
    }
  }
  const { weeks = 0, days = 0, hours, minutes, seconds } = whole;
  const value: Duration = {
    ...(weeks * 7 + days ? { days: weeks * 7 + days } : {}),
    ...(hours ? { hours } : {}),
    ...(minutes ? { minutes } : {}),
    ...(seconds ? { seconds } : {}),
  };
  return Object.keys(value).length ? value : undefined;
}

/** A duration as slots, in Home Assistant's units (which end at hours). `lead` stands before each name. */
export function durationSlots({ days = 0, hours = 0, minutes, seconds }: Duration, lead = ''): Record<string, number> {
  const allHours = days * 24 + hours;
  return {
    ...(allHours ? { [`${lead}hours`]: allHours } : {}),
    ...(minutes ? { [`${lead}minutes`]: minutes } : {}),
    ...(seconds ? { [`${lead}seconds`]: seconds } : {}),
  };
}
