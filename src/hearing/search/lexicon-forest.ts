/** A pronunciation that leads somewhere: its phones' symbols as characters (`String.fromCharCode(symbol)`). */
export interface Spoken {
  readonly sounds: string;
  readonly label: number;
  readonly to: number;
  /** Nats. */
  readonly cost: number;
}

/**
 * Lexicon trees (H. Ney, R. Haeb-Umbach, B.-H. Tran, M. Oerder, "Improvements in beam search for 10000-word continuous
 * speech recognition", ICASSP 1992), one for each word state: words that begin alike share their nodes. Nodes 0 to
 * `roots - 1` are the roots, without a phone. The children of node n are `childStart[n]` to `childStart[n + 1]`, the
 * words that end there `endStart[n]` to `endStart[n + 1]`. Costs are paid as soon as they are certain: `cost[n]` on
 * entering a node, what is left (`endCost`) with the word's end.
 */
export interface Forest {
  readonly nodes: number;
  readonly roots: number;
  readonly symbol: Uint8Array;
  readonly cost: Float32Array;
  readonly childStart: Int32Array;
  readonly endStart: Int32Array;
  readonly endLabel: Int32Array;
  readonly endTo: Int32Array;
  readonly endCost: Float32Array;
}

/** Builds a tree of each list; its place in the lists is its root. Pronunciations without a sound are left out. */
export function forestOf(lists: readonly (readonly Spoken[])[]): Forest {
  const sorted = lists.flatMap((list) => list.filter(({ sounds }) => sounds !== '').sort(bySound));
  const most = sorted.reduce((sum, { sounds }) => sum + sounds.length, lists.length);
  const symbol = new Uint8Array(most);
  const cost = new Float32Array(most);
  const childStart = new Int32Array(most + 1);
  const endStart = new Int32Array(most + 1);
  const endLabel = new Int32Array(sorted.length);
  const endTo = new Int32Array(sorted.length);
  const endCost = new Float32Array(sorted.length);
  /** While it is built: which of the sorted pronunciations pass through a node, how deep it is, and what is paid there. */
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const depth = new Uint16Array(most);
  const paid = new Float64Array(most);
  let nodes = 0;
  let ends = 0;

  function add(first: number, last: number, deep: number, sound: number, before: number, least: number): void {
    from[nodes] = first;
    to[nodes] = last;
    depth[nodes] = deep;
    symbol[nodes] = sound;
    cost[nodes] = least - before;
    paid[nodes] = least;
    nodes += 1;
  }

  /** A word that ends here twice, by pronunciations that sound the same, ends once, at the lower cost. */
  function end({ label, to: next, cost: whole }: Spoken, first: number, before: number): void {
    for (let at = first; at < ends; at += 1) {
      if (endLabel[at] !== label || endTo[at] !== next) continue;
      endCost[at] = Math.min(endCost[at] ?? 0, whole - before);
      return;
    }
    endLabel[ends] = label;
    endTo[ends] = next;
    endCost[ends] = whole - before;
    ends += 1;
  }

  /** Ends the words that are complete at a node, and adds a child for each phone that follows. */
  function grow(node: number): void {
    const deep = depth[node] ?? 0;
    const before = paid[node] ?? 0;
    const last = to[node] ?? 0;
    const ended = ends;
    let at = from[node] ?? 0;
    for (let spoken = sorted[at]; at < last && spoken?.sounds.length === deep; spoken = sorted[at]) {
      end(spoken, ended, before);
      at += 1;
    }
    while (at < last) {
      const first = at;
      const sound = sorted[at]?.sounds.charCodeAt(deep) ?? 0;
      let least = Number.POSITIVE_INFINITY;
      for (; at < last && sorted[at]?.sounds.charCodeAt(deep) === sound; at += 1) {
        least = Math.min(least, sorted[at]?.cost ?? least);
      }
      add(first, at, deep + 1, sound, before, least);
    }
  }

  let first = 0;
  for (const list of lists) {
    const count = list.reduce((sum, { sounds }) => sum + Number(sounds !== ''), 0);
    add(first, first + count, 0, 0, 0, 0);
    first += count;
  }
  for (let node = 0; node < nodes; node += 1) {
    childStart[node] = nodes;
    endStart[node] = ends;
    grow(node);
  }
  childStart[nodes] = nodes;
  endStart[nodes] = ends;
  return {
    nodes,
    roots: lists.length,
    symbol: symbol.slice(0, nodes),
    cost: cost.slice(0, nodes),
    childStart: childStart.slice(0, nodes + 1),
    endStart: endStart.slice(0, nodes + 1),
    endLabel: endLabel.slice(0, ends),
    endTo: endTo.slice(0, ends),
    endCost: endCost.slice(0, ends),
  };
}

const bySound = (one: Spoken, other: Spoken): number =>
  one.sounds < other.sounds ? -1 : one.sounds > other.sounds ? 1 : 0;
