import type { Intent, Lasting, Meaning, SetIntent, Slots, UseIntent } from '../../domain/meaning.ts';
import { hear, type Saying } from '../saying.ts';
import { unknownIn } from './outcomes.ts';
import { inPart, type PartOfDay, readClock } from './time-clock.ts';
import { type Duration, readDuration } from './time-duration.ts';
import { notPossible, type TimeSaying } from './time-reading.ts';
import { type TimeWord, withoutCourtesy, written } from './time-said.ts';
import { readWhen, whenSlots } from './time-when.ts';

interface Found {
  readonly from: number;
  readonly to: number;
  readonly lasts: Lasting;
  readonly slots: Slots;
}

type Understand = (command: Saying) => Meaning;
type Acting = SetIntent | UseIntent;

const isJoint = (norm: string | undefined): boolean => norm === 'and' || norm === 'then';

/**
 * Something that shall be so for a while, and then as it was: "turn on the fan for ten minutes", "study mode until
 * five", "close the blinds for an hour". Of several commands the time is for the one beside it.
 */
export function readLasting({ words, saying }: TimeSaying, understand: Understand): Meaning | undefined {
  const found = lastingIn(words);
  if (!found) return undefined;
  if ('refused' in found) {
    const meaning = read(saying, [...words.slice(0, found.from), ...words.slice(found.to)], understand);
    return meaning?.outcome === 'understood' && acts(meaning) ? notPossible(found.refused) : undefined;
  }
  const head = words.slice(0, found.from);
  const tail = words.slice(found.to);
  if (lastingIn(tail)) return undefined;
  if (!head.length) return tail.length ? limited(saying, tail, found, understand) : undefined;
  const goesOn = isJoint(tail[0]?.norm);
  if (tail.length && !goesOn) return undefined;
  const after = goesOn ? read(saying, withoutJoints(tail), understand) : undefined;
  if (goesOn && !(after?.outcome === 'understood' && acts(after))) return undefined;
  const [first, last] = clausesOf(saying, head, understand);
  const meaning = limited(saying, last, found, understand);
  if (meaning?.outcome !== 'understood') return first || after ? undefined : meaning;
  const [one = meaning.intents[0], ...more] = [
    ...(first?.outcome === 'understood' ? first.intents : []),
    ...meaning.intents,
    ...(after?.outcome === 'understood' ? after.intents : []),
  ];
  return { ...meaning, intents: [one, ...more] };
}

/** The words before the time: the last of several commands is the one that it is for. */
function clausesOf(
  saying: Saying,
  head: readonly TimeWord[],
  understand: Understand,
): readonly [Meaning | undefined, readonly TimeWord[]] {
  for (let at = head.length - 2; at > 0; at--) {
    if (!isJoint(head[at]?.norm)) continue;
    const [first, last] = [head.slice(0, at), withoutJoints(head.slice(at))].map((part) =>
      read(saying, part, understand),
    );
    if (first?.outcome === 'understood' && acts(first) && last?.outcome === 'understood' && acts(last))
      return [first, withoutJoints(head.slice(at))];
  }
  return [undefined, head];
}

function withoutJoints(words: readonly TimeWord[]): readonly TimeWord[] {
  const from = words.findIndex(({ norm }) => !isJoint(norm) && norm !== 'also');
  return from < 0 ? [] : words.slice(from);
}

