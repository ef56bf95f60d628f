import type { Meaning, SkillIntent, SlotValue } from '../../domain/meaning.ts';
import type { Lacking, Missing } from '../../domain/missing.ts';
import type { Saying } from '../saying.ts';
import type { SlotReader } from './time-grammar.ts';
import { type TimeWord, timeWords, withoutCourtesy } from './time-said.ts';
import { timeSlotReaders } from './time-slots.ts';

/** A sentence as the parts of the time skill read it. */
export interface TimeSaying {
  readonly saying: Saying;
  /** All of its words. */
  readonly all: readonly TimeWord[];
  /** Its words without the courtesies around them. */
  readonly words: readonly TimeWord[];
  readonly readers: Readonly<Record<string, SlotReader>>;
}

export function timeSaying(saying: Saying): TimeSaying {
  const all = timeWords(saying);
  return { saying, all, words: withoutCourtesy(all), readers: timeSlotReaders(saying.lexicon) };
}

function timeIntent(name: string, slots: Readonly<Record<string, SlotValue>>, command?: string): SkillIntent {
  return { kind: 'skill', skill: 'time', name, slots, targets: [], ...(command === undefined ? {} : { command }) };
}

export function timeMeaning(name: string, slots: Readonly<Record<string, SlotValue>> = {}, command?: string): Meaning {
  return { outcome: 'understood', intents: [timeIntent(name, slots, command)], confidence: 0.95 };
}

/** An intent that keeps words as they were said; they are `words` of the sentence. */
export function timeVerbatim(
  said: TimeSaying,
  words: readonly TimeWord[],
  name: string,
  slots: Readonly<Record<string, SlotValue>>,
): Meaning {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? said.saying.text.length;
  const verbatim = { text: said.saying.text.slice(start, end), start, end, guess: 'action' } as const;
  return { outcome: 'understood', intents: [{ ...timeIntent(name, slots), verbatim }], confidence: 0.95 };
}

/** An intent that lacks something: it is understood, and what is missing is asked for before it is done. */
export function timeLacking(
  said: TimeSaying,
  what: Lacking,
  name: string,
  slots: Readonly<Record<string, SlotValue>> = {},
): Meaning {
  return {
    outcome: 'understood',
    intents: [{ ...timeIntent(name, slots), missing: missingIn(said, what) }],
    confidence: 0.95,
  };
}

/** A request that can't be read as an intent before the answer is there. */
export function timeHole(said: TimeSaying, what: Lacking): Meaning {
  const { text } = said.saying;
  const start = said.words[0]?.start ?? 0;
  const missing = missingIn(said, what);
  return {
    outcome: 'unknown',
    unknown: [{ text: text.slice(start, missing.end), start, end: missing.end, guess: 'value' }],
    request: { text, targets: [] },
    missing,
    confidence: 0.9,
  };
}

const LEADS: Readonly<Record<Lacking, readonly string[]>> = {
  value: ['to', 'at', ''],
  time: ['', 'at', 'in'],
  moment: ['', 'at', 'in', 'for'],
  length: ['for', ''],
  message: ['to', 'about'],
  item: [''],
  place: [''],
};

function missingIn(said: TimeSaying, what: Lacking): Missing {
  const end = said.words.at(-1)?.end ?? said.saying.text.length;
  return { what, start: end, end, leads: LEADS[what] };
}

export const notPossible = (reason: string): Meaning => ({ outcome: 'unsupported', reason, confidence: 0.9 });
