import { singular } from '../tokens.ts';
import { COMPARATIVES } from '../words/settings.ts';
import { SYNONYMS } from '../words/synonyms.ts';
import { VERBS } from '../words/verbs.ts';

/** The root of a word, near enough to compare by: "brewing", "brews" and "brew" are one. */
export function rootOf(norm: string): string {
  const stem = singular(norm);
  const bare = /^(?<root>\w{3,})ing$/.exec(stem)?.groups?.root;
  const root = bare === undefined ? stem : bare.replace(/([bdfgmnprt])\1$/, '$1');
  return root.length > 3 ? root.replace(/e$/, '') : root;
}

interface PhraseStep {
  readonly next: Map<string, PhraseStep>;
  readonly groups: number[];
}

/** Synonym phrases by the roots of their words. */
const PHRASES: PhraseStep = { next: new Map(), groups: [] };
for (const [group, phrases] of SYNONYMS.entries()) {
  for (const phrase of phrases) {
    let step = PHRASES;
    for (const word of phrase.split(' ')) {
      const root = rootOf(word);
      const next = step.next.get(root) ?? { next: new Map(), groups: [] };
      step.next.set(root, next);
      step = next;
    }
    if (!step.groups.includes(group)) step.groups.push(group);
  }
}

/** The phrases that begin at a word and mean the same as others: where each ends, and its groups of synonyms. */
export function synonymsAt(
  roots: readonly string[],
  at: number,
): readonly { readonly to: number; readonly groups: readonly number[] }[] {
  const found: { to: number; groups: readonly number[] }[] = [];
  let step: PhraseStep | undefined = PHRASES;
  for (let to = at; step && to < roots.length; to++) {
    step = step.next.get(roots[to] ?? '');
    if (step?.groups.length) found.push({ to: to + 1, groups: step.groups });
  }
  return found;
}

/** Words that say nothing by themselves. Whatever says when, where, how much, who or no is not among them. */
const FREE = new Set(
  'a an the some any please me us my our your of that there just kindly right then so also again over'.split(' '),
);
export const isFree = (norm: string): boolean => FREE.has(norm);

const PREPOSITIONS = new Set(
  'to for in on off at by with from into onto about around up down out under through as than per and or'.split(' '),
);
/** They say which way something goes: none may be missing, or be said besides. */
const DIRECTIONS = new Set('on off up down out in open closed not no'.split(' '));
const PLAIN_VERBS = new Set(
  [...VERBS.set, ...VERBS.turn, ...VERBS.start, ...VERBS.activate, ...VERBS.run, 'do', 'want', 'need', 'like'].filter(
    (word) => !word.includes(' '),
  ),
);
const PRONOUNS = new Set('i we you he she it they this is are am be was'.split(' '));

/** How much a word of a sample says about what is meant: names of things much, "set" little, "of" nothing. */
export function weightOf(norm: string): number {
  if (FREE.has(norm)) return 0;
  if (DIRECTIONS.has(norm)) return 1.5;
  if (PREPOSITIONS.has(norm) || PRONOUNS.has(norm)) return 0.5;
  return PLAIN_VERBS.has(norm) || norm in COMPARATIVES ? 1 : 2;
}

/** What a skill cannot be told by alone. */
export const TELLING_WEIGHT = 2;
export const isPreposition = (norm: string): boolean => PREPOSITIONS.has(norm);
