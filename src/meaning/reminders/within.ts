import { PARTS, readTime } from '../conditions/condition-times.ts';
import { readDate } from '../skills/time-date.ts';
import { durationSlots, readDuration } from '../skills/time-duration.ts';
import type { TimeWord } from '../skills/time-said.ts';

/** When an occasion counts, as slots: `after` and `before`, `days`, `date`, a delay in `hours`, `minutes`, `seconds`. */
export type WithinSlots = Readonly<Record<string, string | number | readonly string[]>>;

export interface SaidWithin {
  readonly slots: WithinSlots;
  /** Whether it says that it is each time ("every Friday", "on weekdays"). */
  readonly repeats: boolean;
  readonly to: number;
}

/** All times from word `at` on that follow each other; undefined where they contradict each other. `to` is at most `end`. */
export function readWithins(words: readonly TimeWord[], at: number, end: number): SaidWithin | undefined {
  let all: SaidWithin = { slots: {}, repeats: false, to: at };
  for (;;) {
    const next = all.to < end ? readWithin(words, all.to) : undefined;
    if (!next || next.to > end) return all;
    const slots = joinWithin(all.slots, next.slots);
    if (!slots) return undefined;
    all = { slots, repeats: all.repeats || next.repeats, to: next.to };
  }
}

/** "After six", "on Fridays", "tomorrow evening", "tonight", "every day" at word `at`; one of them. */
function readWithin(words: readonly TimeWord[], at: number): SaidWithin | undefined {
  const word = (i: number): string => words[at + i]?.norm ?? '';
  if (/^(?:every|each)$/.test(word(0)) && word(1) === 'day') return { slots: {}, repeats: true, to: at + 2 };
  if (word(0) === 'tonight') return { slots: { date: 'today', ...PARTS.evening }, repeats: false, to: at + 1 };
  const part = PARTS[word(1)];
  if (word(0) === 'this' && part) return { slots: { date: 'today', ...part }, repeats: false, to: at + 2 };
  const hints = words.map(({ norm }) => norm).join(' ');
  const time = readTime(words, at, hints);
  // "Every Tuesday evening": the part of the day stands right after the day.
  const bare = PARTS[word(0)];
  if (bare && /days?$/.test(words[at - 1]?.norm ?? '')) return { slots: bare, repeats: false, to: at + 1 };
  if (time && !('sun' in time.condition) && !('target' in time.condition)) {
    const said = words.slice(at, time.to).map(({ norm }) => norm);
    const repeats = /^(?:every|each)$/.test(said[0] ?? '') || said.some((one) => /(?:days|ends)$/.test(one));
    return { slots: slotsOf(time.condition), repeats, to: time.to };
  }
  const date = readDate(words, at);
  if (!date || /^(?:last |yesterday)/.test(date.value)) return undefined;
  const dayPart = PARTS[words[date.to]?.norm ?? ''];
  return { slots: { date: date.value, ...(dayPart ?? {}) }, repeats: false, to: date.to + (dayPart ? 1 : 0) };
}

type Timed = { readonly after?: string; readonly before?: string } | { readonly days: readonly string[] };

const slotsOf = (condition: Timed): WithinSlots => ('days' in condition ? { days: condition.days } : { ...condition });

/** "Ten minutes" before "after I get home": how long after it. */
export function readDelay(words: readonly TimeWord[], at: number): SaidWithin | undefined {
  const read = readDuration(words, at);
  return read && { slots: durationSlots(read.value), repeats: false, to: read.to };
}

/** Both, where they do not contradict each other. */
export function joinWithin(one: WithinSlots, other: WithinSlots): WithinSlots | undefined {
  return Object.keys(other).some((key) => key in one) ? undefined : { ...one, ...other };
}
