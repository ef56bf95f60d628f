const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: readonly (readonly [number, string])[] = [
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1_000, 'thousand'],
  [100, 'hundred'],
];

/** A whole number from 0 up to a trillion (excluded) in English words, without hyphens: 2700 is "two thousand seven hundred". */
export function wholeNumberInWords(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  if (value < 100) {
    const tens = TENS[Math.floor(value / 10)] ?? '';
    return value % 10 === 0 ? tens : `${tens} ${SMALL[value % 10]}`;
  }
  for (const [size, name] of SCALES) {
    if (value < size) continue;
    const head = `${wholeNumberInWords(Math.floor(value / size))} ${name}`;
    const rest = value % size;
    return rest === 0 ? head : `${head} ${wholeNumberInWords(rest)}`;
  }
  return '';
}

/** Digits one by one: "407" is "four zero seven". For numbers too long to be a quantity. */
function digitsInWords(digits: string): string {
  return [...digits].map((digit) => SMALL[Number(digit)] ?? '').join(' ');
}

/** A decimal numeral as written ("-3", "21.5", "0.75") in English words. */
export function numeralInWords(numeral: string): string {
  const negative = /^[-−]/.test(numeral);
  const [whole = '', fraction] = numeral.replace(/^[-−]/, '').split('.');
  const head = whole.length > 12 ? digitsInWords(whole) : wholeNumberInWords(Number(whole || '0'));
  const tail = fraction === undefined || /^0*$/.test(fraction) ? '' : ` point ${digitsInWords(fraction)}`;
  return `${negative ? 'minus ' : ''}${head}${tail}`;
}
