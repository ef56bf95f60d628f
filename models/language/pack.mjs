/** Steps a nat: how finely costs are kept. */
const STEPS = 16;
const byte = (cost, least = 0) => Math.max(least, Math.min(255, Math.round(cost * STEPS)));

/** A word's pair as a number that differs in all bits (the finaliser of MurmurHash3, A. Appleby). The reader has the same. */
export function hashOf(first, second) {
  let hash = ((first << 15) | second) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Writes the file that src/hearing/language reads, little-endian: "ULM1", then as 32 bits each the numbers of words, of
 * classes and of slots, and the length of the text of words; the words, a line feed between; a byte each for the words'
 * costs, what a pair that was never met costs behind them, and their classes; a signed byte for each pair of classes;
 * a cost for each slot (0: empty), and for each slot 24 bits of its pair's hash.
 */
export function pack({ words, unigram, backoff, classOf, follows, bigrams }) {
  const text = Buffer.from(words.join('\n'), 'latin1');
  const slots = Math.ceil(bigrams.length * 1.4) + 16;
  const costs = new Uint8Array(slots);
  const prints = new Uint32Array(slots);
  for (const { first, second, cost } of bigrams) {
    const hash = hashOf(first, second);
    let slot = hash % slots;
    while (costs[slot] !== 0) slot = (slot + 1) % slots;
    costs[slot] = byte(cost, 1);
    prints[slot] = hash >>> 8;
  }
  const classes = Math.round(Math.sqrt(follows.length));
  const head = Buffer.alloc(20);
  head.write('ULM1', 'latin1');
  for (const [i, value] of [words.length, classes, slots, text.length].entries()) head.writeUInt32LE(value, 4 + 4 * i);
  const factors = Int8Array.from(follows, (cost) => Math.max(-127, Math.min(127, Math.round(cost * STEPS))));
  return Buffer.concat([
    head,
    text,
    Buffer.from(unigram.map((cost) => byte(cost))),
    Buffer.from(backoff.map((cost) => byte(cost))),
    Buffer.from(classOf),
    Buffer.from(factors.buffer),
    Buffer.from(costs.buffer),
    Buffer.from(Uint8Array.from([...prints].flatMap((print) => [print & 255, (print >> 8) & 255, print >> 16]))),
  ]);
}
