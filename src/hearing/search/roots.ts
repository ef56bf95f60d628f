import { BLANK } from '../acoustic/posteriors.ts';
import { BEGINNING, type Choices } from './choices.ts';
import type { SearchGraph } from './graph.ts';
import { NEVER } from './tokens.ts';

/**
 * The states of the grammar that are reached now, each with the best score and its list of histories. Where the best
 * path's last row is a phone (not the blank), the same phone cannot begin the next word at once: for this, `other` and
 * `otherList` are of the best path that does not end in that phone.
 */
export interface Roots {
  readonly count: number;
  readonly state: Int32Array;
  readonly score: Float64Array;
  readonly list: Int32Array;
  readonly phone: Uint8Array;
  readonly other: Float64Array;
  readonly otherList: Int32Array;
  /** A blank leads from the state to itself. */
  carry(state: number, score: number, list: number): void;
  /** A word leads to the state; its last phone is heard now. */
  arrive(state: number, score: number, list: number, label: number, phone: number): void;
  /** What was carried or arrived becomes what is reached now, where its score is as good as needed. */
  settle(needed: number): void;
  /** Remembers what is reached now; the result makes it so again. */
  mark(): () => void;
}

const NONE = -1;

/** Begins at state 0. */
export function openRoots({ forest, openStart }: SearchGraph, choices: Choices): Roots {
  const states = forest.roots;
  const state = new Int32Array(states);
  const score = new Float64Array(states);
  const list = new Int32Array(states).fill(BEGINNING);
  const phone = new Uint8Array(states);
  const other = new Float64Array(states);
  const otherList = new Int32Array(states);
  let count = Math.min(1, states);

  const reached = new Int32Array(states);
  const isReached = new Uint8Array(states);
  let reachedCount = 0;
  const carried = new Float64Array(states).fill(NEVER);
  const carriedList = new Int32Array(states);
  const first = new Int32Array(states).fill(NONE);
  const arrivals = { score: [0], list: [0], label: [0], phone: [0], next: [0], count: 0 };

  function reach(at: number): void {
    if (isReached[at] === 1) return;
    isReached[at] = 1;
    reached[reachedCount] = at;
    reachedCount += 1;
  }

  /** The list of everything that reaches a state and does not end in that phone. */
  function merged(at: number, except: number): number {
    choices.begin();
    const byBlank = carried[at] ?? NEVER;
    if (byBlank > NEVER) choices.offerAll(carriedList[at] ?? 0, -1, byBlank);
    for (let one = first[at] ?? NONE; one !== NONE; one = arrivals.next[one] ?? NONE) {
      if (arrivals.phone[one] === except) continue;
      choices.offerAll(arrivals.list[one] ?? 0, arrivals.label[one] ?? 0, arrivals.score[one] ?? NEVER);
    }
    return choices.end();
  }

  function begins(at: number, symbol: number): boolean {
    if ((openStart[at] ?? 0) < (openStart[at + 1] ?? 0)) return true;
    const last = forest.childStart[at + 1] ?? 0;
    for (let child = forest.childStart[at] ?? 0; child < last; child += 1) {
      if (forest.symbol[child] === symbol) return true;
    }
    return false;
  }

  function settleOne(at: number, needed: number): void {
    let best = carried[at] ?? NEVER;
    let last = BLANK;
    for (let one = first[at] ?? NONE; one !== NONE; one = arrivals.next[one] ?? NONE) {
      const own = arrivals.score[one] ?? NEVER;
      if (own <= best) continue;
      best = own;
      last = arrivals.phone[one] ?? BLANK;
    }
    if (best < needed) return;
    state[count] = at;
    score[count] = best;
    list[count] = first[at] === NONE ? (carriedList[at] ?? 0) : merged(at, BLANK);
    phone[count] = last;
    other[count] = NEVER;
    if (last !== BLANK && begins(at, last)) {
      let second = carried[at] ?? NEVER;
      for (let one = first[at] ?? NONE; one !== NONE; one = arrivals.next[one] ?? NONE) {
        if (arrivals.phone[one] !== last) second = Math.max(second, arrivals.score[one] ?? NEVER);
      }
      if (second >= needed) {
        other[count] = second;
        otherList[count] = merged(at, last);
      }
    }
    count += 1;
  }

  return {
    get count() {
      return count;
    },
    state,
    score,
    list,
    phone,
    other,
    otherList,
    carry(at, own, histories) {
      reach(at);
      carried[at] = own;
      carriedList[at] = histories;
    },
    arrive(at, own, histories, label, last) {
      reach(at);
      const one = arrivals.count;
      arrivals.score[one] = own;
      arrivals.list[one] = histories;
      arrivals.label[one] = label;
      arrivals.phone[one] = last;
      arrivals.next[one] = first[at] ?? NONE;
      first[at] = one;
      arrivals.count += 1;
    },
    settle(needed) {
      count = 0;
      for (let index = 0; index < reachedCount; index += 1) {
        const at = reached[index] ?? 0;
        settleOne(at, needed);
        isReached[at] = 0;
        carried[at] = NEVER;
        first[at] = NONE;
      }
      reachedCount = 0;
      arrivals.count = 0;
    },
    mark() {
      const then = count;
      const all = [state, score, list, phone, other, otherList];
      const kept = all.map((numbers) => numbers.slice(0, then));
      return () => {
        count = then;
        for (const [index, numbers] of all.entries()) numbers.set(kept[index] ?? []);
      };
    },
  };
}
