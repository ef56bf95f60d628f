import type { Remark } from '../../domain/remark.ts';

/** One turn of the last minutes at a site. */
export interface Recent {
  readonly text: string;
  readonly atMs: number;
  /** Whether the assistant could do something with it. */
  readonly helped: boolean;
  /** Whether something was done in the home. */
  readonly acted: boolean;
}

/** How many turns are remembered. */
export const MOST_RECENT = 8;

/** Whoever says it otherwise within this time wants the first thing still. */
const REPHRASED_WITHIN_MS = 60_000;
/** So many deeds in a minute leave no room for a question. */
const BUSY_TURNS = 4;
const BUSY_WITHIN_MS = 60_000;
/** Shared words of all words: of a sentence that was understood, and of one that was not. */
const ALIKE = 0.6;
const ALIKE_AFTER_FAILURE = 0.34;

/** What a person would not call help. */
const NO_HELP: ReadonlySet<Remark['say']> = new Set<Remark['say']>([
  'not-understood',
  'cannot',
  'failed',
  'unable',
  'gone',
  'teach-me',
  'define-again',
  'did-you-mean',
  'which',
  'to-what',
  'nothing-to-undo',
  'undone',
]);

export const isHelp = ({ say }: Remark): boolean => !NO_HELP.has(say);

/** Whether somebody says again, in the same or in other words, what they said a moment before. */
export function isRephrased(text: string, recent: readonly Recent[], nowMs: number): boolean {
  const last = recent.at(-1);
  if (!last || nowMs - last.atMs > REPHRASED_WITHIN_MS) return false;
  return likeness(text, last.text) >= (last.helped ? ALIKE : ALIKE_AFTER_FAILURE);
}

/** Whether one deed comes after the other: who is in the middle of things has no time for questions. */
export function isBusy(recent: readonly Recent[], nowMs: number): boolean {
  return recent.filter(({ atMs, acted }) => acted && nowMs - atMs < BUSY_WITHIN_MS).length >= BUSY_TURNS;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** The share of words that two sentences have in common (Jaccard), 0 to 1. */
function likeness(one: string, other: string): number {
  const mine = wordsOf(one);
  const its = wordsOf(other);
  const shared = [...mine].filter((word) => its.has(word)).length;
  const all = mine.size + its.size - shared;
  return all === 0 ? 0 : shared / all;
}
