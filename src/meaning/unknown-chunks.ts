import type { Guess } from '../domain/meaning.ts';
import type { Piece, Sense } from './pieces.ts';

const STRUCTURE: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'verb',
  'particle',
  'preposition',
  'not',
  'filler',
  'also',
  'except',
  'pronoun',
  'condition',
]);
const TARGETS: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'entity',
  'kind',
  'area',
  'floor',
  'here',
  'home',
  'pronoun',
  'every',
]);
const SETTING_PREPOSITIONS = new Set(['to', 'at', 'into', 'as', 'onto']);

export interface UnknownChunk {
  readonly from: number;
  readonly to: number;
  readonly guess: Guess;
}

/**
 * The phrases of a clause that hold a word nobody explained. The whole phrase is unknown, not the word alone: with a
 * room called Study, "study mode" is a phrase of its own, since its head "mode" is unknown.
 */
export function unknownChunks(clause: readonly Piece[]): readonly UnknownChunk[] {
  const chunks: UnknownChunk[] = [];
  for (let i = 0; i < clause.length; i++) {
    const own = ownSetting(clause, i);
    if (own !== undefined) {
      chunks.push({ from: clause[i]?.from ?? 0, to: clause[own]?.to ?? 0, guess: 'setting' });
      i = own;
      continue;
    }
    if (clause[i]?.sense.is !== 'unknown') continue;
    let first = i;
    while (first > 0 && !STRUCTURE.has(clause[first - 1]?.sense.is ?? 'verb')) first--;
    first = Math.min(i, peel(clause, first, i));
    const last = extend(clause, i);
    const from = clause[first];
    const to = clause[last];
    if (from && to) chunks.push({ from: from.from, to: to.to, guess: guess(clause, first, last) });
    i = last;
  }
  return chunks;
}

/** Of these "my ..." may be made as a whole, without being a device or a place: "my colour", "my desk level". */
const OWNABLE: ReadonlySet<Sense['is']> = new Set<Sense['is']>([
  'property',
  'hollow',
  'unknown',
  'time',
  'level',
  'white',
  'colour',
  'state',
  'entity',
  'filler',
  'more',
]);

/**
 * "Set the lamp to my colour", "put the radio on my volume": what somebody calls their own is a word of theirs, even where
 * its words are known. Gives the last piece of it.
 */
function ownSetting(clause: readonly Piece[], at: number): number | undefined {
  const piece = clause[at]?.sense;
  const before = clause[at - 1]?.sense;
  const leads =
    (before?.is === 'preposition' && SETTING_PREPOSITIONS.has(before.word)) ||
    (before?.is === 'particle' && before.to === 'on');
  if (piece?.is !== 'article' || !piece.mine || !leads) return undefined;
  if (!clause.slice(0, at).some(({ sense }) => TARGETS.has(sense.is))) return undefined;
  let last = at;
  while (last + 1 < clause.length && OWNABLE.has(clause[last + 1]?.sense.is ?? 'verb')) last++;
  while (last > at && clause[last]?.sense.is === 'filler') last--;
  const words = clause.slice(at + 1, last + 1);
  // "To my desk lamp" names a device; a sensor is nothing that something could be set to.
  const names = words.every(
    ({ sense }) => sense.is === 'entity' && !sense.ids.every((id) => /^(?:binary_)?sensor\./.test(id)),
  );
  return words.length && !names ? last : undefined;
}

/** Leaves out what stands before the unknown phrase: articles, and a device that the phrase is said of ("make the blind castle"). */
function peel(clause: readonly Piece[], first: number, unknown: number): number {
  let at = first;
  const skipArticles = (): boolean => {
    const start = at;
    while (
      at < unknown &&
      (clause[at]?.sense.is === 'article' || clause[at]?.sense.is === 'every') &&
      !isMine(clause, at)
    )
      at++;
    return at > start;
  };
  const articled = skipArticles();
  const act = clause.slice(0, first).find(({ sense }) => sense.is === 'verb')?.sense;
  const setter = act?.is === 'verb' && (act.act === 'set' || act.act === 'turn');
  const head = clause[at];
  if (!head || at >= unknown || clause[first - 1]?.sense.is === 'preposition') return at;
  const named = head.sense.is === 'entity' && head.to - head.from > 1;
  const peelable = setter
    ? ['entity', 'kind'].includes(head.sense.is) || (head.sense.is === 'area' && articled)
    : named;
  if (!peelable) return at;
  at++;
  skipArticles();
  return at;
}

