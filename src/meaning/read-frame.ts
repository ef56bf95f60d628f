import { emptyNouns, type Frame, hasNouns, type Nouns, type SettingWords } from './frame.ts';
import type { Act, Piece, Sense } from './pieces.ts';
import { unknownChunks } from './unknown-chunks.ts';
import { GENERIC } from './words/kinds.ts';

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
  let except: Piece | undefined;
  for (const [i, piece] of rest.entries()) {
    const { sense } = piece;
    // "Except those in the kitchen", "except the lamp upstairs": where is said of what is spared.
    const nouns = except ? frame.except : frame.nouns;
    if (sense.is === 'preposition') preposition = sense.word;
    else if (sense.is === 'except') except = piece;
    else if (sense.is === 'particle' && !isParticle(rest, i)) preposition = 'on';
    else if (sense.is === 'verb' && frame.act && adjectiveState(sense.act))
      frame.words.state ??= adjectiveState(sense.act) ?? '';
    else if (countsDevices(rest, i, preposition) || !readPiece(frame, nouns, piece, preposition))
      frame.unknown.push({ from: piece.from, to: piece.to, guess: 'value' });
    if (sense.is !== 'preposition' && sense.is !== 'article' && sense.is !== 'every' && sense.is !== 'particle')
      preposition = '';
  }
  // "But not now": what is spared is not known.
  if (except && !hasNouns(frame.except)) frame.unknown.push({ from: except.from, to: except.to, guess: 'device' });
  return frame;
}

/** "Half the lights", "a third of the blinds" are some of them: no level. */
function countsDevices(pieces: readonly Piece[], at: number, preposition: string): boolean {
  const [level, link, ...more] = pieces.slice(at, at + 4).map(({ sense }) => sense);
  if (level?.is !== 'level' || preposition !== '' || (link?.is !== 'article' && link?.is !== 'preposition'))
    return false;
  const noun = more.find(({ is }) => is !== 'article');
  return (link.is === 'article' || link.word === 'of') && noun?.is === 'kind' && noun.plural;
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
function isParticle(pieces: readonly Piece[], at: number): boolean {
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

/** Puts a piece where it belongs. False: the place is taken by something else, so that the piece is left over. */
function readPiece(frame: Frame, nouns: Nouns, piece: Piece, preposition: string): boolean {
  const { sense } = piece;
  switch (sense.is) {
    case 'verb':
      frame.act ??= sense.act;
      return true;
    case 'particle':
      if (contradicts(frame.particle, sense.to)) return false;
      frame.particle ??= sense.to;
      return true;
    case 'concept':
      frame.concepts ??= sense.ids;
      return true;
    case 'not':
      frame.negated = true;
      return true;
    case 'also':
      frame.also = true;
      return true;
    case 'time':
      frame.time ??= piece;
      return true;
    case 'condition':
      frame.condition = true;
      return true;
    case 'number':
      if (sense.unit !== 'clock' && sense.unit !== 'duration') return readNumber(frame.words, sense, preposition);
      frame.time ??= piece;
      return true;
    default:
      return readNoun(nouns, sense) ?? readWord(frame.words, sense, preposition) ?? true; // articles and fillers change nothing
  }
}

/** On and off in one clause: neither may win. */
const contradicts = (one: Frame['particle'], other: Frame['particle']): boolean =>
  (one === 'on' && other === 'off') || (one === 'off' && other === 'on');

function readNumber(words: SettingWords, sense: Extract<Sense, { is: 'number' }>, preposition: string): boolean {
  if (sense.unit === 'kelvin') return fill(words, 'kelvin', sense.value);
  const { value, unit } = sense;
  const said = {
    value,
    relative: preposition === 'by',
    toward: preposition === 'to' || preposition === 'at',
    at: preposition === 'at',
  };
  if (words.number) return false;
  words.number = unit === undefined ? said : { ...said, unit };
  return true;
}

/** True: taken. False: left over. Undefined: no noun. */
function readNoun(nouns: Nouns, sense: Sense): boolean | undefined {
  switch (sense.is) {
    case 'entity':
      nouns.entities.push(sense.ids);
      return sense.area === undefined || fill(nouns, 'area', sense.area);
    case 'kind':
      return joinKind(nouns, sense);
    case 'area':
      return fill(nouns, 'area', sense.area);
    case 'floor':
      return fill(nouns, 'floor', sense.floor);
    case 'here':
      nouns.here = true;
      return true;
    case 'home':
      nouns.home = true;
      return true;
    case 'every':
      nouns.every = true;
      return true;
    case 'everything':
      nouns.everything = true;
      return true;
    case 'pronoun':
      nouns.pronoun ??= sense.plural ? 'several' : 'one';
      return true;
    default:
      return undefined;
  }
}

type Noun = NonNullable<Nouns['kind']>;

/** "The music on the TV" is of the TV; "the light switch" is for the light. Two kinds that have nothing in common are no kind. */
function joinKind(nouns: Nouns, next: Noun): boolean {
  const first = nouns.kind;
  if (!first) {
    nouns.kind = next;
    return true;
  }
  if (next.noun === 'switch') return true;
  const common = next.kinds.filter(({ domain }) => first.kinds.some((kind) => kind.domain === domain));
  if (!common.length) return false;
  nouns.kind = GENERIC.has(next.noun) ? first : { ...next, kinds: common };
  return true;
}

function readWord(words: SettingWords, sense: Sense, preposition: string): boolean | undefined {
  switch (sense.is) {
    case 'level':
      if (preposition === 'to' || preposition === 'at') words.toward = true;
      return fill(words, 'level', sense.pct);
    case 'colour':
      return preposition === 'from' ? fill(words, 'from', sense.name) : fill(words, 'colour', sense);
    case 'white':
      return preposition === 'from' ? fill(words, 'from', sense.name) : fill(words, 'white', sense);
    case 'effect':
    case 'source':
    case 'preset':
      return fill(words, sense.is, sense.name);
    case 'property':
      words.property ??= sense.of;
      return true;
    case 'more':
      words.more ??= sense;
      return true;
    case 'amount':
      words.factor ??= sense.factor;
      return true;
    case 'state':
      words.state ??= sense.state;
      return true;
    case 'as-now':
      words.asNow = true;
      return true;
    default:
      return undefined;
  }
}

/** Fills a place once; the same again is no harm, something else does not fit. */
function fill<Place extends object, Key extends keyof Place>(place: Place, key: Key, value: Place[Key]): boolean {
  place[key] ??= value;
  return JSON.stringify(place[key]) === JSON.stringify(value);
}
