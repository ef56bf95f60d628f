import { brotliCompressSync, constants } from 'node:zlib';

/** A byte of a logarithm: from 0 down to LOWEST for predictions, from -MOST_BACKOFF up to MOST_BACKOFF for contexts. */
export const LOWEST = -16;
export const MOST_BACKOFF = 8;

/**
 * Writes a pruned model: the line "understudy-spelling 1", a line of JSON (order, units with their letters and phones,
 * the bytes of each level's first two parts and its sequences), then, compressed as one, four parts for each level: how
 * many children each node of the level above has (a byte; from 255 on it goes on in the next), the children's units as
 * differences (likewise), predictions, and the weights of what is not known behind them, a byte for each sequence.
 */
export function pack({ levels, order }, units) {
  const streams = [];
  const sizes = [];
  // The nodes of a level in the order of their parents, children by unit.
  let above = [0];
  for (let n = 1; n <= order; n++) {
    const level = levels[n];
    const of = new Map();
    for (let i = 0; i < level.unit.length; i++) {
      if (!level.kept[i]) continue;
      const siblings = of.get(level.parent[i]) ?? [];
      siblings.push(i);
      of.set(level.parent[i], siblings);
    }
    const counts = [];
    const steps = [];
    const nodes = [];
    for (const parent of above) {
      const children = (of.get(parent) ?? []).sort((a, b) => level.unit[a] - level.unit[b]);
      put(counts, children.length);
      let last = 0;
      for (const node of children) {
        put(steps, level.unit[node] - last);
        last = level.unit[node];
        nodes.push(node);
      }
    }
    const predictions = nodes.map((node) => Math.round((Math.max(LOWEST, level.logP[node]) / LOWEST) * 255));
    const backoffs = nodes.map((node) => Math.round((clamp(level.backoff?.[node] ?? 0) / MOST_BACKOFF) * 127) + 128);
    streams.push(Buffer.from(counts), Buffer.from(steps), Buffer.from(predictions), Buffer.from(backoffs));
    sizes.push([counts.length, steps.length, nodes.length]);
    above = nodes;
  }
  const head = `understudy-spelling 1\n${JSON.stringify({ order, lowest: LOWEST, mostBackoff: MOST_BACKOFF, units, sizes })}\n`;
  const body = brotliCompressSync(Buffer.concat(streams), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  return Buffer.concat([Buffer.from(head), body]);
}

const clamp = (value) => Math.max(-MOST_BACKOFF, Math.min(MOST_BACKOFF, value));

function put(bytes, value) {
  let rest = value;
  for (; rest >= 255; rest -= 255) bytes.push(255);
  bytes.push(rest);
}
