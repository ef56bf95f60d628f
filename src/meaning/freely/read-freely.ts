import type { Meaning } from '../../domain/meaning.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Saying } from '../saying.ts';
import { COFFEE_WISHES } from './coffee-wishes.ts';
import { LIST_WISHES } from './list-wishes.ts';
import { MUSIC_WISHES } from './music-wishes.ts';
import { readReasoned } from './reason.ts';
import { type Rewording, requestsIn } from './rewording.ts';
import { SOUND_WISHES } from './sound-wishes.ts';
import { WEATHER_WISHES } from './weather-wishes.ts';
import { UNWANTED, WISHES } from './wishes.ts';

type Read = (part: Saying) => Meaning;

const giving = (gives: RegExp, rewordings: readonly Rewording[]): readonly Rewording[] =>
  rewordings.map((one) => ({ gives, ...one }));

/** Each kind of wish comes to its own intents and to no others. */
const REWORDINGS: readonly Rewording[] = [
  ...giving(/List/, LIST_WISHES),
  ...giving(/Volume|Mute$|Unmute$/, SOUND_WISHES),
  ...giving(/TurnOn$|Schedule$/, COFFEE_WISHES),
  ...giving(/^HassGetWeather$/, WEATHER_WISHES),
  ...giving(/TurnO|Pause$|Mute$/, UNWANTED),
  ...WISHES,
  ...giving(/^HassMedia/, MUSIC_WISHES),
];

/** A free reading: by whom, and the reason in the sentence where there is one. */
export interface FreeReading {
  readonly reader: 'wish' | 'request with a reason';
  readonly meaning: Meaning;
  readonly reason?: Saying;
}

/**
 * What was not understood as it stands, read as people talk: a wish or a passive as the request that it comes to, and a
 * request beside the reason that is given for it. Undefined: it is none of these, or not wholly understood.
 */
export function readFreely(saying: Saying, read: Read): Meaning | undefined {
  return freeReading(saying, read)?.meaning;
}

/** The same with how it was read, to explain it. */
export function freeReading(saying: Saying, read: Read): FreeReading | undefined {
  const reworded = readReworded(saying, read);
  if (reworded) return { reader: 'wish', meaning: reworded };
  const reasoned = readReasoned(saying, read, (part) => {
    const plain = read(part);
    return isDone(plain) ? plain : (readReworded(part, read) ?? plain);
  });
  return reasoned && { reader: 'request with a reason', ...reasoned };
}

/** A rewording may need another: "the kitchen floor needs cleaning" is "clean the kitchen floor", and that the kitchen. */
function readReworded(saying: Saying, read: Read, more = true): Meaning | undefined {
  for (const [request, gives] of requestsIn(saying, REWORDINGS)) {
    const plain = read(request);
    const meaning = isDone(plain) || !more ? plain : (readReworded(request, read, false) ?? plain);
    if (isRequest(meaning, gives)) return { ...meaning, confidence: Math.min(meaning.confidence, LESS_SURE) };
  }
  return undefined;
}

const LESS_SURE = 0.85;
const isDone = ({ outcome }: Meaning): boolean => outcome === 'understood' || outcome === 'ambiguous';
const isRequest = (meaning: Meaning, gives = /^/): boolean =>
  (meaning.outcome === 'ambiguous' && gives.test(meaning.request.name)) ||
  (meaning.outcome === 'understood' && meaning.intents.every(({ kind, name }) => kind !== 'talk' && gives.test(name)));

/**
 * "The music is too loud, turn it down": what is wrong and what shall be done about it are one request. What two clauses
 * ask for alike is done once, where the first says that something is too much.
 */
export function saidOnce(saying: Saying, meaning: Meaning): Meaning {
  if (meaning.outcome !== 'understood' || !saying.tokens.some(({ norm }) => norm === 'too')) return meaning;
  const [first, second, ...rest] = meaning.intents;
  const alike =
    first.kind === 'set' &&
    second?.kind === 'set' &&
    wayOf(first.setting) !== 0 &&
    first.targets.join() === second.targets.join() &&
    wayOf(first.setting) === wayOf(second.setting);
  return alike ? { ...meaning, intents: [second, ...rest] } : meaning;
}

/** Up or down; 0 for a setting that is not relative. */
const wayOf = ({ by }: Setting): number => Math.sign(Object.values(by ?? {})[0] ?? 0);
