import { VOWELS } from './phones.ts';

/** What was heard may be shorter or longer than the words usually are, but not by more than this. */
const LEAST = 0.4;
const MOST = 2.5;
const MOST_PHONES = 80;

/**
 * Spreads the phones of a name over its words, so that each has some and they fit best: the cuts at which the phones
 * between differ least from how each word is usually said, found by dynamic programming.
 * @param usual the pronunciations of each word
 * @returns the phones of each word, blanks between; nothing where they are far too few or too many
 */
export function wordByWord(
  phones: readonly string[],
  usual: readonly (readonly string[])[],
): readonly string[] | undefined {
  if (usual.length === 1) return [phones.join(' ')];
  const ways = usual.map((sounds) => sounds.map((sound) => sound.split(' ')));
  const expected = ways.reduce((sum, [first]) => sum + (first?.length ?? 0), 0);
  const count = phones.length;
  if (count > MOST_PHONES || count < Math.max(usual.length, LEAST * expected) || count > MOST * expected)
    return undefined;
  let cost: readonly number[] = Array.from({ length: count + 1 }, (_, to) => (to === 0 ? 0 : Number.POSITIVE_INFINITY));
  const cuts: (readonly number[])[] = [];
  for (const sounds of ways) {
    const next = cost.map(() => Number.POSITIVE_INFINITY);
    const from = cost.map(() => 0);
    for (let begin = 0; begin < count; begin += 1) {
      for (const [end, more] of costsFrom(phones, begin, sounds).entries()) {
        const whole = (cost[begin] ?? 0) + more;
        const to = begin + end;
        if (end === 0 || whole >= (next[to] ?? 0)) continue;
        next[to] = whole;
        from[to] = begin;
      }
    }
    cuts.push(from);
    cost = next;
  }
  const parts: string[] = [];
  let to = count;
  for (const from of cuts.toReversed()) {
    const begin = from[to] ?? 0;
    parts.unshift(phones.slice(begin, to).join(' '));
    to = begin;
  }
  return parts;
}

/** How much the phones from a place on, up to each further one, differ from the nearest of a word's sounds. */
function costsFrom(
  phones: readonly string[],
  begin: number,
  sounds: readonly (readonly string[])[],
): readonly number[] {
  const least = Array.from({ length: phones.length - begin + 1 }, () => Number.POSITIVE_INFINITY);
  for (const sound of sounds) {
    let row = Array.from({ length: sound.length + 1 }, (_, at) => at);
    for (let end = 0; ; end += 1) {
      least[end] = Math.min(least[end] ?? 0, row.at(-1) ?? 0);
      const phone = phones[begin + end];
      if (phone === undefined) break;
      const next = [(row[0] ?? 0) + 1];
      for (const [at, other] of sound.entries()) {
        const put = (next[at] ?? 0) + 1;
        const left = (row[at + 1] ?? 0) + 1;
        next.push(Math.min(put, left, (row[at] ?? 0) + difference(phone, other)));
      }
      row = next;
    }
  }
  return least;
}

const difference = (one: string, other: string): number =>
  one === other ? 0 : VOWELS.has(one) === VOWELS.has(other) ? 0.6 : 1.5;
