const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
const MOST = 1_000_000;

/** The words that numbers are made of. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set([...ONES, ...TENS, 'hundred', 'thousand', 'point', 'half']);

/** A whole number below a million as it is read out: 215 is "two hundred fifteen". Larger ones digit by digit. */
export function cardinal(value: number): string {
  if (!(value < MOST)) return digitByDigit(String(value));
  if (value < 20) return ONES[value] ?? '';
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : ` ${ONES[value % 10]}`}`;
  if (value < 1000) return withRest(`${ONES[Math.floor(value / 100)]} hundred`, value % 100);
  return withRest(`${cardinal(Math.floor(value / 1000))} thousand`, value % 1000);
}

/** "12" as "one two". */
export const digitByDigit = (digits: string): string =>
  [...digits]
    .map((digit) => ONES[Number(digit)] ?? '')
    .join(' ')
    .trim();

/** 21 is "twenty first". */
export function ordinal(value: number): string {
  const words = cardinal(value).split(' ');
  const last = words.at(-1) ?? '';
  const ending = ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words.slice(0, -1), ending].join(' ');
}

/** Hours and minutes as they are read out: "seven thirty", "seven oh five", "seven". */
export function timeOfDay(hours: number, minutes: number): string {
  if (minutes === 0) return cardinal(hours);
  return `${cardinal(hours)} ${minutes < 10 ? `oh ${cardinal(minutes)}` : cardinal(minutes)}`;
}

const withRest = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${cardinal(rest)}`);
