import type { Network } from './network.ts';

/** A deterministic automaton over words: state 0 starts; for each state the arcs (word to next state) and whether it may end. */
export interface Automaton {
  readonly arcs: readonly ReadonlyMap<string, number>[];
  readonly final: readonly boolean[];
}

/**
 * The smallest deterministic automaton that accepts the network's sentences. Fewer states are fewer word trees for the
 * decoder to search, and shared beginnings are searched once.
 */
export function automatonOf(network: Network): Automaton {
  return minimised(determinised(network));
}

/** The subset construction (Rabin and Scott, "Finite automata and their decision problems", 1959). */
function determinised(network: Network): Automaton {
  const arcs: Map<string, number>[] = [];
  const final: boolean[] = [];
  const subsets: (readonly number[])[] = [];
  const numbers = new Map<string, number>();

  function numberOf(seeds: Iterable<number>): number {
    const subset = closure(network, seeds);
    const key = subset.join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, subsets.length);
    subsets.push(subset);
    arcs.push(new Map());
    final.push(subset.includes(network.end));
    return subsets.length - 1;
  }

  numberOf([network.start]);
  for (let at = 0; at < subsets.length; at += 1) {
    const targets = new Map<string, Set<number>>();
    for (const state of subsets[at] ?? []) {
      for (const { word, to } of network.arcs[state] ?? []) {
        const known = targets.get(word);
        if (known === undefined) targets.set(word, new Set([to]));
        else known.add(to);
      }
    }
    for (const [word, states] of targets) arcs[at]?.set(word, numberOf(states));
  }
  return { arcs, final };
}

/** The states with arcs (or the end) that empty arcs reach, in order: what distinguishes a subset from another. */
function closure(network: Network, seeds: Iterable<number>): readonly number[] {
  const reached = new Set(seeds);
  for (const state of reached) for (const next of network.empty[state] ?? []) reached.add(next);
  return [...reached]
    .filter((state) => state === network.end || (network.arcs[state]?.length ?? 0) > 0)
    .sort((a, b) => a - b);
}

/** Moore's partition refinement ("Gedanken-experiments on sequential machines", 1956): merge what no future tells apart. */
function minimised(automaton: Automaton): Automaton {
  let classes: readonly number[] = automaton.final.map((ends) => (ends ? 1 : 0));
  let count = new Set(classes).size;
  for (;;) {
    const signatures = new Map<string, number>();
    const refined = automaton.arcs.map((arcs, state) => {
      const future = [...arcs].map(([word, to]) => `${word} ${classes[to]}`).sort();
      const signature = `${classes[state]}|${future.join('|')}`;
      const known = signatures.get(signature) ?? signatures.size;
      signatures.set(signature, known);
      return known;
    });
    const grown = signatures.size;
    classes = refined;
    if (grown === count) break;
    count = grown;
  }
  // Classes are numbered in the order of their first state, so the start's class is 0.
  const arcs: Map<string, number>[] = Array.from({ length: count }, () => new Map());
  const final: boolean[] = Array.from({ length: count }, () => false);
  for (const [state, own] of classes.entries()) {
    final[own] = automaton.final[state] ?? false;
    for (const [word, to] of automaton.arcs[state] ?? []) arcs[own]?.set(word, classes[to] ?? 0);
  }
  return { arcs, final };
}

/** Whether the automaton accepts the sentence; a word that is only in the open slot counts when `isOpen` says so. */
export function accepts(
  automaton: Automaton,
  sentence: string,
  isOpen: (word: string) => boolean,
  open: string,
): boolean {
  let states = new Set([0]);
  for (const word of sentence.split(/\s+/).filter(Boolean)) {
    const next = new Set<number>();
    for (const state of states) {
      const direct = automaton.arcs[state]?.get(word);
      if (direct !== undefined) next.add(direct);
      const slot = isOpen(word) ? automaton.arcs[state]?.get(open) : undefined;
      if (slot !== undefined) next.add(slot);
    }
    states = next;
  }
  return [...states].some((state) => automaton.final[state]);
}
