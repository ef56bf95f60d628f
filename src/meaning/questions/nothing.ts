import { readFrame } from '../read-frame.ts';
import type { Saying } from '../saying.ts';
import { segment } from '../segment.ts';
import { findTarget } from '../target-phrase.ts';
import { ANYTHING, askedIn } from './words.ts';

/** What people ask of a place, and what would tell. */
const MEASURED: readonly (readonly [asked: RegExp, by: string])[] = [
  [/\b(?:temperature|temp|degrees|hot|cold|warm|cool|chilly|freezing)\b/, 'thermometer'],
  [/\b(?:humidity|humid|damp)\b/, 'humidity sensor'],
  [/\b(?:motion|movement|moving)\b/, 'motion sensor'],
  [/\b(?:brightness|bright|dark|lux)\b/, 'light sensor'],
  [/\b(?:air quality|co2|carbon dioxide)\b/, 'air quality sensor'],
  [/\b(?:pressure)\b/, 'pressure sensor'],
  [/\b(?:smoke)\b/, 'smoke detector'],
];
/** Words of such questions that say nothing of where. */
const AROUND = new Set(
  `what which how is are there any the a an it in on at of for like current currently right now room inside indoor indoors level much
  many does do feel get we i have tell me quality air carbon dioxide does detected ,`.split(/\s+/),
);

/**
 * A question that is understood and has no answer: it is about a place, and nothing there could tell. What is said
 * instead ("I have no thermometer in the garage."), or undefined where the question is about something else.
 */
export function nothingToTell(saying: Saying): string | undefined {
  const asked = askedIn(saying.tokens);
  if (!asked) return undefined;
  const tokens = saying.tokens.slice(asked.lead, saying.tokens.length - asked.trail);
  const pieces = segment(tokens, saying.lexicon, saying.context);
  const places = pieces.filter(({ sense }) => sense.is === 'area' || sense.is === 'floor' || sense.is === 'here');
  const [place] = places;
  if (places.length > 1) return undefined;
  const where = place ? placeWords(saying, place) : '';
  const by = MEASURED.find(([what]) => what.test(asked.words))?.[1];
  const rest = tokens.filter((_, at) => !place || at < place.from || at >= place.to);
  const plain = rest.every(({ norm }) => AROUND.has(norm) || MEASURED.some(([what]) => what.test(norm)));
  if (by && plain) return `I have no ${by}${where}.`;
  if (!place) return undefined;
  const frame = readFrame(pieces);
  if (frame.unknown.length || !frame.nouns.kind || frame.nouns.entities.length || frame.time || frame.condition)
    return undefined;
  const meant = findTarget(frame, ANYTHING, saying.lexicon, saying.context);
  return meant.outcome === 'missing' ? `There is no ${meant.what}${where}.` : undefined;
}

/** " in the garage", " upstairs", " in here". */
function placeWords(saying: Saying, { from, to, sense }: ReturnType<typeof segment>[number]): string {
  if (sense.is === 'here') return ' in here';
  if (sense.is === 'area') return ` in the ${sense.area.toLowerCase()}`;
  const asked = askedIn(saying.tokens);
  const said = saying.tokens
    .slice((asked?.lead ?? 0) + from, (asked?.lead ?? 0) + to)
    .map(({ norm }) => norm)
    .join(' ');
  return /stairs$/.test(said) ? ` ${said}` : ` on the ${said}`;
}
