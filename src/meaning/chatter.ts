import type { Saying } from './saying.ts';
import { INTERJECTIONS } from './words/interjections.ts';

const lines = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);

/** What people say before they come to the point. None of it says what, where, when, how much or not. */
const BEFORE = new Set([
  ...INTERJECTIONS,
  ...lines(`
    so
    well
    right
    ok
    okay
    alright
    all right
    yes
    yeah
    yep
    nah
    hey there
    now then
    anyway
    anyhow
    honestly
    actually
    basically
    by the way
    you know
    you see
    you know what
    do you know what
    tell you what
    i tell you what
    i was thinking
    i was just thinking
    i have been thinking
    i was wondering
    let me think
    let me see
    let us see
    what else
    and what else
    too much
    not enough
    come on
    go on
    good
    great
    perfect
    lovely
    excuse me
    never mind
    forget that
    forget it
    no never mind
    no forget that
    no forget it`),
]);

/** What people add when all is said. */
const AFTER = new Set([
  ...INTERJECTIONS,
  ...lines(`
    please
    ta
    cheers
    thanks
    thanks a lot
    thank you
    thank you very much
    obviously
    naturally
    of course
    definitely
    certainly
    exactly
    precisely
    i should think
    i would think
    i think
    i suppose
    i guess
    i reckon
    i would say
    or thereabouts
    give or take
    or something
    or something like that
    something like that
    more or less
    roughly
    approximately
    you know
    you see
    if you like
    if you want
    if that is ok
    if that is okay
    if that is all right
    if you do not mind
    if possible
    if you can
    if you could
    if you would
    if you please
    not more
    no more
    no less
    not less
    nothing more
    and no more
    and not more
    for the second time
    for the last time
    for the third time
    like i said
    as i said
    i said
    i told you
    that is all
    that is it
    and that is all
    and that is it
    ok
    okay
    right
    yeah
    yes
    will you
    would you
    could you
    can you
    would not you
    straight away
    right away
    at once
    asap
    quickly
    for once
    why not`),
]);
/** What people call each other: chatter after a comma, else it may be part of a name. */
const CALLED = new Set('love mate dear darling honey sweetie buddy pal dude silly everyone sir'.split(' '));
const LONGEST = 5;

const isComma = (norm: string | undefined): boolean => norm !== undefined && /^[,:;]$/.test(norm);

/** Words with the breaths between them left out: "no, forget that". */
const plain = (norms: readonly string[]): string => norms.filter((norm) => !isComma(norm)).join(' ');

/** The sentence without the chatter around it; undefined where there is none, or nothing else. */
export function withoutChatter(saying: Saying): Saying | undefined {
  const norms = saying.tokens.map(({ norm }) => norm);
  let from = 0;
  let to = norms.length;
  for (let next: number | undefined = from; next !== undefined; next = stepOver(norms, from, to)) from = next;
  for (let next: number | undefined = to; next !== undefined; next = stepBack(norms, from, to)) to = next;
  return from < to && (from > 0 || to < norms.length)
    ? { ...saying, tokens: saying.tokens.slice(from, to) }
    : undefined;
}

function stepOver(norms: readonly string[], from: number, to: number): number | undefined {
  if (isComma(norms[from]) && from + 1 < to) return from + 1;
  for (let count = Math.min(LONGEST, to - from - 1); count > 0; count--)
    if (BEFORE.has(plain(norms.slice(from, from + count)))) return from + count;
  return undefined;
}

function stepBack(norms: readonly string[], from: number, to: number): number | undefined {
  if (isComma(norms[to - 1]) && to - 1 > from) return to - 1;
  if (CALLED.has(norms[to - 1] ?? '') && isComma(norms[to - 2])) return to - 2;
  for (let count = Math.min(LONGEST, to - from - 1); count > 0; count--)
    if (AFTER.has(plain(norms.slice(to - count, to)))) return to - count;
  return undefined;
}
