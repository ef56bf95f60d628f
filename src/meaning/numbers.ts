import type { Sense, Unit } from './pieces.ts';
import type { Token } from './tokens.ts';

const ONES: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const UNITS: Readonly<Record<string, Unit>> = {
  percent: 'percent',
  '%': 'percent',
  percents: 'percent',
  degrees: 'degrees',
  degree: 'degrees',
  '°': 'degrees',
  '°c': 'degrees',
  '°f': 'degrees',
  kelvin: 'kelvin',
  k: 'kelvin',
  am: 'clock',
  pm: 'clock',
  oclock: 'clock',
  second: 'duration',
  seconds: 'duration',
  minute: 'duration',
  minutes: 'duration',
  hour: 'duration',
  hours: 'duration',
  day: 'duration',
  days: 'duration',
};

/** Reads a number in digits or words, with its unit, at token `at`. `to` is the token after it. */
export function readNumber(
  tokens: readonly Token[],
  at: number,
): { readonly sense: Sense; readonly to: number } | undefined {
  const clock = /^(\d{1,2}):(\d\d)$/.exec(tokens[at]?.norm ?? '');
  if (clock)
    return {
      sense: { is: 'number', value: Number(clock[1]) + Number(clock[2]) / 60, unit: 'clock' },
      to: skipClock(tokens, at + 1),
    };
  const amount = isPronounOne(tokens, at) ? undefined : (readAmount(tokens, at) ?? aDegree(tokens, at));
  if (!amount) return undefined;
  let { value, to } = amount;
  const fraction = /^:?(\d\d)$/.exec(tokens[to]?.norm === ':' ? `:${tokens[to + 1]?.norm}` : '');
  if (fraction)
    return {
      sense: { is: 'number', value: value + Number(fraction[1]) / 60, unit: 'clock' },
      to: skipClock(tokens, to + 2),
    };
  if (tokens[to]?.norm === 'per' && tokens[to + 1]?.norm === 'cent')
    return { sense: { is: 'number', value, unit: 'percent' }, to: to + 2 };
  const unit = UNITS[tokens[to]?.norm ?? ''];
  if (unit) to++;
  // "21 degrees celsius" is one unit.
  if (unit === 'degrees' && /^(?:celsius|centigrade|fahrenheit|c|f)$/.test(tokens[to]?.norm ?? '')) to++;
  return { sense: unit ? { is: 'number', value, unit } : { is: 'number', value }, to };
}

/** "The bedroom one" counts nothing; "to one", "one degree" do. */
function isPronounOne(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.norm !== 'one') return false;
  const next = tokens[at + 1]?.norm ?? '';
  return (
    !(next in UNITS) &&
    next !== 'hundred' &&
    next !== 'point' &&
    !(next === 'and' && tokens[at + 2]?.norm === 'a' && tokens[at + 3]?.norm === 'half') &&
    !/^(?:to|at|by|for|in|plus|minus|chapter)$/.test(tokens[at - 1]?.norm ?? '')
  );
}

/** "A degree warmer". */
function aDegree(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  return /^an?$/.test(tokens[at]?.norm ?? '') && tokens[at + 1]?.norm === 'degree'
    ? { value: 1, to: at + 1 }
    : undefined;
}

function skipClock(tokens: readonly Token[], at: number): number {
  return UNITS[tokens[at]?.norm ?? ''] === 'clock' ? at + 1 : at;
}

function readAmount(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const first = tokens[at]?.norm ?? '';
  if (/^\d+(?:[.,]\d+)?$/.test(first)) return { value: Number(first.replace(',', '.')), to: at + 1 };
  let to = at;
  let value = 0;
  let read = false;
  const hundred = (i: number): boolean => tokens[i]?.norm === 'hundred' || tokens[i]?.norm === 'thousand';
  const word = (i: number): string => tokens[i]?.norm ?? '';
  if (word(to) in TENS) {
    value = TENS[word(to)] ?? 0;
    to++;
    read = true;
    const one = ONES[word(to)];
    if (one !== undefined && one > 0 && one < 10) {
      value += one;
      to++;
    }
  } else if (word(to) in ONES) {
    value = ONES[word(to)] ?? 0;
    to++;
    read = true;
  } else if ((word(to) === 'a' || word(to) === '') && hundred(to + 1)) {
    value = 1;
    to++;
    read = true;
  }
  if (!read && !hundred(to)) return undefined;
  while (hundred(to)) {
    value = (value || 1) * (word(to) === 'hundred' ? 100 : 1000);
    to++;
    const joined = word(to) === 'and' ? to + 1 : to;
    const rest = word(joined) in TENS || word(joined) in ONES ? readAmount(tokens, joined) : undefined;
    if (rest) {
      value += rest.value;
      to = rest.to;
    }
  }
  if (word(to) === 'point' && word(to + 1) in ONES) {
    value += (ONES[word(to + 1)] ?? 0) / 10;
    to += 2;
  } else if (word(to) === 'and' && word(to + 1) === 'a' && word(to + 2) === 'half') {
    value += 0.5;
    to += 3;
  }
  return { value, to };
}
