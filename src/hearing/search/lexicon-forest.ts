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
  const sorted: Spoken[] = [];
  const symbol: number[] = [];
  const cost: number[] = [];
  const paid: number[] = [];
  const depth: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const childStart: number[] = [];
  const endStart: number[] = [];
  const endLabel: number[] = [];
  const endTo: number[] = [];
  const endCost: number[] = [];

  function add(first: number, last: number, deep: number, sound: number, before: number, least: number): void {
    from.push(first);
    to.push(last);
    depth.push(deep);
    symbol.push(sound);
    cost.push(least - before);
    paid.push(least);
  }

  /** A word that ends here twice, by pronunciations that sound the same, ends once, at the lower cost. */
  function end({ label, to: next, cost: whole }: Spoken, first: number, before: number): void {
    for (let at = first; at < endLabel.length; at += 1) {
      if (endLabel[at] !== label || endTo[at] !== next) continue;
      endCost[at] = Math.min(endCost[at] ?? 0, whole - before);
      return;
    }
    endLabel.push(label);
    endTo.push(next);
    endCost.push(whole - before);
  }

  for (const list of lists) {
    const first = sorted.length;
    sorted.push(...list.filter(({ sounds }) => sounds !== '').sort(bySound));
    add(first, sorted.length, 0, 0, 0, 0);
  }
  for (let node = 0; node < from.length; node += 1) {
    childStart.push(from.length);
    endStart.push(endLabel.length);
    const deep = depth[node] ?? 0;
    const before = paid[node] ?? 0;
    const last = to[node] ?? 0;
    const ends = endLabel.length;
    for (let at = from[node] ?? 0; at < last; ) {
      const spoken = sorted[at];
      const sound = spoken?.sounds.charCodeAt(deep) ?? Number.NaN;
      if (spoken === undefined || Number.isNaN(sound)) {
        if (spoken !== undefined) end(spoken, ends, before);
        at += 1;
        continue;
      }
      let least = spoken.cost;
      const first = at;
      for (at += 1; at < last && sorted[at]?.sounds.charCodeAt(deep) === sound; at += 1) {
        least = Math.min(least, sorted[at]?.cost ?? least);
      }
      add(first, at, deep + 1, sound, before, least);
    }
  }
  childStart.push(from.length);
  endStart.push(endLabel.length);
  return {
    nodes: from.length,
    roots: lists.length,
    symbol: Uint8Array.from(symbol),
    cost: Float32Array.from(cost),
    childStart: Int32Array.from(childStart),
    endStart: Int32Array.from(endStart),
    endLabel: Int32Array.from(endLabel),
    endTo: Int32Array.from(endTo),
    endCost: Float32Array.from(endCost),
  };
}

const bySound = (one: Spoken, other: Spoken): number =>
  one.sounds < other.sounds ? -1 : one.sounds > other.sounds ? 1 : 0;
