/** Costs of pairs of words, by the words' numbers: a byte from 1 on; 0 for a pair that is not among them. */
export type HashedPairs = (first: number, second: number) => number;

/**
 * A table of pairs without the pairs themselves: each slot has 24 bits of its pair's hash and a byte for its cost, 4 bytes
 * a pair. It is searched from the pair's place to the first empty slot (K. Heafield, "KenLM: faster and smaller language
 * model queries", 2011), and a pair that is not there is taken for one that is about once in two million times (the
 * fingerprints of D. Talbot and T. Brants, "Randomized language models via perfect hash functions", ACL 2008).
 * `costs` has a byte a slot, 0 where it is empty, `prints` three, the low one first. None for a table without an empty
 * slot, in which a search would not end.
 */
export function hashedPairs(costs: Uint8Array, prints: Uint8Array): HashedPairs | undefined {
  const slots = costs.length;
  if (!costs.includes(0)) return undefined;
  return (first, second) => {
    const hash = hashOf(first, second);
    const print = hash >>> 8;
    let slot = hash % slots;
    for (let cost = costs[slot] ?? 0; cost !== 0; cost = costs[slot] ?? 0) {
      const at = 3 * slot;
      const own = (prints[at] ?? 0) | ((prints[at + 1] ?? 0) << 8) | ((prints[at + 2] ?? 0) << 16);
      if (own === print) return cost;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
    return 0;
  };
}

/** The finaliser of MurmurHash3 (A. Appleby), as in models/language/pack.mjs. */
function hashOf(first: number, second: number): number {
  let hash = ((first << 15) | second) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}
