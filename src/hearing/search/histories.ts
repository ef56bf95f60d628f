/** Sequences of words, each kept once: a history is a number; 0 is the empty one. */
export interface Histories {
  readonly count: number;
  /** The history with one more word. */
  extend(history: number, label: number): number;
  /** Its last word, or -1. */
  lastOf(history: number): number;
  lengthOf(history: number): number;
  labelsOf(history: number): readonly number[];
  /** What both begin with. */
  common(one: number, other: number): number;
}

export function openHistories(): Histories {
  let count = 1;
  let previous = new Int32Array(256);
  let label = new Int32Array(256).fill(-1);
  let length = new Int32Array(256);
  let table = new Int32Array(1024);

  function placeOf(history: number, word: number): number {
    const mask = table.length - 1;
    let at = (Math.imul(history, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b)) >>> 0;
    for (at = (at ^ (at >>> 15)) & mask; ; at = (at + 1) & mask) {
      const found = table[at] ?? 0;
      if (found === 0 || (previous[found] === history && label[found] === word)) return at;
    }
  }

  function grow(): void {
    previous = enlarged(previous);
    label = enlarged(label);
    length = enlarged(length);
    table = new Int32Array(2 * table.length);
    for (let history = 1; history < count; history += 1) {
      table[placeOf(previous[history] ?? 0, label[history] ?? 0)] = history;
    }
  }

  return {
    get count() {
      return count;
    },
    extend(history, word) {
      const at = placeOf(history, word);
      const found = table[at] ?? 0;
      if (found !== 0) return found;
      if (count === previous.length) {
        grow();
        return this.extend(history, word);
      }
      previous[count] = history;
      label[count] = word;
      length[count] = (length[history] ?? 0) + 1;
      table[at] = count;
      count += 1;
      return count - 1;
    },
    lastOf: (history) => label[history] ?? -1,
    lengthOf: (history) => length[history] ?? 0,
    labelsOf(history) {
      const labels: number[] = [];
      for (let at = history; at > 0; at = previous[at] ?? 0) labels.push(label[at] ?? 0);
      return labels.reverse();
    },
    common(one, other) {
      let [long, short] = [one, other];
      while (long !== short) {
        if ((length[long] ?? 0) < (length[short] ?? 0)) [long, short] = [short, long];
        long = previous[long] ?? 0;
      }
      return long;
    },
  };
}

function enlarged(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const fresh = new Int32Array(2 * old.length);
  fresh.set(old);
  return fresh;
}
