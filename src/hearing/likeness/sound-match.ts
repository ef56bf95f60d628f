import { missing, replacing } from './phone-distance.ts';

/** A stretch of phones that a word may be, and how unlike they are. */
export interface SoundMatch {
  /** Behind its last phone. */
  readonly to: number;
  readonly cost: number;
}

/** A phone that is said twice where one word ends and the next begins is heard once. */
const TWICE = 0.1;
/** A word may be heard this much longer than it is. */
const MOST_MORE = 3;

/**
 * Where a word may end that begins at a place, by weighted edit distance (R. Wagner and M. Fischer, "The
 * string-to-string correction problem", JACM 21, 1974) between its phones and those heard; only what costs at most
 * `perPhone` times the length of the longer side.
 */
export function soundMatches(
  sound: Uint8Array,
  heard: Uint8Array,
  from: number,
  perPhone: number,
): readonly SoundMatch[] {
  const columns = Math.min(heard.length - from, sound.length + MOST_MORE) + 1;
  const most = perPhone * (sound.length + MOST_MORE);
  let before = new Float32Array(columns);
  for (let column = 1; column < columns; column += 1) {
    before[column] = (before[column - 1] ?? 0) + gap(heard, from + column - 1);
  }
  for (let row = 1; row <= sound.length; row += 1) {
    const phone = sound[row - 1] ?? 0;
    const now = new Float32Array(columns);
    const dropped = row > 1 || from === 0 || heard[from - 1] !== phone ? missing(phone) : TWICE;
    now[0] = (before[0] ?? 0) + dropped;
    let least = now[0] ?? 0;
    for (let column = 1; column < columns; column += 1) {
      const cost = Math.min(
        (before[column - 1] ?? 0) + replacing(phone, heard[from + column - 1] ?? 0),
        (before[column] ?? 0) + dropped,
        (now[column - 1] ?? 0) + gap(heard, from + column - 1),
      );
      now[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return [];
    before = now;
  }
  const matches: SoundMatch[] = [];
  for (let column = 1; column < columns; column += 1) {
    const cost = before[column] ?? 0;
    if (cost <= perPhone * Math.max(sound.length, column)) matches.push({ to: from + column, cost });
  }
  return matches;
}

function gap(heard: Uint8Array, at: number): number {
  return at > 0 && heard[at] === heard[at - 1] ? TWICE : missing(heard[at] ?? 0);
}
