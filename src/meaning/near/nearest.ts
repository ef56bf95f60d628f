import type { Guess, Meaning, Near } from '../../domain/meaning.ts';
import { chooseConcept } from '../lexicon.ts';
import type { Saying } from '../saying.ts';
import { segment } from '../segment.ts';
import { isHouseholdWord } from './household-words.ts';
import { type ComparedWord, unlikeness } from './likeness.ts';
import { type Name, namesIn } from './names.ts';
import { keyOf, mayStandFor } from './same-words.ts';

type Unknown = Extract<Meaning, { outcome: 'unknown' }>;

/** A name is offered where what was said is no more unlike it than this, and any other clearly more so. */
const LIMIT = 0.3;
/** One word alone has no other words to bear it out. */
const LIMIT_ALONE = 0.2;
const CLEARLY = 0.1;
/** How many known words beside the unknown ones may belong to the name. */
const BESIDE = 2;

/** A stretch of tokens that may have been meant for a name. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** What may stand where something of this kind is missing. */
const FITS: Readonly<Record<Guess, readonly Name['is'][]>> = {
  setting: ['concept'],
  value: [],
  area: ['place', 'device'],
  device: ['device', 'place', 'concept'],
  action: ['concept', 'device'],
};

interface Candidate {
  readonly name: Name;
  readonly window: Window;
  /** How unlike it is what was said. */
  readonly far: number;
}

/**
 * The name that unknown words are likely to have been meant for, where one is clearly the best: by sound and spelling,
 * or by words that mean the same. Nothing acts on it; it is offered as a question. `read` tells whether the sentence
 * makes sense with the name in place.
 */
export function nearestName(saying: Saying, unknown: Unknown, read: (text: string) => Meaning): Near | undefined {
  if (unknown.missing || unknown.unknown.length !== 1) return undefined;
  const { lexicon } = saying;
  const names = namesIn(lexicon);
  const strange = strangeWords(saying);
  const compared = saying.tokens.map(
    ({ norm, stem }, at): ComparedWord => ({
      norm,
      stem,
      known: isHouseholdWord(stem) || names.words.has(stem) || !strange.has(at),
    }),
  );
  const candidates: Candidate[] = [];
  for (const window of windowsAround(saying, unknown)) {
    const said = compared.slice(window.from, window.to);
    if (said.every(({ known }) => known)) continue;
    for (const name of names.all) {
      if (!FITS[unknown.unknown[0].guess].includes(name.is) || !isFor(name, saying)) continue;
      const far = unlikeness(said, name.words);
      if (far !== undefined && far <= LIMIT + CLEARLY) candidates.push({ name, window, far });
    }
  }
  candidates.sort((one, other) => one.far - other.far || size(other.window) - size(one.window));
  const [best] = candidates;
  if (!best || best.far > (best.name.words.length > 1 ? LIMIT : LIMIT_ALONE)) return likeConcept(saying, unknown, read);
  const meant = withName(saying, best.window, best.name.written, read);
  if (!meant) return undefined;
  const isRival = ({ name, window, far }: Candidate): boolean => {
    if (name.means === best.name.means || far >= best.far + CLEARLY) return false;
    const other = withName(saying, window, name.written, read);
    return other !== undefined && other.does !== meant.does;
  };
  return candidates.some(isRival) ? undefined : { name: best.name.written, is: best.name.is, text: meant.text };
}

const size = ({ from, to }: Window): number => to - from;

function isFor(name: Name, { lexicon, context }: Saying): boolean {
  if (name.is !== 'concept') return true;
  return chooseConcept([name.means.slice('concept '.length)], lexicon.concepts, context.speaker) !== undefined;
}

/** Where in the sentence words stand that mean nothing by themselves. */
function strangeWords({ tokens, lexicon, context }: Saying): ReadonlySet<number> {
  const strange = new Set<number>();
  for (const { from, to, sense } of segment(tokens, lexicon, context))
    if (sense.is === 'unknown') for (let at = from; at < to; at++) strange.add(at);
  return strange;
}

