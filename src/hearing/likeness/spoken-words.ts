import { cardinal, digitByDigit, ordinal, timeOfDay } from './number-words.ts';

/** How the digits of a number above ten are said: as one number, or one by one, as in a name. */
export type DigitReading = 'number' | 'digits';

/** A recogniser that writes more than this does not write down speech. */
const MOST_WORDS = 200;

/**
 * Written text as it is spoken: words in lower case, digits and signs in words, without punctuation. "Set Bed-Light to
 * 50%." is "set bed light to fifty percent". What stands in brackets or between asterisks or notes ("[BLANK_AUDIO]",
 * "(music)", "*coughs*") describes sounds and is left out.
 */
export function spokenWords(written: string, reading: DigitReading = 'number'): readonly string[] {
  return written
    .slice(0, 20_000)
    .normalize('NFKC')
    .replace(/\[[^\]]*\]|\([^)]*\)|<[^>]*>|\*[^*]*\*|♪[^♪]*♪?/g, ' ')
    .replace(/[’‘ʼ`]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\b(\d{1,2})[:.](\d\d)(?=\s*(?:[ap]\.?\s?m\b|o'clock))/g, clock)
    .replace(/\b(\d{1,2}):(\d\d)\b/g, clock)
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/(\d)\s*([ap]m)\b/g, '$1 $2 ')
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/g, (_, digits: string) => ` ${ordinal(Number(digits))} `)
    .replace(/(\d)\s*°\s*(c|f)\b/g, (_, digit: string, unit: string) => `${digit} degrees ${UNITS[unit]} `)
    .replace(/(\d)\s*k\b/g, '$1 kelvin ')
    .replace(/(^|[^\d\w])-\s?(?=\d)/g, '$1 minus ')
    .replace(/(\d+)[.,](\d+)/g, (_, whole: string, part: string) => ` ${whole} point ${digitByDigit(part)} `)
    .replace(/[%°&+=@/]/g, (sign) => ` ${SIGNS[sign] ?? ''} `)
    .replace(/\d+/g, (digits) => ` ${inWords(digits, reading)} `)
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/[^\p{L}' ]/gu, ' ')
    .replace(/(^|\s)'+|'+(?=\s|$)/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}

const UNITS: Readonly<Record<string, string>> = { c: 'celsius', f: 'fahrenheit' };
const SIGNS: Readonly<Record<string, string>> = {
  '%': 'percent',
  '°': 'degrees',
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '@': 'at',
};

const clock = (_: string, hours: string, minutes: string): string => ` ${timeOfDay(Number(hours), Number(minutes))} `;

function inWords(digits: string, reading: DigitReading): string {
  const isPlain = !/^0\d/.test(digits) && (Number(digits) <= 10 || (reading === 'number' && digits.length < 7));
  return isPlain ? cardinal(Number(digits)) : digitByDigit(digits);
}
