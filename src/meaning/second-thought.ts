import type { Saying } from './saying.ts';

const MARKS: readonly (readonly string[])[] = [
  ['no', 'wait'],
  ['wait', 'no'],
  ['no', 'sorry'],
  ['sorry', 'no'],
  ['no', 'i', 'meant'],
  ['no', 'i', 'mean'],
  ['i', 'meant'],
  ['i', 'mean'],
  ['no', 'rather'],
  ['sorry', 'i', 'meant'],
  ['sorry', 'i', 'mean'],
  ['correction'],
  ['scratch', 'that'],
  ['or', 'rather'],
  ['no', 'make', 'that'],
  ['make', 'that'],
  ['wait'],
  ['sorry'],
];

export interface SecondThought {
  readonly first: Saying;
  readonly second: Saying;
}

/** "Sixty percent, no wait, forty": what was said first, and what it was put right to in the same breath. */
export function secondThought(saying: Saying): SecondThought | undefined {
  const { tokens } = saying;
  for (let at = 1; at < tokens.length - 1; at++) {
    const after = markEnd(saying, at);
    if (after === undefined) continue;
    const first = { ...saying, tokens: tokens.slice(0, trimEnd(saying, at)) };
    const second = { ...saying, tokens: tokens.slice(trimStart(saying, after)) };
    if (first.tokens.length && second.tokens.length) return { first, second };
  }
  return undefined;
}

function markEnd({ tokens }: Saying, at: number): number | undefined {
  const mark = MARKS.find((words) => words.every((word, i) => tokens[at + i]?.norm === word));
  if (mark) return at + mark.length;
  // A bare "no" is one only between commas: "the landing light, no, the porch light".
  const parted =
    tokens[at - 1]?.norm === ',' &&
    tokens[at]?.norm === 'no' &&
    !/^(?:more|less|one|longer)$/.test(tokens[at + 1]?.norm ?? '');
  return parted ? at + 1 : undefined;
}

const isComma = (saying: Saying, at: number): boolean => /^[,:;]$/.test(saying.tokens[at]?.norm ?? '');

function trimEnd(saying: Saying, to: number): number {
  let end = to;
  while (end > 0 && isComma(saying, end - 1)) end--;
  return end;
}

function trimStart(saying: Saying, from: number): number {
  let start = from;
  while (isComma(saying, start)) start++;
  return start;
}
