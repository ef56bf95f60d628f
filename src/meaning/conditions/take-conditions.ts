import type { Condition } from '../../domain/concept.ts';
import type { Saying } from '../saying.ts';
import { segment } from '../segment.ts';
import { opposite, readConditions } from './read-conditions.ts';

/** A part of a definition, and what must hold for it. */
export interface ConditionedPart {
  readonly saying: Saying;
  readonly onlyIf: readonly Condition[];
}

/** A definition without its conditions: what holds for all of it, and its parts in order. */
export type Conditioned =
  | { readonly outcome: 'taken'; readonly onlyIf: readonly Condition[]; readonly parts: readonly ConditionedPart[] }
  /** The home lacks what a condition speaks of. `from` is the token at which it begins. */
  | { readonly outcome: 'lacks'; readonly reason: string; readonly from: number };

/** How conditions are introduced; `clause`: states may follow; `only`: said of the whole, where it stands at the end. */
const OPENERS: readonly (readonly [RegExp, { clause: boolean; not: boolean; only: boolean }])[] = [
  [/^(?:but )?not (?:if|when|while)(?= )/, { clause: true, not: true, only: true }],
  [/^(?:unless|except(?: if| when| while))(?= )/, { clause: true, not: true, only: false }],
  [
    /^(?:but (?:not|never)|and not|except|not)(?= (?:on|at|in|during|after|before|between|weekends?|weekdays?)\b)/,
    { clause: false, not: true, only: true },
  ],
  [
    /^only(?: ever)?(?: and only)? (?:if|when|while|as long as|whenever)(?= )/,
    { clause: true, not: false, only: true },
  ],
  [/^(?:if and only if|only)(?= )/, { clause: false, not: false, only: true }],
  [
    /^(?:if|as long as|so long as|provided that|provided|assuming|in case|when|whenever|while)(?= )/,
    { clause: true, not: false, only: false },
  ],
];

interface Found {
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly Condition[];
  readonly only: boolean;
  readonly lacks?: string;
}

const isJoint = (norm: string | undefined): boolean => norm !== undefined && /^(?:[,:;]|and|then|but)$/.test(norm);

/**
 * Takes the conditions out of a definition: "dim the lights, but only after sunset" holds for all of it, "and, if it's
 * after ten, lock the door" for what follows, "lock the door if it's after ten" for that. Undefined: there are none
 * that can be read; what then is left of their words is unclear, and nothing is dropped.
 */
export function takeConditions(saying: Saying): Conditioned | undefined {
  const found = conditionsIn(saying);
  if (!found.length) return undefined;
  const lacking = found.find(({ lacks }) => lacks !== undefined);
  if (lacking) return { outcome: 'lacks', reason: lacking.lacks ?? '', from: lacking.from };
  const { tokens } = saying;
  const whole: Condition[] = [];
  const parts: { from: number; to: number; onlyIf: Condition[] }[] = [];
  let start = 0;
  let leading: readonly Condition[] = [];
  const add = (to: number, onlyIf: readonly Condition[]): void => {
    const [from, end] = trimmed(saying, start, to);
    if (end > from) parts.push({ from, to: end, onlyIf: [...leading, ...onlyIf] });
  };
  for (const { from, to, conditions, only } of found) {
    const joined = from === 0 || isJoint(tokens[from - 1]?.norm);
    const parted = joined && from > 0 && tokens[from - 1]?.norm !== 'and' && tokens[from - 1]?.norm !== 'then';
    const next = afterCommas(saying, to);
    const ends = next >= tokens.length;
    const goesOn = /^(?:and|but)$/.test(tokens[next]?.norm ?? '');
    if (ends && (only || parted)) {
      whole.push(...conditions);
      add(from, []);
    } else if (joined && !ends && !goesOn) {
      add(from, []);
      if (parts.length) leading = conditions;
      else whole.push(...conditions);
    } else {
      const clause = lastClause(saying, start, from);
      if (clause > start) add(clause, []);
      start = Math.max(start, clause);
      add(from, conditions);
    }
    start = tokens[next]?.norm === 'then' ? next + 1 : to;
  }
  add(tokens.length, []);
  return {
    outcome: 'taken',
    onlyIf: whole,
    parts: parts.map(({ from, to, onlyIf }) => ({ saying: { ...saying, tokens: tokens.slice(from, to) }, onlyIf })),
  };
}

/** Every condition of a sentence that can be read, from left to right. */
function conditionsIn(saying: Saying): readonly Found[] {
  const { tokens } = saying;
  const hints = tokens.map(({ norm }) => norm).join(' ');
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const condition = conditionAt(saying, at, hints);
    if (!condition) continue;
    found.push(condition);
    at = condition.to - 1;
  }
  return found;
}

function conditionAt(saying: Saying, at: number, hints: string): Found | undefined {
  const rest = saying.tokens.slice(at);
  const line = rest.map(({ norm }) => norm).join(' ');
  for (const [pattern, { clause, not, only }] of OPENERS) {
    const opener = pattern.exec(line)?.[0];
    if (opener === undefined) continue;
    const skip = opener.split(' ').length;
    const read = readConditions({ ...saying, tokens: rest.slice(skip) }, clause, hints);
    if (!read) continue;
    const lacks = read.lacks === undefined ? {} : { lacks: read.lacks };
    const contrary = not && read.lacks === undefined ? opposite(read.conditions) : undefined;
    if (not && !contrary && read.lacks === undefined) continue;
    return { from: at, to: at + skip + read.to, conditions: contrary ? [contrary] : read.conditions, only, ...lacks };
  }
  return undefined;
}

/** A sentence that is nothing but a condition ("but only after sunset"): the condition. */
export function bareConditions(saying: Saying): Found | undefined {
  const start = saying.tokens.findIndex(({ norm }) => !/^(?:[,:;]|and|but|please|ok|okay|oh|well|so)$/.test(norm));
  if (start < 0) return undefined;
  const hints = saying.tokens.map(({ norm }) => norm).join(' ');
  const found = conditionAt(saying, start, hints);
  return found && found.to === saying.tokens.length ? found : undefined;
}

function afterCommas({ tokens }: Saying, at: number): number {
  let to = at;
  while (/^[,:;]$/.test(tokens[to]?.norm ?? '')) to++;
  return to;
}

/** Without the joints at both ends. */
function trimmed({ tokens }: Saying, from: number, to: number): readonly [number, number] {
  let start = from;
  let end = to;
  while (start < end && isJoint(tokens[start]?.norm)) start++;
  while (end > start && isJoint(tokens[end - 1]?.norm)) end--;
  return [start, end];
}

/** Where the last clause with a verb of its own begins: "the lamp" in "turn off the TV and the lamp" is no clause of its own. */
function lastClause(saying: Saying, from: number, to: number): number {
  const pieces = segment(saying.tokens.slice(from, to), saying.lexicon, saying.context);
  let begins = 0;
  for (const [i, piece] of pieces.entries()) {
    if (piece.sense.is !== 'and' && piece.sense.is !== 'comma') continue;
    const next = pieces.slice(i + 1).find(({ sense }) => sense.is !== 'filler' && sense.is !== 'also');
    if (next?.sense.is === 'verb') begins = piece.to;
  }
  return from + begins;
}
