import type { SearchGraph } from './graph.ts';

/** Whether words are a whole sentence of the graph's grammar. An open word may stand only where an open slot is. */
export function accepts(
  graph: SearchGraph,
  words: readonly { readonly text: string; readonly open: boolean }[],
): boolean {
  let states: ReadonlySet<number> = new Set([0]);
  for (const { text, open } of words) {
    const next = new Set<number>();
    for (const state of states)
      for (const to of open ? behindSlots(graph, state) : behind(graph, state, text)) next.add(to);
    states = next;
  }
  return [...states].some((state) => graph.final[state] === 1);
}

/** The states that a word leads to: where one of its pronunciations ends in the tree of the state. */
function behind({ forest, words, sounds }: SearchGraph, state: number, text: string): readonly number[] {
  const reached: number[] = [];
  for (const sound of sounds(text)) {
    let node = state;
    for (let at = 0; at < sound.length && node >= 0; at += 1) node = childOf(forest, node, sound.charCodeAt(at));
    if (node < 0) continue;
    for (let end = forest.endStart[node] ?? 0; end < (forest.endStart[node + 1] ?? 0); end += 1) {
      if (words[forest.endLabel[end] ?? 0] === text) reached.push(forest.endTo[end] ?? 0);
    }
  }
  return reached;
}

function childOf(forest: SearchGraph['forest'], node: number, symbol: number): number {
  for (let child = forest.childStart[node] ?? 0; child < (forest.childStart[node + 1] ?? 0); child += 1) {
    if (forest.symbol[child] === symbol) return child;
  }
  return -1;
}

function behindSlots({ openStart, openSlot, slotTo }: SearchGraph, state: number): readonly number[] {
  return [...openSlot.subarray(openStart[state], openStart[state + 1])].map((slot) => slotTo[slot] ?? 0);
}
