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
  const closures = new Map<number, readonly number[]>();
  /** Most words lead to one place: its subset is looked up without being made anew. */
  const single = new Map<number, number>();

  function numberOf(seeds: readonly number[]): number {
    const [only] = seeds;
    if (only === undefined || seeds.length > 1) return subsetOf(seeds);
    const known = single.get(only) ?? subsetOf(seeds);
    single.set(only, known);
    return known;
  }

  function subsetOf(seeds: readonly number[]): number {
    const reached = new Set<number>();
    for (const seed of seeds) {
      const own = closures.get(seed) ?? closure(network, seed);
      closures.set(seed, own);
      for (const state of own) reached.add(state);
    }
    const subset = [...Int32Array.from(reached).sort()];
    const key = subset.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, subsets.length);
    subsets.push(subset);
    arcs.push(new Map());
    final.push(reached.has(network.end));
    return subsets.length - 1;
  }

  numberOf([network.start]);
  for (let at = 0; at < subsets.length; at += 1) {
    const targets = new Map<string, number[]>();
    for (const state of subsets[at] ?? []) {
      for (const { word, to } of network.arcs[state] ?? []) {
        const known = targets.get(word);
        if (known === undefined) targets.set(word, [to]);
        else known.push(to);
      }
    }
    for (const [word, states] of targets) arcs[at]?.set(word, numberOf(states));
  }
  return { arcs, final };
}

/** The states with arcs (or the end) that empty arcs reach: what distinguishes a subset from another. */
function closure(network: Network, seed: number): readonly number[] {
  const reached = new Set([seed]);
  for (const state of reached) for (const next of network.empty[state] ?? []) reached.add(next);
  return [...reached].filter((state) => state === network.end || (network.arcs[state]?.length ?? 0) > 0);
}

/** Moore's partition refinement ("Gedanken-experiments on sequential machines", 1956): merge what no future tells apart. */
function minimised(automaton: Automaton): Automaton {
  const labels = new Map<string, number>();
  for (const arcs of automaton.arcs) for (const word of arcs.keys()) labels.set(word, labels.get(word) ?? labels.size);
  const futures = automaton.arcs.map((arcs) => {
    const sorted = [...arcs].map(([word, to]) => [labels.get(word) ?? 0, to] as const).sort(([a], [b]) => a - b);
    return { said: sorted.map(([label]) => label).join(), next: sorted.map(([, to]) => to) };
  });
  // Which words may follow never changes, so states that differ in them are told apart from the start.
  let classes = numbered(futures.map(({ said }, state) => `${automaton.final[state]} ${said}`));
  for (let count = 0; count !== classes.count; ) {
    count = classes.count;
    const { of } = classes;
    classes = numbered(futures.map(({ next }, state) => `${of[state]}|${next.map((to) => of[to]).join()}`));
  }
  // Classes are numbered in the order of their first state, so the start's class is 0.
  const arcs: Map<string, number>[] = Array.from({ length: classes.count }, () => new Map());
  const final: boolean[] = Array.from({ length: classes.count }, () => false);
  for (const [state, own] of classes.of.entries()) {
    final[own] = automaton.final[state] ?? false;
    for (const [word, to] of automaton.arcs[state] ?? []) arcs[own]?.set(word, classes.of[to] ?? 0);
  }
  return { arcs, final };
}

/** Equal signatures get equal numbers, counted from 0 as they first appear. */
function numbered(signatures: readonly string[]): { readonly of: readonly number[]; readonly count: number } {
  const numbers = new Map<string, number>();
  const of = signatures.map((signature) => {
    const number = numbers.get(signature) ?? numbers.size;
    numbers.set(signature, number);
    return number;
  });
  return { of, count: numbers.size };
}
