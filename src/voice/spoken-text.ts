import { numeralInWords, wholeNumberInWords } from './number-words.ts';

/** Units by the way they are written after a number: singular and plural words. Case matters only where it is the unit. */
const UNITS: readonly (readonly [RegExp, string, string])[] = [
  [/^%$/, 'percent', 'percent'],
  [/^°\s?[CF]?$/, 'degree', 'degrees'],
  [/^K$/, 'kelvin', 'kelvin'],
  [/^kWh$/, 'kilowatt hour', 'kilowatt hours'],
  [/^kW$/, 'kilowatt', 'kilowatts'],
  [/^W$/, 'watt', 'watts'],
  [/^lx$/, 'lux', 'lux'],
  [/^ppm$/, 'part per million', 'parts per million'],
  [/^h$/, 'hour', 'hours'],
  [/^min$/, 'minute', 'minutes'],
  [/^s$/, 'second', 'seconds'],
  [/^km$/, 'kilometre', 'kilometres'],
  [/^m$/, 'metre', 'metres'],
  [/^cm$/, 'centimetre', 'centimetres'],
];

const MEASURE =
  /(?<![\w.])([-−]?\d+(?:,\d{3})*(?:\.\d+)?)\s?(%|°\s?[CF](?![A-Za-z])|°|(?:kWh|kW|K|W|lx|ppm|h|min|s|km|m|cm)(?![A-Za-z]))/g;
const TIME = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\s?([ap])\.?m\b\.?)?(?!\d)/gi;
const HALF_DAY = /\b(\d{1,2})\s?([ap])\.?m\b\.?/gi;
const ORDINAL = /\b(\d{1,2})(st|nd|rd|th)\b/g;
const NUMERAL = /(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?/g;
const ORDINAL_ENDINGS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/**
 * A reply's text as words that any synthesiser reads aloud the same way: numbers, units and times spelled out, signs
 * named, everything that is not English letters and plain punctuation folded or dropped. Markup loses its brackets, so
 * that nothing in a text can be taken for an instruction to the synthesiser. Empty when nothing speakable is left.
 */
export function spokenText(text: string): string {
  const written = text.normalize('NFC').replace(/[‘’ʼ]/g, "'").replace(/[–—]/g, ', ').replace(/…/g, '. ');
  return written
    .replace(TIME, (_, hour: string, minute: string, half?: string) => ` ${timeInWords(hour, minute, half)} `)
    .replace(HALF_DAY, (_, hour: string, half: string) => ` ${timeInWords(hour, '00', half)} `)
    .replace(MEASURE, (_, numeral: string, unit: string) => ` ${measureInWords(numeral, unit)} `)
    .replace(ORDINAL, (_, digits: string) => ordinalInWords(Number(digits)))
    .replace(NUMERAL, (numeral) => ` ${numeralInWords(numeral.replaceAll(',', ''))} `)
    .replace(/\d+/g, (digits) => ` ${numeralInWords(digits)} `)
    .replace(/&/g, ' and ')
    .replace(/@/g, ' at ')
    .replace(/\+/g, ' plus ')
    .replace(/=/g, ' equals ')
    .replace(/°/g, ' degrees ')
    .replace(/%/g, ' percent ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 .,;:!?'\n-]/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .replace(/(^|\s)-+|-+(?=\s|$)/g, ' ')
    .replace(/([.,;:!?])[.,;:!?]+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[^A-Za-z]+$/, '');
}

function measureInWords(numeral: string, unit: string): string {
  const plain = numeral.replaceAll(',', '');
  const names = UNITS.find(([pattern]) => pattern.test(unit));
  const name = names === undefined ? unit : Number(plain) === 1 ? names[1] : names[2];
  return `${numeralInWords(plain)} ${name}`;
}

function timeInWords(hour: string, minute: string, half: string | undefined): string {
  const minutes = Number(minute);
  const tail = half === undefined ? '' : ` ${half.toUpperCase()} M`;
  const head = wholeNumberInWords(Number(hour));
  if (minutes === 0) return half === undefined ? `${head} o'clock` : `${head}${tail}`;
  return `${head} ${minutes < 10 ? 'oh ' : ''}${wholeNumberInWords(minutes)}${tail}`;
}

function ordinalInWords(value: number): string {
  const words = wholeNumberInWords(value).split(' ');
  const last = words.pop() ?? '';
  const ending = ORDINAL_ENDINGS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ending].join(' ');
}
