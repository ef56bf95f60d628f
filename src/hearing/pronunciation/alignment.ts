/** Which phones a letter commonly stands for: what guides an alignment of spelling and sound. */
const USUAL: Readonly<Record<string, string>> = {
  a: 'AE EY AH AA AO EH IH',
  b: 'B',
  c: 'K S CH SH',
  d: 'D T JH',
  e: 'EH IY AH IH EY ER',
  f: 'F V',
  g: 'G JH ZH NG',
  h: 'HH',
  i: 'IH AY IY AH Y ER',
  j: 'JH Y HH ZH',
  k: 'K',
  l: 'L',
  m: 'M',
  n: 'N NG',
  o: 'AA OW AO AH UW UH AW OY W ER',
  p: 'P F',
  q: 'K',
  r: 'R ER',
  s: 'S Z SH ZH',
  t: 'T TH DH SH CH D',
  u: 'AH UW UH Y W ER IH AO',
  v: 'V F',
  w: 'W V UW',
  x: 'K Z G',
  y: 'Y IY AY IH',
  z: 'Z S T',
};
const usual = new Map(Object.entries(USUAL).map(([letter, phones]) => [letter, new Set(phones.split(' '))]));
const VOWELS = new Set('AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' '));

const SILENT = 1;
const MATCH = 0;
const SECOND = 0.7;
const KIN = 1.2;
const STRANGE = 3;

/**
 * Lays phones along the letters of a word: for each letter none, one or two phones (blanks between), at the least cost
 * by dynamic programming. Nothing when the word has more than twice as many phones as letters.
 */
export function alignedPhones(word: string, phones: readonly string[]): readonly string[] | undefined {
  const rows = word.length + 1;
  const columns = phones.length + 1;
  const cost = new Float64Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(rows * columns);
  cost[0] = 0;
  for (let row = 1; row < rows; row += 1) {
    const letter = word[row - 1] ?? '';
    for (let column = 0; column < columns; column += 1) {
      for (let count = 0; count <= Math.min(2, column); count += 1) {
        const before = cost[(row - 1) * columns + column - count] ?? Number.POSITIVE_INFINITY;
        const step = before + costOf(letter, phones[column - count], phones[column - 1], count);
        if (step >= (cost[row * columns + column] ?? 0)) continue;
        cost[row * columns + column] = step;
        taken[row * columns + column] = count;
      }
    }
  }
  if (!Number.isFinite(cost[rows * columns - 1] ?? Number.NaN)) return undefined;
  const along: string[] = [];
  let column = phones.length;
  for (let row = word.length; row > 0; row -= 1) {
    const count = taken[row * columns + column] ?? 0;
    along.unshift(phones.slice(column - count, column).join(' '));
    column -= count;
  }
  return along;
}

function costOf(letter: string, first: string | undefined, last: string | undefined, count: number): number {
  if (count === 0) return SILENT;
  if (count === 1) return fit(letter, first);
  return fit(letter, first) + fit(letter, last) + SECOND;
}

function fit(letter: string, phone: string | undefined): number {
  if (phone === undefined) return STRANGE;
  const phones = usual.get(letter);
  if (phones?.has(phone)) return MATCH;
  return /[aeiouy]/.test(letter) && VOWELS.has(phone) ? KIN : STRANGE;
}
