import type { TimeWord } from './time-said.ts';

const list = (words: string): readonly string[] => words.split(' ');
const ONES = list(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const TENS = list('- - twenty thirty forty fifty sixty seventy eighty ninety');
const ORDINALS = list(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
);

export interface ReadNumber {
  readonly value: number;
  readonly to: number;
}

/** A whole number below 100 in words, or one in digits, at word `at`. */
export function wholeNumber(words: readonly TimeWord[], at: number): ReadNumber | undefined {
  const word = words[at]?.norm ?? '';
  if (/^\d{1,5}$/.test(word)) return { value: Number(word), to: at + 1 };
  const tens = word === 'fourty' ? 4 : TENS.indexOf(word);
  if (tens > 1) {
    const one = ONES.indexOf(words[at + 1]?.norm ?? '');
    return one > 0 && one < 10 ? { value: tens * 10 + one, to: at + 2 } : { value: tens * 10, to: at + 1 };
  }
  const one = ONES.indexOf(word);
  return one >= 0 ? { value: one, to: at + 1 } : undefined;
}

/** A whole number that may have hundreds: "one hundred and twenty". */
export function largeNumber(words: readonly TimeWord[], at: number): ReadNumber | undefined {
  const first = words[at]?.norm === 'a' ? { value: 1, to: at + 1 } : wholeNumber(words, at);
  if (!first) return undefined;
  if (words[first.to]?.norm !== 'hundred') return words[at]?.norm === 'a' ? undefined : first;
  const joint = words[first.to + 1]?.norm === 'and' ? first.to + 2 : first.to + 1;
  const rest = wholeNumber(words, joint);
  return rest && rest.value < 100
    ? { value: first.value * 100 + rest.value, to: rest.to }
    : { value: first.value * 100, to: first.to + 1 };
}

/** An ordinal up to 31: "22nd", "twenty second", "fifth". */
export function ordinal(words: readonly TimeWord[], at: number): ReadNumber | undefined {
  const word = words[at]?.norm ?? '';
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  if (digits) return { value: Number(digits[1]), to: at + 1 };
  const tens = word === 'twenty' ? 20 : word === 'thirty' ? 30 : 0;
  const unit = ORDINALS.indexOf(words[at + 1]?.norm ?? '');
  if (tens && unit > 0 && unit < 10) return { value: tens + unit, to: at + 2 };
  if (word === 'thirtieth') return { value: 30, to: at + 1 };
  const one = ORDINALS.indexOf(word);
  return one > 0 ? { value: one, to: at + 1 } : undefined;
}

/** A number with its fraction: "2.5", "1 1/2", "½", "two and a half", "three point five", "one and three quarters". */
export function mixedNumber(words: readonly TimeWord[], at: number): ReadNumber | undefined {
  const word = words[at]?.norm ?? '';
  const alone = FRACTIONS[word];
  if (alone !== undefined) return { value: alone, to: at + 1 };
  const decimal = /^\d{1,4}[.,]\d{1,2}$/.test(word) ? Number(word.replace(',', '.')) : undefined;
  if (decimal !== undefined) return { value: decimal, to: at + 1 };
  const whole = largeNumber(words, at);
  if (!whole) return undefined;
  const { value, to } = whole;
  const next = (i: number): string => words[to + i]?.norm ?? '';
  const beside = FRACTIONS[next(0)];
  if (beside !== undefined) return { value: value + beside, to: to + 1 };
  if (next(0) === 'point') {
    const tenth = wholeNumber(words, to + 1);
    if (tenth && tenth.value < 10) return { value: value + tenth.value / 10, to: tenth.to };
  }
  const half = halfAfter(words, to);
  return half ? { value: value + half.value, to: half.to } : whole;
}

const FRACTIONS: Readonly<Record<string, number>> = {
  '1/2': 0.5,
  '½': 0.5,
  '1/4': 0.25,
  '¼': 0.25,
  '3/4': 0.75,
  '¾': 0.75,
};

/** "And a half", "and a quarter", "and three quarters". */
export function halfAfter(words: readonly TimeWord[], at: number): ReadNumber | undefined {
  if (words[at]?.norm !== 'and') return undefined;
  const line = words
    .slice(at + 1, at + 3)
    .map(({ norm }) => norm)
    .join(' ');
  if (/^(?:a|one) half$/.test(line)) return { value: 0.5, to: at + 3 };
  if (/^(?:a|one) quarter$/.test(line)) return { value: 0.25, to: at + 3 };
  if (line === 'three quarters') return { value: 0.75, to: at + 3 };
  return undefined;
}
