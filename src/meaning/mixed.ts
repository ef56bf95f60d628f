import type { Intent, Meaning, SkillIntent } from '../domain/meaning.ts';
import { type Saying, spanOf } from './saying.ts';
import { segment } from './segment.ts';

/** Each part may be read several times: with more joints than this a sentence is one request or none. */
const MOST_JOINTS = 6;
/** Nobody asks for several things in so many words, and each run of parts is read. */
const MOST_WORDS = 40;
const MOST_READS = 9;
const JOINTS = new Set(['and', 'then', 'plus', 'also', ',', ';']);
/** What makes the rest of a sentence depend on something: it is not taken apart. */
const BINDS = new Set([
  'if',
  'when',
  'whenever',
  'unless',
  'once',
  'until',
  'till',
  'while',
  'before',
  'after',
  'because',
]);
/** What these are told is free text, and may well be several things. */
const TAKES_TEXT = /Remind|Broadcast|Schedule|^HassStartTimer$/;

type Read = (part: Saying) => Meaning;
const UNREAD: Meaning = { outcome: 'rejected', confidence: 0 };
type Part = { readonly saying: Saying; readonly meaning: Meaning };

/**
 * "Turn off the lamp and set a timer for five minutes": requests of different kinds in one sentence. Every part must be
 * understood; one that is not makes the whole an open question about that part. Undefined: the sentence is no such
 * thing. Work is bounded by the number of joints.
 */
export function readMixed(whole: Saying, read: Read): Meaning | undefined {
  const segments = segmentsOf(whole);
  if (segments.length < 2 || segments.length > MOST_JOINTS + 1 || whole.tokens.length > MOST_WORDS) return undefined;
  if (whole.tokens.some(({ norm }) => BINDS.has(norm))) return undefined;
  let reads = 0;
  const parts = partsOf(whole, segments, (part) => (reads++ < MOST_READS ? read(part) : UNREAD));
  if (reads > MOST_READS) return undefined;
  if (!parts.some(({ meaning }) => isOther(meaning)) || parts.length < 2) return undefined;
  if (parts.some(({ meaning, saying }, i) => i > 0 && !standsAlone(saying, meaning, parts))) return undefined;
  return joined(whole, parts);
}

/**
 * The reading of a sentence as one request, or as several where that explains more: "play jazz and turn off the lights"
 * is no title of a song.
 */
export function orSeveral(whole: Meaning, several: () => Meaning | undefined): Meaning {
  if (whole.outcome === 'understood' && !mayHoldMore(whole.intents)) return whole;
  if (whole.outcome === 'unknown' && whole.missing) return whole;
  const mixed = several();
  if (!mixed) return whole;
  const open = mixed.outcome === 'ambiguous' || (mixed.outcome === 'unknown' && mixed.missing !== undefined);
  if (mixed.outcome === 'understood' || (open && whole.outcome !== 'understood')) return mixed;
  return whole.outcome === 'unknown' || whole.outcome === 'rejected' ? mixed : whole;
}

function mayHoldMore([only, ...others]: readonly Intent[]): boolean {
  const free = only?.kind === 'skill' && (only.skill === 'media' || only.skill === 'lists');
  return free && !others.length && !TAKES_TEXT.test(only.name);
}

/** The sentence cut at its joints: from and to of each stretch that is none. */
function segmentsOf({ tokens }: Saying): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at++) {
    if (at < tokens.length && !JOINTS.has(tokens[at]?.norm ?? '')) continue;
    if (at > from) found.push([from, at]);
    from = at + 1;
  }
  return found;
}

/** From left to right: of requests to devices the longest run that is understood, of others the shortest. */
function partsOf(whole: Saying, segments: ReturnType<typeof segmentsOf>, read: Read): readonly Part[] {
  const parts: Part[] = [];
  let open = 0;
  for (let at = 0; at < segments.length; ) {
    const [from = 0] = segments[at] ?? [];
    const focus = parts.flatMap(({ meaning }) => actsOf(meaning));
    let best: { part: Part; next: number } | undefined;
    for (let end = at; end < segments.length; end++) {
      const to = segments[end]?.[1] ?? from;
      const saying: Saying = {
        ...whole,
        tokens: whole.tokens.slice(from, to),
        context: focus.length ? { ...whole.context, focus } : whole.context,
      };
      const part = { saying, meaning: read(saying) };
      if (isDone(part.meaning) && isOther(part.meaning)) {
        best ??= { part, next: end + 1 };
        break;
      }
      if (isDone(part.meaning)) best = { part, next: end + 1 };
      else if (end === at) best = undefined;
    }
    if (!best) {
      // One part may be asked about; with two nothing is known of what they are parts of.
      if (++open > 1) return [];
      const [, to = from] = segments[at] ?? [];
      const saying: Saying = { ...whole, tokens: whole.tokens.slice(from, to) };
      best = { part: { saying, meaning: read(saying) }, next: at + 1 };
    }
    parts.push(best.part);
    at = best.next;
  }
  return parts;
}

