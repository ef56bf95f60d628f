import type { Automaton } from '../grammar/automaton.ts';
import { OPEN } from '../grammar/network.ts';
import type { Arc, WordGraph } from './native.ts';

/** Marks a word that the search found in an open slot: the same sound as the word itself, under a name of its own. */
export const OPEN_MARK = '~';

/** Spells an automaton out as the arcs of a search; each open slot becomes one arc for each open word, at a penalty in nats. */
export function wordGraph(automaton: Automaton, openWords: readonly string[], openPenalty: number): WordGraph {
  const arcs: Arc[] = [];
  for (const [from, targets] of automaton.arcs.entries()) {
    for (const [word, to] of targets) {
      if (word !== OPEN) arcs.push({ from, to, word, penalty: 0 });
      else for (const any of openWords) arcs.push({ from, to, word: `${OPEN_MARK}${any}`, penalty: openPenalty });
    }
  }
  const finals = automaton.final.flatMap((ends, state) => (ends ? [state] : []));
  return { states: automaton.arcs.length, arcs, finals };
}
