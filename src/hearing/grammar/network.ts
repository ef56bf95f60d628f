import { Failure } from '../../domain/failure.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import type { Grammar } from './pattern.ts';

/** The label of an open slot: it stands for any of the open words. No word contains a `<`. */
export const OPEN = '<open>';

/** A word of a choice that is less likely than others, with its weight: such an arc is told apart from the plain word's. */
export const weighted = (word: string, weight: number): string =>
  weight === 1 ? word : `${word}<${weight.toPrecision(3)}>`;

/** What an arc's label says: the word (or `OPEN`) and its weight. */
export function labelParts(label: string): { readonly word: string; readonly weight: number } {
  const [, word = label, weight = '1'] = /^(.+)<([\d.e+-]+)>$/.exec(label) ?? [];
  return { word, weight: Number(weight) };
}

/** A word network with empty arcs: state numbers, and for each state its arcs. One state starts, one ends. */
export interface Network {
  readonly start: number;
  readonly end: number;
  readonly empty: readonly (readonly number[])[];
  readonly arcs: readonly (readonly { readonly word: string; readonly to: number }[])[];
}

/** A grammar that grows past this was built by mistake, or by someone who means harm. */
const MOST_STATES = 400_000;

/**
 * Thompson's construction (K. Thompson, "Regular expression search algorithm", CACM 11(6), 1968) over words. Rules are
 * copied in where they are used, so a rule must not reach itself. Throws a Failure (HEARING_FAILED) that names the rule
 * which is missing, recursive or too large.
 */
export function networkOf(grammar: Grammar): Network {
  const empty: number[][] = [];
  const arcs: { word: string; to: number }[][] = [];
  const path: string[] = [];

  function state(): number {
    if (empty.length >= MOST_STATES) throw broken(`it is too large (at <${path.at(-1) ?? grammar.start}>)`);
    empty.push([]);
    arcs.push([]);
    return empty.length - 1;
  }

  function skip(from: number, to: number): void {
    empty[from]?.push(to);
  }

  /** The words one after another; the last one leads to `to`, where that is given. */
  function words(text: string, from: number, weight: number, to?: number): number {
    const all = text.split(/\s+/).filter(Boolean);
    if (all.length === 0) return joined(from, to);
    let at = from;
    for (const [index, word] of all.entries()) {
      const next = index === all.length - 1 && to !== undefined ? to : state();
      arcs[at]?.push({ word: weighted(word, index === 0 ? weight : 1), to: next });
      at = next;
    }
    return at;
  }

  function joined(from: number, to: number | undefined): number {
    if (to === undefined || to === from) return from;
    skip(from, to);
    return to;
  }

  function open(most: number, from: number, weight: number, to: number): number {
    let at = from;
    for (let count = 0; count < most; count += 1) {
      at = words(OPEN, at, count === 0 ? weight : 1);
      skip(at, to);
    }
    return to;
  }

  function rule(name: string, from: number, weight: number, to?: number): number {
    const pattern = Object.hasOwn(grammar.rules, name) ? grammar.rules[name] : undefined;
    if (pattern === undefined) throw broken(`it uses a rule <${name}> that it does not have`);
    if (path.includes(name)) throw broken(`its rule <${name}> uses itself`);
    path.push(name);
    const end = add(pattern, from, weight, to);
    path.pop();
    return end;
  }

  /** A sequence hands its weight to the first word that is said: where the first part may be left out, to either. */
  function sequence(parts: readonly Phrase[], from: number, weight: number, to?: number): number {
    const [first, ...rest] = parts;
    if (first === undefined) return joined(from, to);
    if (rest.length === 0) return add(first, from, weight, to);
    if (weight === 1 || typeof first === 'string' || !('maybe' in first)) {
      return sequence(rest, add(first, from, weight), 1, to);
    }
    const end = to ?? state();
    sequence(rest, add(first.maybe, from, weight), 1, end);
    sequence(rest, from, weight, end);
    return end;
  }

  /**
   * Adds the pattern after `from`, its first word at that weight; the result is the state behind it: `to`, where that is
   * given. Only arcs out of `from` and into `to` are added, so that alternatives need no states of their own.
   */
  function add(pattern: Phrase, from: number, weight: number, to?: number): number {
    if (typeof pattern === 'string') return words(pattern, from, weight, to);
    if ('sequence' in pattern) return sequence(pattern.sequence, from, weight, to);
    if ('rule' in pattern) return rule(pattern.rule, from, weight, to);
    const end = to ?? state();
    if ('open' in pattern) return open(pattern.open.words, from, weight, end);
    if ('maybe' in pattern) {
      skip(from, end);
      return add(pattern.maybe, from, weight, end);
    }
    if ('repeat' in pattern) {
      const loop = state();
      skip(from, loop);
      const once = add(pattern.repeat, loop, weight);
      skip(once, loop);
      skip(once, end);
      return end;
    }
    for (const [index, choice] of pattern.oneOf.entries()) {
      add(choice, from, weight * (pattern.weights?.[index] ?? 1), end);
    }
    return end;
  }

  const start = state();
  const end = rule(grammar.start, start, 1);
  return { start, end, empty, arcs };
}

function broken(why: string): Failure {
  return new Failure('HEARING_FAILED', `The grammar cannot be used: ${why}.`);
}
