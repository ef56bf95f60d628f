import type { Condition } from '../../domain/concept.ts';
import type { Saying } from '../saying.ts';
import { timeWords } from '../skills/time-said.ts';
import { readState } from './condition-states.ts';
import { readTime } from './condition-times.ts';

/** Conditions read from the start of some words, and how many words they take; or what the home lacks to judge them. */
export interface ReadConditions {
  readonly conditions: readonly Condition[];
  readonly lacks?: string;
  readonly to: number;
}

interface Read {
  readonly conditions: readonly Condition[];
  readonly lacks?: string;
  readonly to: number;
}

/** A condition on a state takes at most so many words. */
const LONGEST_STATE = 12;

/**
 * Reads the conditions at the start of a saying: "after sunset", "it's after ten and the TV is on", "on weekdays
 * between six and nine". `clause` says that they come after "if", which takes states too. `hints` are the words around
 * them. Undefined: they cannot be read.
 */
export function readConditions(saying: Saying, clause: boolean, hints: string): ReadConditions | undefined {
  let read = readOne(saying, clause, hints);
  if (!read) return undefined;
  for (;;) {
    const joint = jointAt(saying, read.to);
    const from: number = read.to + joint.length;
    const next: Read | undefined =
      from < saying.tokens.length
        ? readOne({ ...saying, tokens: saying.tokens.slice(from) }, joint.clause || (clause && joint.length > 0), hints)
        : undefined;
    if (!next || (!joint.length && !isPlainTime(next))) return read;
    const lacks: string | undefined = read.lacks ?? next.lacks;
    read = {
      conditions: [...read.conditions, ...next.conditions],
      to: from + next.to,
      ...(lacks === undefined ? {} : { lacks }),
    };
  }
}

/** Without an "and" only times run on: "on weekdays after six". */
const isPlainTime = ({ conditions }: Read): boolean =>
  conditions.every((condition) => !('target' in condition)) && conditions.length > 0;

/** "And", "and only", "and if" between two conditions. */
function jointAt({ tokens }: Saying, at: number): { readonly length: number; readonly clause: boolean } {
  let to = at;
  const norm = (i: number): string => tokens[i]?.norm ?? '';
  while (norm(to) === ',') to++;
  if (norm(to) !== 'and') return { length: 0, clause: false };
  to++;
  if (norm(to) === 'only') to++;
  const clause = /^(?:if|when|while)$/.test(norm(to));
  return { length: to + (clause ? 1 : 0) - at, clause };
}

function readOne(saying: Saying, clause: boolean, hints: string): Read | undefined {
  return timeAt(saying, hints) ?? (clause ? stateAt(saying) : undefined);
}

function timeAt(saying: Saying, hints: string): Read | undefined {
  const { tokens, lexicon } = saying;
  const comma = tokens.findIndex(({ norm }) => /^[,:;]$/.test(norm));
  const words = timeWords(comma < 0 ? saying : { ...saying, tokens: tokens.slice(0, comma) });
  const time = readTime(words, 0, hints);
  if (!time) return undefined;
  const end = words[time.to - 1]?.end ?? 0;
  const next = tokens.findIndex(({ start }) => start >= end);
  const to = next < 0 ? tokens.length : next;
  if ('sun' in time.condition && !lexicon.home.entities.some(({ id }) => id === 'sun.sun'))
    return { conditions: [], lacks: "This home doesn't tell me where the sun is, so I can't know that.", to };
  return { conditions: [time.condition], to };
}

/** The longest run of words that says how something is; it ends where the next clause begins. */
function stateAt(saying: Saying): Read | undefined {
  const { tokens } = saying;
  const end = tokens.findIndex(({ norm }) => /^(?:[,:;]|and|then|but|or)$/.test(norm));
  const most = Math.min(end < 0 ? tokens.length : end, LONGEST_STATE);
  for (let to = most; to >= 3; to--) {
    const read = readState({ ...saying, tokens: tokens.slice(0, to) });
    if (read) return 'lacks' in read ? { conditions: [], lacks: read.lacks, to } : { conditions: [read.condition], to };
  }
  return undefined;
}

const OPPOSITE = { up: 'down', down: 'up' } as const;

/** "Unless it's after ten", "not on weekends": undefined where the opposite of several at once is not one condition. */
export function opposite(conditions: readonly Condition[]): Condition | undefined {
  const [only, ...others] = conditions;
  if (!only || others.length) return undefined;
  if ('sun' in only) return { sun: OPPOSITE[only.sun] };
  if ('days' in only) {
    const days = ALL_DAYS.filter((day) => !only.days.includes(day));
    return days.length ? { days } : undefined;
  }
  if ('is' in only) return { target: only.target, isNot: only.is, ...(only.every ? { every: true } : {}) };
  if ('isNot' in only) return { target: only.target, is: only.isNot, ...(only.every ? { every: true } : {}) };
  const { after, before } = only;
  return { ...(before === undefined ? {} : { after: before }), ...(after === undefined ? {} : { before: after }) };
}

const ALL_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
