// Logistic regression, and what a probability is worth. Features are objects of numbers; labels are 1 and 0.

/** Keeps coefficients small where the data say little (ridge). */
const RIDGE = 0.01;

export function probability({ constant, ...weights }, features) {
  const sum = Object.entries(weights).reduce((total, [name, weight]) => total + weight * features[name], constant);
  return 1 / (1 + Math.exp(-sum));
}

/** The coefficients, one a feature and a constant, by Newton's method; both classes weigh the same. */
export function fitCurve(data) {
  const names = Object.keys(data[0].features);
  const count = (label) => data.filter((one) => one.label === label).length;
  const weightOf = { 0: 0.5 / Math.max(1, count(0)), 1: 0.5 / Math.max(1, count(1)) };
  const rows = data.map(({ features, label }) => ({
    x: [1, ...names.map((name) => features[name])],
    label,
    weight: weightOf[label] * data.length,
  }));
  let theta = new Array(names.length + 1).fill(0);
  for (let step = 0; step < 50; step += 1) {
    const gradient = theta.map((value, i) => (i === 0 ? 0 : -RIDGE * rows.length * 0.01 * value));
    const hessian = theta.map((_, i) => theta.map((_, j) => (i === j ? RIDGE * rows.length * 0.01 + 1e-9 : 0)));
    for (const { x, label, weight } of rows) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * theta[i], 0)));
      for (const [i, value] of x.entries()) {
        gradient[i] += weight * (label - p) * value;
        for (const [j, other] of x.entries()) hessian[i][j] += weight * p * (1 - p) * value * other;
      }
    }
    const change = solved(hessian, gradient);
    theta = theta.map((value, i) => value + change[i]);
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return Object.fromEntries(['constant', ...names].map((name, i) => [name, theta[i]]));
}

/** Gaussian elimination with pivots. */
function solved(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows.reduce(
      (best, row, at) => (at >= i && Math.abs(row[i]) > Math.abs(rows[best][i]) ? at : best),
      i,
    );
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let at = 0; at < rows.length; at += 1) {
      if (at === i) continue;
      const factor = rows[at][i] / rows[i][i];
      rows[at] = rows[at].map((value, j) => value - factor * rows[i][j]);
    }
  }
  return rows.map((row, i) => row.at(-1) / row[i]);
}

/** The share of pairs, one right and one wrong, that the values order rightly. */
export function areaUnder(judged) {
  const of = (label) => judged.filter((one) => one.label === label).map(({ value }) => value);
  const [right, wrong] = [of(1), of(0)];
  let sum = 0;
  for (const one of right) for (const other of wrong) sum += one > other ? 1 : one === other ? 0.5 : 0;
  return sum / Math.max(1, right.length * wrong.length);
}

/** Which share of the wrong is accepted where this share of the right is rejected; `silent` more of the wrong never are. */
export function rejectedAt(judged, share, silent) {
  const right = judged
    .filter(({ label }) => label === 1)
    .map(({ value }) => value)
    .sort((one, other) => one - other);
  const wrong = judged.filter(({ label }) => label === 0);
  const threshold = right[Math.floor(share * right.length)] ?? 0;
  return {
    threshold,
    accepted: wrong.filter(({ value }) => value >= threshold).length / Math.max(1, wrong.length + silent),
  };
}

/** What a nat of margin counts for, so that sides of pairs are as probable as they are often right (one parameter). */
export function fitScale(margins) {
  let best = { scale: 1, loss: Number.POSITIVE_INFINITY };
  for (let scale = 0.02; scale <= 2; scale *= 1.05) {
    const loss = margins.reduce((sum, margin) => sum + Math.log1p(Math.exp(-scale * margin)), 0);
    if (loss < best.loss) best = { scale, loss };
  }
  return best.scale;
}
