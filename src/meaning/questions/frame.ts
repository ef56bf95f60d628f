import type { Place } from '../../domain/concept.ts';
import type { Slots } from '../../domain/meaning.ts';
import { type Frame, hasSetting, type Nouns } from '../frame.ts';
import type { Piece } from '../pieces.ts';
import { readFrame } from '../read-frame.ts';
import { isOfKind } from '../resolve.ts';
import type { Saying } from '../saying.ts';
import { segment } from '../segment.ts';
import { KINDS } from '../words/kinds.ts';
import { SENSOR_NOUNS } from './sensors.ts';

/**
 * The noun phrase of a question as a frame, or undefined where its words say more than devices and places. `several`
 * reads "kitchen lights" as lights in the kitchen, even where a device is called that.
 */
export function readFrameOf(part: Saying, several = false): Frame | undefined {
  const pieces = segment(part.tokens, part.lexicon, part.context);
  const frame = readFrame(withSensors(pieces, part).flatMap((piece) => partedName(piece, part, several)));
  const { act, particle, unknown, time, condition, negated, concepts, words } = frame;
  if (act || particle || unknown.length || time || condition || negated || concepts || hasSetting(words))
    return undefined;
  return frame;
}

/** Sensors by what they are counted by, where the home has such: "batteries", "motion sensors". */
function withSensors(pieces: readonly Piece[], { tokens, lexicon }: Saying): readonly Piece[] {
  const last = pieces.findLastIndex(({ sense }) => sense.is === 'unknown');
  if (last < 0) return pieces;
  for (const first of [last - 1, last]) {
    const run = pieces.slice(Math.max(first, 0), last + 1);
    const from = run[0]?.from ?? 0;
    const to = run.at(-1)?.to ?? 0;
    const noun = tokens
      .slice(from, to)
      .map(({ stem }) => stem)
      .join(' ');
    const kinds = SENSOR_NOUNS.get(noun);
    if (!kinds?.some((kind) => lexicon.home.entities.some((entity) => isOfKind(entity, kind)))) continue;
    const plural = tokens[to - 1]?.norm !== tokens[to - 1]?.stem;
    const kind: Piece = { from, to, sense: { is: 'kind', kinds, noun, plural } };
    return [...pieces.slice(0, Math.max(first, 0)), kind, ...pieces.slice(last + 1)];
  }
  return pieces;
}

function partedName(piece: Piece, part: Saying, several: boolean): readonly Piece[] {
  const last = part.tokens[piece.to - 1];
  if (piece.sense.is !== 'entity' || !last || last.norm === last.stem || piece.to - piece.from < 2) return [piece];
  const { lexicon, context } = part;
  const said = part.tokens.slice(piece.from, piece.to);
  // A name that is written so, like that of a group, stays the name of one; "garage doors" are a kind of door.
  if (
    !several &&
    piece.sense.ids.some(
      (id) => lexicon.entities.get(id)?.name.toLowerCase() === said.map(({ norm }) => norm).join(' '),
    )
  )
    return [piece];
  const noun = said.map(({ stem }) => stem).join(' ');
  const kinds = KINDS[noun];
  if (kinds && several) return [{ ...piece, sense: { is: 'kind', kinds, noun, plural: true } }];
  const [place, ...more] = segment(part.tokens.slice(piece.from, piece.to - 1), lexicon, context);
  const [kind] = segment([last], lexicon, context);
  if (more.length || kind?.sense.is !== 'kind' || (place?.sense.is !== 'area' && place?.sense.is !== 'floor'))
    return [piece];
  return [
    { ...piece, to: piece.to - 1, sense: place.sense },
    { ...piece, from: piece.to - 1, sense: kind.sense },
  ];
}

export function placeOfNouns({ area, floor, here }: Nouns): Place | undefined {
  if (area !== undefined) return { area };
  if (floor !== undefined) return { floor };
  return here ? 'here' : undefined;
}

export function placeSlots({ area, floor }: Nouns): Slots {
  return { ...(area === undefined ? {} : { area }), ...(floor === undefined ? {} : { floor }) };
}
