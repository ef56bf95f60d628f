import type { Automaton } from '../grammar/automaton.ts';
import { labelParts, OPEN } from '../grammar/network.ts';
import type { Arc, WordGraph } from './native.ts';

/** Marks a word that the search found in an open slot: the same sound as the word itself, under a name of its own. */
export const OPEN_MARK = '~';

/** What likelihoods count for against sounds: the language weight that this kind of model usually works with. */
const LANGUAGE_WEIGHT = 6.5;

/** This acoustic model hears many an "off" as "on" and hardly any "on" as "off": where both may be said, this evens it out. */
const ON_RATHER_THAN_OFF = LANGUAGE_WEIGHT * 3;

/** An open word and what taking it costs, in nats. */
export interface OpenWord {
  readonly word: string;
  readonly penalty: number;
}

/** Spells an automaton out as the arcs of a search; each open slot becomes one arc for each open word. */
export function wordGraph(automaton: Automaton, openWords: readonly OpenWord[]): WordGraph {
  const arcs: Arc[] = [];
  for (const [from, targets] of automaton.arcs.entries()) {
    const either = targets.has('on') && targets.has('off');
    for (const [label, to] of targets) {
      const { word, weight } = labelParts(label);
      const cost = (either && word === 'on' ? ON_RATHER_THAN_OFF : 0) - LANGUAGE_WEIGHT * Math.log(weight);
      if (word !== OPEN) arcs.push({ from, to, word, penalty: cost });
      else
        for (const any of openWords) arcs.push({ from, to, word: OPEN_MARK + any.word, penalty: any.penalty + cost });
    }
  }
  const finals = automaton.final.flatMap((ends, state) => (ends ? [state] : []));
  return { states: automaton.arcs.length, arcs, finals };
}

/** What an open word costs, in nats: how much better than the known phrases it must fit. */
export interface OpenCosts {
  /** Of the likeliest word. */
  readonly first: number;
  /** More for each e-fold of its rank. */
  readonly rank: number;
  /** More for each phone that it has fewer than five: short words fit anywhere. */
  readonly short: number;
}

/** The open words with their costs, likeliest first; of words that sound the same only the first is kept. */
export function openWordsWith(
  words: readonly string[],
  pronounce: (word: string) => readonly string[],
  costs: OpenCosts,
): readonly OpenWord[] {
  const sounds = new Set<string>();
  const kept: OpenWord[] = [];
  for (const word of words) {
    const [phones] = pronounce(word);
    if (phones === undefined || sounds.has(phones)) continue;
    sounds.add(phones);
    const missing = Math.max(0, 5 - phones.split(' ').length);
    kept.push({ word, penalty: costs.first + costs.rank * Math.log(1 + kept.length) + costs.short * missing });
  }
  return kept;
}
