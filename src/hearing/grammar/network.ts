import { Failure } from '../../domain/failure.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import type { Grammar } from './pattern.ts';

/** The label of an open slot: it stands for any of the open words. No word contains a `<`. */
export const OPEN = '<open>';

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

  function words(text: string, from: number): number {
    let at = from;
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const next = state();
      arcs[at]?.push({ word, to: next });
      at = next;
    }
    return at;
  }

  function open(most: number, from: number): number {
    const end = state();
    let at = from;
    for (let count = 0; count < most; count += 1) {
      at = words(OPEN, at);
      skip(at, end);
    }
    return end;
  }

  function rule(name: string, from: number): number {
    const pattern = Object.hasOwn(grammar.rules, name) ? grammar.rules[name] : undefined;
    if (pattern === undefined) throw broken(`it uses a rule <${name}> that it does not have`);
    if (path.includes(name)) throw broken(`its rule <${name}> uses itself`);
    path.push(name);
    const end = add(pattern, from);
    path.pop();
    return end;
  }

  /** Adds the pattern after `from`; the result is the state behind it. */
  function add(pattern: Phrase, from: number): number {
    if (typeof pattern === 'string') return words(pattern, from);
    if ('sequence' in pattern) return pattern.sequence.reduce((at: number, part) => add(part, at), from);
    if ('rule' in pattern) return rule(pattern.rule, from);
    if ('open' in pattern) return open(pattern.open.words, from);
    if ('maybe' in pattern) {
      const end = state();
      skip(from, end);
      skip(add(pattern.maybe, from), end);
      return end;
    }
    if ('repeat' in pattern) {
      const loop = state();
      skip(from, loop);
      const end = add(pattern.repeat, loop);
      skip(end, loop);
      return end;
    }
    const end = state();
    for (const choice of pattern.oneOf) {
      const begin = state();
      skip(from, begin);
      skip(add(choice, begin), end);
    }
    return end;
  }

  const start = state();
  const end = rule(grammar.start, start);
  return { start, end, empty, arcs };
}

function broken(why: string): Failure {
  return new Failure('HEARING_FAILED', `The grammar cannot be used: ${why}.`);
}
