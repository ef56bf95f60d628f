import type { Meaning } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import { LIST_WISHES } from './list-wishes.ts';
import { MUSIC_WISHES } from './music-wishes.ts';
import { readReasoned } from './reason.ts';
import { type Rewording, requestsIn } from './rewording.ts';
import { UNWANTED, WISHES } from './wishes.ts';

type Read = (part: Saying) => Meaning;

const giving = (gives: RegExp, rewordings: readonly Rewording[]): readonly Rewording[] =>
  rewordings.map((one) => ({ gives, ...one }));

/** Each kind of wish comes to its own intents and to no others. */
const REWORDINGS: readonly Rewording[] = [
  ...giving(/List/, LIST_WISHES),
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
  const reasoned = readReasoned(saying, (part) => {
    const plain = read(part);
    return isDone(plain) ? plain : (readReworded(part, read) ?? plain);
  });
  return reasoned && { reader: 'request with a reason', ...reasoned };
}

function readReworded(saying: Saying, read: Read): Meaning | undefined {
  for (const [request, gives] of requestsIn(saying, REWORDINGS)) {
    const meaning = read(request);
    if (isRequest(meaning, gives)) return { ...meaning, confidence: Math.min(meaning.confidence, LESS_SURE) };
  }
  return undefined;
}

const LESS_SURE = 0.85;
const isDone = ({ outcome }: Meaning): boolean => outcome === 'understood' || outcome === 'ambiguous';
const isRequest = (meaning: Meaning, gives = /^/): boolean =>
  (meaning.outcome === 'ambiguous' && gives.test(meaning.request.name)) ||
  (meaning.outcome === 'understood' && meaning.intents.every(({ kind, name }) => kind !== 'talk' && gives.test(name)));