// "my usual": the possessive is part of the name, for it says whose it is.
function isMine(clause: readonly Piece[], at: number): boolean {
  const piece = clause[at];
  if (piece?.sense.is !== 'article' || !piece.sense.mine) return false;
  const owned = clause.slice(at + 1).findIndex(({ sense }) => STRUCTURE.has(sense.is));
  return clause.slice(at + 1, owned < 0 ? undefined : at + 1 + owned).some(({ sense }) => sense.is === 'unknown');
}

function extend(clause: readonly Piece[], unknown: number): number {
  let last = unknown;
  for (let at = unknown + 1; at < clause.length; at++) {
    const sense = clause[at]?.sense;
    if (!sense) break;
    const rest = clause.slice(at + 1);
    if (
      sense.is === 'preposition' ||
      sense.is === 'particle' ||
      sense.is === 'filler' ||
      sense.is === 'also' ||
      sense.is === 'verb'
    ) {
      const next = rest.find((piece) => piece.sense.is !== 'article');
      const more = rest.some((piece) => piece.sense.is === 'unknown');
      if (!more || (next && TARGETS.has(next.sense.is))) break;
    } else if (STRUCTURE.has(sense.is) || sense.is === 'here' || sense.is === 'home') {
      break;
    }
    last = at;
  }
  // "Wind down", "pick me up": where there is no verb the particle is part of the name.
  const verbless = !clause.some(({ sense }) => sense.is === 'verb');
  const next = clause[last + 1]?.sense;
  const before = clause
    .slice(0, unknown)
    .findLast(({ sense }) => sense.is !== 'article' && sense.is !== 'unknown')?.sense;
  const introduced = before?.is === 'preposition' || (before?.is === 'particle' && before.to === 'on');
  if (
    (verbless || introduced) &&
    next?.is === 'particle' &&
    (next.to === 'up' || next.to === 'down' || (verbless && next.to === 'out')) &&
    last + 2 >= clause.length
  )
    return last + 1;
  // Words that lead nowhere are not part of the phrase.
  while (
    last > unknown &&
    ['preposition', 'article', 'filler', 'also', 'particle'].includes(clause[last]?.sense.is ?? '')
  )
    last--;
  return last;
}

function guess(clause: readonly Piece[], first: number, last: number): Guess {
  const outside = clause.filter((_, i) => i < first || i > last);
  const before = clause.slice(0, first).findLast(({ sense }) => sense.is !== 'article' && sense.is !== 'every');
  const act = clause.find(({ sense }) => sense.is === 'verb')?.sense;
  const verb = act?.is === 'verb' ? act.act : undefined;
  const setter = verb === 'set' || verb === 'turn';
  const particle =
    outside.some(({ sense }) => sense.is === 'particle' && sense.to !== 'on') ||
    outside.some(({ sense }, i) => sense.is === 'particle' && outside[i - 1]?.sense.is === 'verb');
  const target = outside.some(({ sense }) => TARGETS.has(sense.is));
  if (before?.sense.is === 'preposition') {
    if (SETTING_PREPOSITIONS.has(before.sense.word)) return 'setting';
    if (before.sense.word === 'in') return target && setter && !particle ? 'setting' : 'area';
    return 'device';
  }
  if (before?.sense.is === 'particle' && before.sense.to === 'on' && !setter) return 'device';
  if (clause[last]?.sense.is === 'kind') return 'device';
  if (verb === 'start' || verb === 'run' || verb === 'activate' || verb === undefined)
    return target ? 'setting' : 'action';
  if (setter && !particle) return target ? 'setting' : 'device';
  return 'device';
}
