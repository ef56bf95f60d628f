/**
 * Counts sequences of units and smooths them (modified Kneser-Ney, interpolated: S. F. Chen and J. Goodman, "An empirical
 * study of smoothing techniques for language modeling", 1999), then drops what hardly changes a prediction (weighted
 * difference: K. Seymore and R. Rosenfeld, "Scalable backoff language models", ICSLP 1996).
 */

const SPREAD = 4096;

/**
 * A model as a tree of sequences, level by level, parents before children.
 * @param {readonly (readonly number[])[]} sequences of units; each begins with a unit that is never predicted
 * @param {number} order longest sequence
 * @param {number} units how many there are, below 4096
 * @param {number} threshold nats that a sequence must save over all of the training to be kept
 */
export function train(sequences, order, units, threshold) {
  const tree = count(sequences, order);
  smooth(tree, order, units);
  return prune(tree, order, threshold);
}

/** All sequences up to `order` that occur; level 0 is the empty one. */
function count(sequences, order) {
  const levels = [{ index: new Map(), parent: [0], unit: [0], suffix: [0], seen: [0], begins: [false] }];
  for (let n = 1; n <= order; n++) levels.push({ index: new Map(), parent: [], unit: [], suffix: [], seen: [], begins: [] });
  const start = sequences[0]?.[0];
  for (const sequence of sequences) {
    // The nodes of what ends at the unit before, by length.
    let before = [0];
    for (const unit of sequence) {
      const now = [0];
      for (const [length, node] of before.entries()) {
        if (length === order) break;
        const begins = unit === start || (length > 0 && levels[length].begins[node]);
        now.push(child(levels[length + 1], node, unit, begins));
        levels[length + 1].seen[now[length + 1]] += 1;
      }
      before = now;
    }
  }
  for (let n = 1; n <= order; n++) {
    const { parent, unit, suffix } = levels[n];
    const below = levels[n - 1];
    for (const [i, of] of parent.entries()) suffix.push(n === 1 ? 0 : below.index.get(below.suffix[of] * SPREAD + unit[i]));
  }
  return levels;
}

function child(level, parent, unit, begins) {
  const key = parent * SPREAD + unit;
  const known = level.index.get(key);
  if (known !== undefined) return known;
  const node = level.unit.length;
  level.index.set(key, node);
  level.parent.push(parent);
  level.unit.push(unit);
  level.seen.push(0);
  level.begins.push(begins);
  return node;
}

function smooth(levels, order, units) {
  // Below the longest, what counts is in how many contexts a sequence occurs; what begins a word has none.
  for (let n = 1; n <= order; n++) {
    const level = levels[n];
    level.counts = n === order ? Float64Array.from(level.seen) : new Float64Array(level.unit.length);
    if (n < order) {
      for (let i = 0; i < level.unit.length; i++) if (level.begins[i]) level.counts[i] = level.seen[i];
      const above = levels[n + 1];
      for (let i = 0; i < above.unit.length; i++) level.counts[above.suffix[i]] += 1;
    }
  }
  levels[0].logP = [0];
  for (let n = 1; n <= order; n++) {
    const level = levels[n];
    const below = levels[n - 1];
    const discounts = discountsOf(level.counts);
    const total = new Float64Array(below.unit.length);
    const freed = new Float64Array(below.unit.length);
    // What begins a word is never predicted.
    const predicted = (i) => !(n === 1 && level.begins[i]);
    for (let i = 0; i < level.unit.length; i++) {
      if (!predicted(i)) continue;
      total[level.parent[i]] += level.counts[i];
      freed[level.parent[i]] += discounts(level.counts[i]);
    }
    level.logP = new Float64Array(level.unit.length);
    for (let i = 0; i < level.unit.length; i++) {
      const of = level.parent[i];
      if (!predicted(i)) {
        level.logP[i] = -99;
        continue;
      }
      const lower = n === 1 ? 1 / units : Math.exp(below.logP[level.suffix[i]]);
      level.logP[i] = Math.log((level.counts[i] - discounts(level.counts[i]) + freed[of] * lower) / total[of]);
    }
    below.backoff = Float64Array.from(total, (sum, i) => (sum > 0 ? Math.log(freed[i] / sum) : 0));
  }
}

/** How much is taken off a count of one, of two, of three and more. */
function discountsOf(counts) {
  const of = [0, 0, 0, 0, 0];
  for (const one of counts) if (one >= 1 && one <= 4) of[one] += 1;
  const y = of[1] / Math.max(1, of[1] + 2 * of[2]);
  const discount = (k) => Math.min(k - 0.1, Math.max(0.1, k - ((k + 1) * y * of[k + 1]) / Math.max(1, of[k])));
  const table = [0, discount(1), discount(2), discount(3)];
  return (one) => table[Math.min(3, Math.floor(one))];
}

function prune(levels, order, threshold) {
  let kept = 0;
  for (let n = order; n >= 1; n--) {
    const level = levels[n];
    const inner = new Uint8Array(level.unit.length);
    if (n < order) for (let i = 0; i < levels[n + 1].unit.length; i++) if (levels[n + 1].kept[i]) inner[levels[n + 1].parent[i]] = 1;
    level.kept = new Uint8Array(level.unit.length);
    const below = levels[n - 1];
    for (let i = 0; i < level.unit.length; i++) {
      const otherwise = n === 1 ? 0 : below.backoff[level.parent[i]] + below.logP[level.suffix[i]];
      const saves = level.seen[i] * Math.abs(level.logP[i] - otherwise);
      level.kept[i] = n === 1 || inner[i] || saves > threshold ? 1 : 0;
      kept += level.kept[i];
    }
  }
  for (let n = 1; n <= order; n++) renormalise(levels, n);
  return { levels, order, kept };
}

/** What is left over in a context goes to what it does not have, as far as the shorter context would give it. */
function renormalise(levels, n) {
  const level = levels[n];
  const below = levels[n - 1];
  const has = new Float64Array(below.unit.length);
  const lower = new Float64Array(below.unit.length);
  for (let i = 0; i < level.unit.length; i++) {
    if (!level.kept[i]) continue;
    has[level.parent[i]] += Math.exp(level.logP[i]);
    if (n > 1) lower[level.parent[i]] += Math.exp(predict(levels, n - 1, below.suffix[level.parent[i]], level.unit[i]));
  }
  below.backoff = Float64Array.from(has, (sum, i) => (n === 1 ? 0 : Math.log(Math.max(1e-4, 1 - sum) / Math.max(1e-4, 1 - lower[i]))));
}

/** The logarithm of the probability of a unit behind a sequence of n - 1, as the pruned model has it. */
function predict(levels, n, context, unit) {
  let path = 0;
  for (let m = n; m >= 1; m--) {
    const node = levels[m].index.get(context * SPREAD + unit);
    if (node !== undefined && levels[m].kept[node]) return path + levels[m].logP[node];
    if (m === 1) return -20;
    path += levels[m - 1].backoff[context] ?? 0;
    context = levels[m - 1].suffix[context];
  }
  return -20;
}