const intentsOf = (meaning: Meaning): readonly Intent[] => (meaning.outcome === 'understood' ? meaning.intents : []);

const actsOf = (meaning: Meaning) =>
  intentsOf(meaning).filter((intent) => intent.kind === 'set' || intent.kind === 'use');

/** Talk that may stand beside a request. A yes, a no or a correction belongs to the question before it. */
const BESIDE = new Set(['thanks', 'time', 'date', 'explain', 'list-taught', 'forget']);

function isDone(meaning: Meaning): boolean {
  if (meaning.outcome === 'unknown') return meaning.missing !== undefined;
  return (
    (meaning.outcome === 'understood' || meaning.outcome === 'ambiguous') &&
    intentsOf(meaning).every((intent) => intent.kind !== 'talk' || BESIDE.has(intent.talk.about))
  );
}

/** Something that is no request to devices. */
const isOther = (meaning: Meaning): boolean =>
  intentsOf(meaning).some(({ kind }) => kind === 'skill' || kind === 'query' || kind === 'talk') ||
  (meaning.outcome === 'unknown' && meaning.missing !== undefined && meaning.missing.what !== 'value');

const isLater = (intent: Intent): intent is SkillIntent => intent.kind === 'skill' && intent.command !== undefined;

/**
 * "Is the lamp on and the fan off" asks twice: a request beside a question says what to do. What is for later keeps
 * its time to itself only where everything is for later.
 */
function standsAlone(saying: Saying, meaning: Meaning, parts: readonly Part[]): boolean {
  const later = parts.some((part) => intentsOf(part.meaning).some(isLater));
  if (later && actsOf(meaning).length) return false;
  if (later && parts.some((part) => actsOf(part.meaning).length)) return false;
  if (!actsOf(meaning).length) return true;
  const first = segment(saying.tokens, saying.lexicon, saying.context).find(
    ({ sense }) => sense.is !== 'filler' && sense.is !== 'also' && sense.is !== 'article',
  )?.sense;
  return first?.is === 'verb' || first?.is === 'concept' || meaning.outcome === 'ambiguous';
}

function joined(whole: Saying, parts: readonly Part[]): Meaning | undefined {
  const failed = parts.find(({ meaning }) => meaning.outcome === 'unknown' || !isDone(meaning));
  if (failed) return withWhole(whole, failed);
  const open = parts.filter(({ meaning }) => meaning.outcome === 'ambiguous');
  const at = parts.findIndex(({ meaning }) => meaning.outcome === 'ambiguous');
  const around = (some: readonly Part[]): readonly Intent[] => some.flatMap(({ meaning }) => intentsOf(meaning));
  const { meaning } = parts[at] ?? {};
  if (meaning?.outcome === 'ambiguous') {
    if (open.length > 1) return undefined;
    return {
      ...meaning,
      before: [...around(parts.slice(0, at)), ...(meaning.before ?? [])],
      after: [...(meaning.after ?? []), ...around(parts.slice(at + 1))],
    };
  }
  const [first, ...rest] = around(parts);
  return first && { outcome: 'understood', intents: [first, ...rest], confidence: 0.9 };
}

/** What holds back the whole sentence: the part that is not understood, as it stands there. */
function withWhole(whole: Saying, { saying, meaning }: Part): Meaning | undefined {
  if (meaning.outcome === 'unknown' || meaning.outcome === 'unsupported') return meaning;
  if (meaning.outcome !== 'rejected') return undefined;
  const span = spanOf(saying, { from: 0, to: saying.tokens.length, guess: 'action' });
  return { outcome: 'unknown', unknown: [span], request: { text: whole.text, targets: [] }, confidence: 0.5 };
}
