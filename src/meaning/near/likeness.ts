import { singular } from '../tokens.ts';
import { soundDistance, soundOf, spellingDistance } from './sound.ts';

/** A word of a name as it is compared. `known` words mean something by themselves: they were not misheard. */
export interface ComparedWord {
  readonly norm: string;
  readonly stem: string;
  readonly known: boolean;
}

/** Half of the sounds of a word may differ a little, or a quarter of them altogether; with more it is another word. */
const WORD_LIMIT = 0.36;

/**
 * How unlike a name is what was said for it: 0 is the same, 1 nothing in common; undefined where it can't have been
 * meant. Words are compared one by one, by sound and by spelling; where their number differs, as "beth room" and
 * "bathroom" do, all in one.
 */
export function unlikeness(said: readonly ComparedWord[], name: readonly string[]): number | undefined {
  if (said.length !== name.length) return unlikeTogether(said, name);
  let sum = 0;
  let length = 0;
  for (const [i, word] of said.entries()) {
    const other = name[i] ?? '';
    const far =
      word.stem === other || word.norm === other
        ? 0
        : word.known
          ? undefined
          : wordUnlikeness(word.stem, singular(other));
    if (far === undefined || far > WORD_LIMIT) return undefined;
    sum += far * other.length;
    length += other.length;
  }
  return length ? sum / length : undefined;
}

function unlikeTogether(said: readonly ComparedWord[], name: readonly string[]): number | undefined {
  // A known word may have been cut out of a longer one ("bed room"), but not be turned into another.
  const kept = said.filter(({ known }) => known);
  if (
    Math.abs(said.length - name.length) > 1 ||
    !kept.every(({ norm, stem }) => holds(name, norm) || holds(name, stem))
  )
    return undefined;
  const far = wordUnlikeness(said.map(({ norm }) => norm).join(''), name.join(''));
  return far !== undefined && far <= WORD_LIMIT / 2 ? far : undefined;
}

const holds = (name: readonly string[], word: string): boolean => name.join('').includes(word);

/** Short words have too few sounds to tell a slip from another word. */
const SHORTEST = 3;
/** Words of very different lengths are no mishearing of each other: "software" and "sofa". */
const LENGTHS = 0.4;

function wordUnlikeness(said: string, name: string): number | undefined {
  if (Math.min(said.length, name.length) < SHORTEST || /\d/.test(said + name)) return undefined;
  const [one, other] = [soundOf(said), soundOf(name)];
  const longer = Math.max(one.length, other.length, 1);
  if (Math.abs(one.length - other.length) > longer * LENGTHS) return undefined;
  const bySound = soundDistance(one, other) / longer;
  const bySpelling = spellingDistance(said, name) / Math.max(said.length, name.length);
  // One letter in four is a slip of the finger, though hardly ever the first; in shorter words it makes another word.
  return Math.min(bySound, bySpelling <= 0.25 && said[0] === name[0] ? bySpelling : 1);
}
