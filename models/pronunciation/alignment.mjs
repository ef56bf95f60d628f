/**
 * Lays the phones of words along their letters: each letter takes none, one or two phones. The likelihoods of letters
 * with their phones are learned by expectation and maximisation (S. Jiampojamarn, G. Kondrak, T. Sherif, "Applying
 * many-to-many alignments and hidden Markov models to letter-to-phoneme conversion", NAACL 2007), here one to none,
 * one or two.
 */

const MOST = 2;

/** Before anything is learned: a letter usually takes one phone, sometimes none, seldom two. */
const first = (count, phones) => (count === 0 ? 0.05 : count === 1 ? 1 / phones : 0.02 / phones ** 2);

/**
 * @param {readonly {word: string, phones: readonly string[]}[]} entries
 * @param {number} rounds of expectation and maximisation
 * @returns {(string[] | undefined)[]} for each entry the phones (blanks between) of each letter; nothing where a word has
 *   more than twice as many phones as letters
 */
export function align(entries, rounds) {
  const phoneNumbers = new Map();
  for (const { phones } of entries) for (const one of phones) phoneNumbers.set(one, phoneNumbers.get(one) ?? phoneNumbers.size + 1);
  const names = [...phoneNumbers.keys()];
  const count = names.length;
  const size = 128 * (count + 1) * (count + 1);
  const unit = (letter, one, two) => (letter * (count + 1) + one) * (count + 1) + two;
  const coded = entries.map(({ word, phones }) => ({
    letters: [...word].map((letter) => letter.charCodeAt(0)),
    sounds: phones.map((one) => phoneNumbers.get(one)),
  }));
  let weight = new Float64Array(size);
  for (let letter = 0; letter < 128; letter++) {
    for (let one = 0; one <= count; one++) {
      for (let two = 0; two <= count; two++) {
        weight[unit(letter, one, two)] = first(one === 0 ? 0 : two === 0 ? 1 : 2, count);
      }
    }
  }
  for (let round = 0; round < rounds; round++) weight = expectation(coded, weight, unit, size, count);
  return coded.map((entry) => best(entry, weight, unit)?.map((numbers) => numbers.map((n) => names[n - 1]).join(' ')));
}

const unitOf = (unit, letter, sounds, from, count) => unit(letter, count > 0 ? sounds[from] : 0, count > 1 ? sounds[from + 1] : 0);

function expectation(coded, weight, unit, size, phones) {
  const counts = new Float64Array(size);
  for (const { letters, sounds } of coded) {
    const columns = sounds.length + 1;
    const forward = new Float64Array((letters.length + 1) * columns);
    const backward = new Float64Array((letters.length + 1) * columns);
    forward[0] = 1;
    for (const [row, letter] of letters.entries()) {
      for (let at = 0; at < columns; at++) {
        const before = forward[row * columns + at];
        if (before === 0) continue;
        for (let taken = 0; taken <= MOST && at + taken < columns; taken++) {
          forward[(row + 1) * columns + at + taken] += before * weight[unitOf(unit, letter, sounds, at, taken)];
        }
      }
    }
    const total = forward.at(-1);
    if (!(total > 0)) continue;
    backward[backward.length - 1] = 1;
    for (let row = letters.length - 1; row >= 0; row--) {
      for (let at = 0; at < columns; at++) {
        let sum = 0;
        for (let taken = 0; taken <= MOST && at + taken < columns; taken++) {
          const key = unitOf(unit, letters[row], sounds, at, taken);
          const share = weight[key] * backward[(row + 1) * columns + at + taken];
          sum += share;
          counts[key] += (forward[row * columns + at] * share) / total;
        }
        backward[row * columns + at] = sum;
      }
    }
  }
  // What a letter takes, given the letter: otherwise rare letters would rather take nothing.
  const block = (phones + 1) ** 2;
  const learned = new Float64Array(size);
  for (let letter = 0; letter < 128; letter++) {
    const from = letter * block;
    let sum = 0;
    for (let key = from; key < from + block; key++) sum += counts[key];
    if (sum > 0) for (let key = from; key < from + block; key++) learned[key] = counts[key] / sum;
  }
  return learned;
}

function best({ letters, sounds }, weight, unit) {
  const columns = sounds.length + 1;
  const cost = new Float64Array((letters.length + 1) * columns).fill(Number.NEGATIVE_INFINITY);
  const taking = new Uint8Array((letters.length + 1) * columns);
  cost[0] = 0;
  for (const [row, letter] of letters.entries()) {
    for (let at = 0; at < columns; at++) {
      const before = cost[row * columns + at];
      if (before === Number.NEGATIVE_INFINITY) continue;
      for (let taken = 0; taken <= MOST && at + taken < columns; taken++) {
        const now = before + Math.log(weight[unitOf(unit, letter, sounds, at, taken)]);
        const cell = (row + 1) * columns + at + taken;
        if (now <= cost[cell]) continue;
        cost[cell] = now;
        taking[cell] = taken;
      }
    }
  }
  if (cost.at(-1) === Number.NEGATIVE_INFINITY) return undefined;
  const along = [];
  let at = sounds.length;
  for (let row = letters.length; row > 0; row--) {
    const taken = taking[row * columns + at];
    along.unshift(sounds.slice(at - taken, at));
    at -= taken;
  }
  return along;
}
