/** What is not there. */
export const NEVER = Number.NEGATIVE_INFINITY;

/**
 * The paths that are followed, by the node that they have reached: for each the score when its last row was the node's
 * phone and when it was a blank behind it, each with its list of word histories.
 */
export interface Tokens {
  count: number;
  node: Int32Array;
  phone: Float64Array;
  blank: Float64Array;
  phoneList: Int32Array;
  blankList: Int32Array;
  /** An open hash table from nodes to places; an entry counts only where `home` agrees, so it needs no clearing. */
  table: Int32Array;
  home: Int32Array;
}

export function noTokens(capacity = 1_024): Tokens {
  return {
    count: 0,
    node: new Int32Array(capacity),
    phone: new Float64Array(capacity),
    blank: new Float64Array(capacity),
    phoneList: new Int32Array(capacity),
    blankList: new Int32Array(capacity),
    table: new Int32Array(4 * capacity),
    home: new Int32Array(capacity),
  };
}

/** The same paths on their own. */
export function copyOf(tokens: Tokens): Tokens {
  const copy = noTokens(tokens.node.length);
  copy.count = tokens.count;
  for (const part of ['node', 'phone', 'blank', 'phoneList', 'blankList'] as const) {
    copy[part].set(tokens[part].subarray(0, tokens.count));
  }
  return copy;
}

/** The place of a node's token, which is made when there is none. */
export function placeOf(tokens: Tokens, node: number): number {
  if (tokens.count === tokens.node.length) grow(tokens);
  const place = tableAt(tokens, node);
  const known = tokens.table[place] ?? 0;
  if (known < tokens.count && tokens.home[known] === place) return known;
  const at = tokens.count;
  tokens.table[place] = at;
  tokens.home[at] = place;
  tokens.node[at] = node;
  tokens.phone[at] = NEVER;
  tokens.blank[at] = NEVER;
  tokens.count = at + 1;
  return at;
}

function tableAt(tokens: Tokens, node: number): number {
  const { table, home, count } = tokens;
  const mask = table.length - 1;
  let place = Math.imul(node, 0x9e3779b1) >>> 0;
  for (place = (place ^ (place >>> 16)) & mask; ; place = (place + 1) & mask) {
    const known = table[place] ?? 0;
    if (known >= count || home[known] !== place || tokens.node[known] === node) return place;
  }
}

function grow(tokens: Tokens): void {
  const old = { ...tokens };
  const bigger = noTokens(2 * tokens.node.length);
  Object.assign(tokens, bigger);
  for (let at = 0; at < old.count; at += 1) {
    const place = placeOf(tokens, old.node[at] ?? 0);
    tokens.phone[place] = old.phone[at] ?? NEVER;
    tokens.blank[place] = old.blank[at] ?? NEVER;
    tokens.phoneList[place] = old.phoneList[at] ?? 0;
    tokens.blankList[place] = old.blankList[at] ?? 0;
  }
}

const BINS = 256;
const bins = new Int32Array(BINS);

/**
 * Drops paths that are worse than `best - beam`, and of more than `most` the worst (histogram pruning: V. Steinbiss,
 * B.-H. Tran, H. Ney, "Improvements in beam search", ICSLP 1994). The result is the score that was needed. The table is
 * not usable afterwards.
 */
export function pruned(tokens: Tokens, best: number, beam: number, most: number): number {
  let needed = best - beam;
  if (tokens.count > most) needed = Math.max(needed, neededFor(tokens, best, beam, most));
  const { node, phone, blank, phoneList, blankList } = tokens;
  let kept = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const byPhone = phone[at] ?? NEVER;
    const byBlank = blank[at] ?? NEVER;
    if (byPhone < needed && byBlank < needed) continue;
    node[kept] = node[at] ?? 0;
    phone[kept] = byPhone;
    blank[kept] = byBlank;
    phoneList[kept] = phoneList[at] ?? 0;
    blankList[kept] = blankList[at] ?? 0;
    kept += 1;
  }
  tokens.count = kept;
  return needed;
}

function neededFor({ count, phone, blank }: Tokens, best: number, beam: number, most: number): number {
  bins.fill(0);
  for (let at = 0; at < count; at += 1) {
    const worseBy = best - Math.max(phone[at] ?? NEVER, blank[at] ?? NEVER);
    const bin = Math.floor((worseBy / beam) * BINS);
    if (bin < BINS) bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let bin = 0;
  for (let sum = bins[0] ?? 0; bin < BINS - 1 && sum <= most; sum += bins[bin] ?? 0) bin += 1;
  return best - (bin * beam) / BINS;
}
