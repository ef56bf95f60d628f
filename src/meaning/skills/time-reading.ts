import type { Meaning, SkillIntent, SlotValue } from '../../domain/meaning.ts';
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

export function timeIntent(name: string, slots: Readonly<Record<string, SlotValue>>, command?: string): SkillIntent {
  return { kind: 'skill', skill: 'time', name, slots, targets: [], ...(command === undefined ? {} : { command }) };
}

export function timeMeaning(name: string, slots: Readonly<Record<string, SlotValue>> = {}, command?: string): Meaning {
  return { outcome: 'understood', intents: [timeIntent(name, slots, command)], confidence: 0.95 };
}

export const notPossible = (reason: string): Meaning => ({ outcome: 'unsupported', reason, confidence: 0.9 });
