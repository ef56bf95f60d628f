import type { Meaning, SlotValue } from '../../domain/meaning.ts';
import { notPossible, type TimeSaying, timeHole, timeMeaning, timeVerbatim } from '../skills/time-reading.ts';
import { type TimeWord, written } from '../skills/time-said.ts';
import { type Call, readCall } from './call.ts';
import { readOccasion, type SaidOccasion } from './occasion.ts';
import { joinWithin, readDelay, readWithins, type SaidWithin, type WithinSlots } from './within.ts';

/** An occasion with all that is said of its time, words `from` up to `to`. */
interface Clause {
  readonly occasion: SaidOccasion;
  readonly within: WithinSlots;
  readonly repeats: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * Reminders that wait for somebody to come or go: "remind me to take the bins out when I get home", "next time I'm in the
 * garage remind me to check the freezer", "when Ben leaves work, tell him to buy milk". Undefined: it is none.
 */
export function readOccasionReminder(said: TimeSaying): Meaning | undefined {
  const { words, saying } = said;
  if (!words.some(({ norm }) => ASKS.test(norm))) return undefined;
  let reason: Meaning | undefined;
  for (let at = 0; at < words.length; at++) {
    const occasion = readOccasion(words, at, saying);
    if (!occasion) continue;
    const clause = withTimes(words, occasion);
    if (!clause) reason ??= notPossible('That was more than one time for a reminder. Tell me them one by one.');
    const meaning = clause && meaningOf(said, clause);
    if (meaning) return meaning;
  }
  return reason;
}

const ASKS = /^(?:remind|reminder|tell|say|ask|let|forget|notify|alert)$/;

/** An occasion with the times that are said right before and after it. */
function withTimes(words: readonly TimeWord[], occasion: SaidOccasion): Clause | undefined {
  const { from, to } = occasion;
  const after = readWithins(words, to, words.length);
  const before = timesBefore(words, occasion);
  const within = after && before && joinWithin(before.slots, after.slots);
  if (!within) return undefined;
  const repeats = occasion.repeats || after.repeats || before.repeats;
  return { occasion, within, repeats, from: before.from ?? from, to: after.to };
}

const LONGEST_TIME = 9;

/** The times that end where the occasion begins; of "after I get home" how long after. */
function timesBefore(
  words: readonly TimeWord[],
  { from, after }: SaidOccasion,
): (SaidWithin & { from?: number }) | undefined {
  for (let start = Math.max(0, from - LONGEST_TIME); start < from; start++) {
    const read = after ? readDelay(words, start) : readWithins(words, start, from);
    if (read?.to === from) return { ...read, from: start };
  }
  return after ? undefined : { slots: {}, repeats: false, to: from };
}

function meaningOf(said: TimeSaying, clause: Clause): Meaning | undefined {
  const { saying } = said;
  const { occasion } = clause;
  const call = callAround(said, clause);
  if (!call) return undefined;
  const subject = occasion.who === 'him' ? call.to : occasion.who;
  const to = call.to === 'him' ? occasion.who : call.to;
  // "When he gets home": who he is was not said.
  if (subject === undefined || subject === 'him' || (occasion.who === 'him' && subject === 'me') || to === 'him')
    return undefined;
  if (to === 'everyone' || to === 'anyone') return undefined;
  if ('unknown' in occasion.place) return placeHole(said, occasion.place.unknown);
  if (!call.text.length && !call.isMessage) return timeHole(said, 'message');
  const slots: Record<string, SlotValue> = {
    ...(call.text.length ? { text: written(saying.text, call.text) } : {}),
    event: occasion.does,
    who: subject,
    ...occasion.place,
    // What is said when somebody comes is said to them, where nobody else is named.
    ...(to === undefined ? (subject === 'anyone' || subject === 'everyone' ? {} : { to: subject }) : { to }),
    ...(call.isMessage ? { message: 'yes' } : {}),
    ...(clause.repeats || call.repeats ? { repeat: 'always' } : {}),
    ...clause.within,
  };
  const name = 'UnderstudySetReminder';
  return call.text.length ? timeVerbatim(said, call.text, name, slots) : timeMeaning(name, slots);
}

/** What is to be told, around the occasion: all other words of the sentence. */
function callAround({ words, saying }: TimeSaying, { from, to }: Clause): Call | undefined {
  const before = words.slice(0, from);
  const after = words.slice(to).filter(({ norm }, at) => at > 0 || !/^(?:then|please|and)$/.test(norm));
  if (!before.length) return readCall(after, saying);
  if (!after.length) return readCall(before, saying);
  // "Remind me when I get home to ...": the words of the call stand on both sides.
  const whole = readCall([...before, ...after], saying);
  return whole && whole.text.length === after.length - whole.links ? whole : undefined;
}

/** A place that nobody knows is asked for. */
function placeHole({ saying }: TimeSaying, words: readonly TimeWord[]): Meaning {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? saying.text.length;
  const text = saying.text.slice(start, end);
  return {
    outcome: 'unknown',
    unknown: [{ text, start, end, guess: 'area' }],
    request: { text: saying.text, targets: [] },
    missing: { what: 'place', start, end, leads: [''] },
    confidence: 0.9,
  };
}
