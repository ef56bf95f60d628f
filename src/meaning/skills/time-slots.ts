import type { Lexicon } from '../lexicon.ts';
import { phrasesAt } from '../phrase-tree.ts';
import { singular } from '../tokens.ts';
import { readDate } from './time-date.ts';
import { readDuration } from './time-duration.ts';
import type { SlotReader } from './time-grammar.ts';
import type { TimeWord } from './time-said.ts';
import { readWhen, type WhenStyle } from './time-when.ts';

/** Words that are never part of the name of a timer or an alarm. */
const NOT_IN_NAMES = new Set(
  `a an the my our your this that these those all every any some each another new no not never and or to from by for of in on
  at with timer timers alarm alarms reminder reminders clock minute minutes hour hours second seconds day days am pm oclock set
  start stop cancel is are was how what when which who please left remaining status running paused now it them i you me if named
  called labelled labeled titled everything one only last latest first next previous current other kitchen's than until till
  before after while because so but increase decrease pause resume house home security smoke fire burglar car go goes going off
  turn open close different scheduled pending upcoming active`.split(/\s+/),
);
const LONGEST_NAME = 4;

/** A name of one to four words, shortest first. */
const name: SlotReader = function* (words, at) {
  for (let to = at + 1; to <= Math.min(words.length, at + LONGEST_NAME); to++) {
    const word = words[to - 1]?.norm ?? '';
    if (NOT_IN_NAMES.has(word) || /^\d/.test(word)) return;
    yield { to, value: words.slice(at, to) };
  }
};

/** A name that is announced as one ("called number one") may have almost any word in it. */
const called: SlotReader = function* (words, at) {
  for (let to = at + 1; to <= Math.min(words.length, at + LONGEST_NAME); to++) {
    if (/^(?:for|of|to|by|in|at|with|timer|and)$/.test(words[to - 1]?.norm ?? '')) return;
    yield { to, value: words.slice(at, to) };
  }
};

/** Free words up to the end of the sentence. */
const rest: SlotReader = function* (words, at) {
  if (at < words.length) yield { to: words.length, value: words.slice(at) };
};

/** One to four free words, longest first: a place. */
const place: SlotReader = function* (words, at) {
  for (let to = Math.min(words.length, at + LONGEST_NAME + 1); to > at; to--)
    yield {
      to,
      value: words
        .slice(at, to)
        .map(({ norm }) => norm)
        .join(' '),
    };
};

const duration: SlotReader = function* (words, at) {
  const read = readDuration(words, at);
  if (read) yield read;
};

const date: SlotReader = function* (words, at) {
  const read = readDate(words, at);
  if (read) yield read;
};

const when = (style: WhenStyle): SlotReader =>
  function* (words, at) {
    const read = readWhen(words, at, style);
    if (read) yield { to: read.to, value: read.when };
  };

function areaReader(lexicon: Lexicon): SlotReader {
  return function* (words, at) {
    const stems = words.map(({ norm }) => singular(norm));
    for (const { to, node } of phrasesAt(lexicon.names, stems, at))
      for (const { sense } of node.senses) if (sense.is === 'area') yield { to, value: sense.area };
  };
}

/** What the slots of the time skill's sentences can be, in a home. */
export function timeSlotReaders(lexicon: Lexicon): Readonly<Record<string, SlotReader>> {
  return { name, called, rest, place, duration, date, when: when('reminder'), area: areaReader(lexicon) };
}

export const isWords = (value: unknown): value is readonly TimeWord[] => Array.isArray(value);
