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
const VOWELS = 'AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' ');

/** Kept between calls: a dictionary is more than a hundred thousand alignments. */
const MOST_CELLS = 4_096;
const cost = new Float64Array(MOST_CELLS);
const taken = new Uint8Array(MOST_CELLS);

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
  if (rows * columns > MOST_CELLS || phones.length > 2 * word.length) return undefined;
  cost.fill(Number.POSITIVE_INFINITY, 0, rows * columns);
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
  if (count === 1) return fitOf(letter, first);
  return fitOf(letter, first) + fitOf(letter, last) + SECOND;
}

function fitOf(letter: string, phone: string | undefined): number {
  return phone === undefined ? STRANGE : (FITS.get(letter + phone) ?? STRANGE);
}

const FITS = new Map<string, number>([
  ...[...'aeiouy'].flatMap((letter) => VOWELS.map((phone): [string, number] => [letter + phone, KIN])),
  ...Object.entries(USUAL).flatMap(([letter, phones]) =>
    phones.split(' ').map((phone): [string, number] => [letter + phone, MATCH]),
  ),
]);