/** The unknown span, and less or a little more than it: whatever holds its strange words. */
function windowsAround(saying: Saying, { unknown: [span] }: Unknown): readonly Window[] {
  const { tokens } = saying;
  const inside = tokens.flatMap(({ start, end }, at) => (start >= span.start && end <= span.end ? [at] : []));
  const strange = strangeWords(saying);
  const core = inside.filter((at) => strange.has(at));
  const [first = inside[0], last = inside.at(-1)] = [core[0], core.at(-1)];
  if (first === undefined || last === undefined) return [];
  const windows: Window[] = [];
  const lowest = Math.max(0, Math.min(inside[0] ?? first, first - BESIDE));
  const highest = Math.min(tokens.length - 1, Math.max(inside.at(-1) ?? last, last + BESIDE));
  for (let from = first; from >= Math.max(lowest, first - 4); from--)
    for (let to = last + 1; to <= Math.min(highest + 1, last + 5); to++) windows.push({ from, to });
  return windows;
}

/** The sentence with the name in place, and what it would do, where it makes sense so. */
function withName(
  { text, tokens }: Saying,
  { from, to }: Window,
  name: string,
  read: (text: string) => Meaning,
): { readonly text: string; readonly does: string } | undefined {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? text.length;
  const whole = `${text.slice(0, start)}${name}${text.slice(end)}`;
  const meaning = read(whole);
  const sensible =
    meaning.outcome === 'ambiguous' ||
    (meaning.outcome === 'understood' && meaning.intents.every(({ kind }) => kind !== 'talk')) ||
    (meaning.outcome === 'unknown' && meaning.missing !== undefined);
  if (!sensible) return undefined;
  const intents = meaning.outcome === 'understood' ? meaning.intents : [];
  const does = intents.map((intent) => ('concept' in intent ? `${intent.concept} ` : '') + intent.targets.join(' '));
  return { text: whole, does: does.join('; ') || whole };
}

/** A concept whose words mean the same: "film night" for "movie night". */
function likeConcept(saying: Saying, unknown: Unknown, read: (text: string) => Meaning): Near | undefined {
  const { lexicon, context, tokens } = saying;
  const words = tokens.map(({ norm }) => norm);
  const concepts = [...lexicon.concepts.values()].filter(
    ({ definition, id }) => definition.kind !== 'name' && chooseConcept([id], lexicon.concepts, context.speaker),
  );
  for (const window of [...windowsAround(saying, unknown)].sort((one, other) => size(other) - size(one))) {
    const meant = concepts.filter((concept) => mayStandFor(words.slice(window.from, window.to), concept));
    const [only, ...others] = meant;
    const said = only && !others.length ? withName(saying, window, only.name, read) : undefined;
    if (only && said) return { name: only.name, is: 'concept', text: said.text };
  }
  return undefined;
}

const KEYS = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** Concepts by the stems of their words, in no order. */
function conceptKeys({ lexicon }: Saying): ReadonlyMap<string, readonly string[]> {
  const known = KEYS.get(lexicon);
  if (known) return known;
  const keys = new Map<string, string[]>();
  for (const { id, name, otherNames, definition } of lexicon.concepts.values()) {
    if (definition.kind === 'name') continue;
    for (const one of [name, ...otherNames]) {
      const key = keyOf(
        one
          .toLowerCase()
          .replace(/['\u2019]/g, '')
          .split(/\s+/),
      );
      const ids = keys.get(key);
      if (ids) ids.push(id);
      else keys.set(key, [id]);
    }
  }
  KEYS.set(lexicon, keys);
  return keys;
}

/**
 * The sentence with a concept's own name, where it was said in other forms of the same words: "the studying mode", "the
 * mode for study". That is strong evidence: all of its words were said, and no others.
 */
export function inOwnWords(saying: Saying, unknown: Unknown, read: (text: string) => Meaning): Meaning | undefined {
  if (!saying.lexicon.concepts.size || unknown.missing || unknown.unknown.length !== 1) return undefined;
  const keys = conceptKeys(saying);
  const words = saying.tokens.map(({ norm }) => norm);
  for (const { from, to } of windowsAround(saying, unknown)) {
    const ids = keys.get(keyOf(words.slice(from, to)));
    const concept = ids && chooseConcept(ids, saying.lexicon.concepts, saying.context.speaker);
    if (!concept) continue;
    const start = saying.tokens[from]?.start ?? 0;
    const end = saying.tokens[to - 1]?.end ?? saying.text.length;
    const meaning = read(`${saying.text.slice(0, start)}${concept.name}${saying.text.slice(end)}`);
    if (meaning.outcome === 'understood' || meaning.outcome === 'ambiguous') return meaning;
  }
  return undefined;
}
