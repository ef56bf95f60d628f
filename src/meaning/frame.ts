import type { Kind } from '../domain/concept.ts';
import type { Guess } from '../domain/meaning.ts';
import type { Act, Piece, Property, Unit } from './pieces.ts';
import { unknownChunks } from './unknown-chunks.ts';

/** The devices and places that a clause names, before they are looked up. */
export interface Nouns {
  entities: (readonly string[])[];
  kind?: { readonly kinds: readonly Kind[]; readonly noun: string; readonly plural: boolean };
  area?: string;
  floor?: string;
  here: boolean;
  home: boolean;
  every: boolean;
  pronoun?: 'one' | 'several';
}

/** What a clause says about how things shall be. */
export interface SettingWords {
  number?: { readonly value: number; readonly unit?: Unit; readonly relative: boolean; readonly toward: boolean };
  level?: number;
  colour?: { readonly name: string; readonly hs: readonly [number, number] };
  /** "From white to yellow": what it was. */
  from?: string;
  white?: { readonly name: string; readonly kelvin: number };
  property?: Property;
  more?: { readonly of?: Property; readonly sign: 1 | -1 };
  factor?: number;
  state?: string;
  asNow?: boolean;
}

/** One clause, taken apart. Token positions are those of the sentence. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  act?: Act;
  particle?: 'on' | 'off' | 'up' | 'down';
  concepts?: readonly string[];
  nouns: Nouns;
  except: Nouns;
  words: SettingWords;
  unknown: { readonly from: number; readonly to: number; readonly guess: Guess }[];
  negated: boolean;
  time?: { readonly from: number; readonly to: number };
  condition: boolean;
  also: boolean;
}

const emptyNouns = (): Nouns => ({ entities: [], here: false, home: false, every: false });

export function hasNouns(nouns: Nouns): boolean {
  return Boolean(
    nouns.entities.length || nouns.kind || nouns.area || nouns.floor || nouns.here || nouns.home || nouns.pronoun,
  );
}

export function hasSetting(words: SettingWords): boolean {
  return Object.keys(words).some((key) => key !== 'factor');
}

/** Verbs that want to know how the device shall be; with them "on" before a device is a preposition. */
export const SETTERS: ReadonlySet<Act | undefined> = new Set<Act>(['set', 'turn', 'dim', 'brighten', 'raise', 'lower']);

/** Reads one clause from left to right into a frame. Every piece goes somewhere; what cannot is `unknown`. */
export function readFrame(pieces: readonly Piece[]): Frame {
  const frame: Frame = {
    from: pieces[0]?.from ?? 0,
    to: pieces.at(-1)?.to ?? 0,
    nouns: emptyNouns(),
    except: emptyNouns(),
    words: {},
    unknown: [],
    negated: false,
    condition: false,
    also: false,
  };
  const chunks = unknownChunks(pieces);
  frame.unknown = chunks.map(({ from, to, guess }) => ({ from, to, guess }));
  const rest = pieces.filter((piece) => !chunks.some((chunk) => piece.from >= chunk.from && piece.to <= chunk.to));
  let preposition = '';
  for (const [i, piece] of rest.entries()) {
    const { sense } = piece;
    const nouns = preposition === 'except' ? frame.except : frame.nouns;
    if (sense.is === 'preposition') preposition = sense.word;
    else if (sense.is === 'except') preposition = 'except';
    else if (sense.is === 'particle' && !isParticle(rest, i, frame)) preposition = 'on';
    else if (sense.is === 'verb' && frame.act && adjectiveState(sense.act))
      frame.words.state ??= adjectiveState(sense.act) ?? '';
    else readPiece(frame, nouns, piece, preposition);
    if (sense.is !== 'preposition' && sense.is !== 'article' && sense.is !== 'every' && preposition !== 'except') {
      if (sense.is !== 'particle') preposition = '';
    }
  }
  return frame;
}

function adjectiveState(act: Act): string | undefined {
  if (act === 'mute') return 'muted';
  return act === 'open'
    ? 'open'
    : act === 'close'
      ? 'closed'
      : act === 'lock'
        ? 'locked'
        : act === 'unlock'
          ? 'unlocked'
          : undefined;
}

/** "on" and "off": the verb's own ("turn the light on") or a preposition ("study mode on the sofa lamp")? */
function isParticle(pieces: readonly Piece[], at: number, frame: Frame): boolean {
  const piece = pieces[at];
  if (piece?.sense.is !== 'particle') return false;
  if (piece.sense.to !== 'on') return true;
  const after = pieces.slice(at + 1).find(({ sense }) => sense.is !== 'filler' && sense.is !== 'also');
  const opensPlace =
    after && ['article', 'entity', 'area', 'floor', 'kind', 'every', 'pronoun'].includes(after.sense.is);
  if (!opensPlace) return true;
  const before = pieces[at - 1]?.sense;
  return before?.is === 'verb' || (before === undefined && !pieces.some(({ sense }) => sense.is === 'verb'));
}

function readPiece(frame: Frame, nouns: Nouns, piece: Piece, preposition: string): void {
  const { sense } = piece;
  const words = frame.words;
  switch (sense.is) {
    case 'verb':
      frame.act ??= sense.act;
      break;
    case 'particle':
      frame.particle ??= sense.to;
      break;
    case 'entity':
      nouns.entities.push(sense.ids);
      break;
    case 'kind':
      nouns.kind ??= sense;
      break;
    case 'area':
      nouns.area ??= sense.area;
      break;
    case 'floor':
      nouns.floor ??= sense.floor;
      break;
    case 'here':
      nouns.here = true;
      break;
    case 'home':
      nouns.home = true;
      break;
    case 'every':
      nouns.every = true;
      break;
    case 'pronoun':
      nouns.pronoun ??= sense.plural ? 'several' : 'one';
      break;
    case 'concept':
      frame.concepts ??= sense.ids;
      break;
    case 'number':
      if (sense.unit === 'clock' || sense.unit === 'duration') frame.time ??= piece;
      else
        words.number ??= {
          ...sense,
          relative: preposition === 'by',
          toward: preposition === 'to' || preposition === 'at',
        };
      break;
    case 'level':
      words.level ??= sense.pct;
      break;
    case 'colour':
      if (preposition === 'from') words.from = sense.name;
      else words.colour ??= sense;
      break;
    case 'white':
      if (preposition === 'from') words.from = sense.name;
      else words.white ??= sense;
      break;
    case 'property':
      words.property ??= sense.of;
      break;
    case 'more':
      words.more ??= sense;
      break;
    case 'amount':
      words.factor ??= sense.factor;
      break;
    case 'state':
      words.state ??= sense.state;
      break;
    case 'as-now':
      words.asNow = true;
      break;
    case 'not':
      frame.negated = true;
      break;
    case 'also':
      frame.also = true;
      break;
    case 'time':
      frame.time ??= piece;
      break;
    case 'condition':
      frame.condition = true;
      break;
    default:
      break; // articles and fillers change nothing; conjunctions were taken by the clauses
  }
}