const acts = (meaning: Extract<Meaning, { outcome: 'understood' }>): boolean => meaning.intents.every(isActing);
const isActing = (intent: Intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use';

/** Words as a command of their own: what was spoken of before has no say in them. */
function read(saying: Saying, words: readonly TimeWord[], understand: Understand): Meaning | undefined {
  const command = written(saying.text, withoutCourtesy(words));
  if (!command) return undefined;
  const { focus: _focus, ...context } = saying.context;
  return understand(hear(command, saying.lexicon, context));
}

/** A command with its time, where it is one that can be put back. */
function limited(
  saying: Saying,
  words: readonly TimeWord[],
  { lasts, slots }: Found,
  understand: Understand,
): Meaning | undefined {
  const command = written(saying.text, withoutCourtesy(words));
  if (!command) return undefined;
  const meaning = understand(hear(command, saying.lexicon, saying.context));
  const lasting = <One extends Acting>(intent: One): One => ({
    ...intent,
    slots: { ...intent.slots, ...slots },
    lasts,
  });
  switch (meaning.outcome) {
    case 'understood': {
      if (!acts(meaning)) return undefined;
      const [one, ...others] = meaning.intents.filter(isActing).map(lasting);
      return one ? { ...meaning, intents: [one, ...others] } : undefined;
    }
    case 'ambiguous':
      return { ...meaning, request: lasting(meaning.request) };
    case 'unknown':
      // "Set a timer" lacks just this time: it is not for how long something shall be so.
      if (meaning.missing && meaning.missing.what !== 'value') return undefined;
      return unknownIn(meaning, saying.text);
    case 'unsupported':
      return meaning;
    case 'rejected':
      return undefined;
  }
}

const SUN = /^(?:sunset|sunrise|dusk|dawn|dark|sundown|daylight|nightfall)$/;

type Refused = { readonly refused: string; readonly from: number; readonly to: number };

/** "For ten minutes", "until five", and where they stand. */
function lastingIn(words: readonly TimeWord[]): Found | Refused | undefined {
  for (const [at, { norm }] of words.entries()) {
    const found =
      norm === 'for' ? durationAt(words, at) : /^(?:until|till|til)$/.test(norm) ? untilAt(words, at) : undefined;
    if (found) return found;
  }
  return undefined;
}

function durationAt(words: readonly TimeWord[], at: number): Found | Refused | undefined {
  let start = at + 1;
  while (/^(?:the|next|about|around|just|only|another|exactly|roughly)$/.test(words[start]?.norm ?? '')) start++;
  const read = readDuration(words, start);
  if (!read || /^(?:before|after|past|to|from|of)$/.test(words[read.to]?.norm ?? '')) return undefined;
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = read.value;
  const forMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return { from: at, to: read.to, lasts: { forMs }, slots: { duration: writtenDuration(read.value) } };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "00:10:00", as Home Assistant writes durations. */
function writtenDuration({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): string {
  return `${two(days * 24 + hours)}:${two(minutes)}:${two(seconds)}`;
}

function untilAt(words: readonly TimeWord[], at: number): Found | Refused | undefined {
  const start = /^(?:about|around|exactly)$/.test(words[at + 1]?.norm ?? '') ? at + 2 : at + 1;
  const article = words[start]?.norm === 'the' ? 1 : 0;
  if (SUN.test(words[start + article]?.norm ?? ''))
    return {
      refused: `I can't wait for ${words[start + article]?.norm} yet. Say a time, like "until nine".`,
      from: at,
      to: start + article + 1,
    };
  const clock = readClock(words, start);
  const part = clock ? partAt(words, clock.to) : undefined;
  if (clock && !readWhen(words, clock.to, 'alarm')?.when.date) {
    const value = part ? inPart(clock.value, part.part) : clock.value;
    return value ? until(at, part?.to ?? clock.to, whenSlots({ clock: value })) : undefined;
  }
  const when = readWhen(words, start, 'alarm');
  return when && !when.when.repeat && !when.when.delay ? until(at, when.to, whenSlots(when.when)) : undefined;
}

function until(from: number, to: number, when: Slots): Found {
  const { time, ...others } = when;
  const slots = { ...(time === undefined ? {} : { until: time }), ...others };
  return { from, to, lasts: { until: when }, slots };
}

function partAt(words: readonly TimeWord[], at: number): { readonly part: PartOfDay; readonly to: number } | undefined {
  const line = words
    .slice(at, at + 3)
    .map(({ norm }) => norm)
    .join(' ');
  const said = /^(?:in the (morning|afternoon|evening)|at (night)|(tonight))(?: |$)/.exec(line);
  const part = (said?.[1] ?? said?.[2] ?? (said?.[3] ? 'night' : undefined)) as PartOfDay | undefined;
  return part === undefined ? undefined : { part, to: at + (said?.[3] ? 1 : said?.[2] ? 2 : 3) };
}
