import type { Histories } from './histories.ts';

/**
 * Lists of the best word histories with which a place in the search can be reached, each list best first. A path keeps
 * the number of its list, not the histories, so that following alternatives costs nothing between the words (as in
 * S. Ortmanns, H. Ney, X. Aubert, "A word graph algorithm for large vocabulary continuous speech recognition", 1997).
 */
export interface Choices {
  /** The first history of a list. */
  bestOf(list: number): number;
  /** Begins a new list, to which `offer` and `offerAll` then add. */
  begin(): void;
  /** Offers the histories of a list, one word longer when `label` is not -1, where the best of them has this score. */
  offerAll(list: number, label: number, score: number): void;
  /** Ends the new list and gives its number. */
  end(): number;
  /** The histories of a list, each with by how many nats it is worse than the first. */
  entries(list: number): readonly { readonly history: number; readonly worseBy: number }[];
  /** Forgets all lists but these; `lists` is changed to their new numbers. */
  keep(lists: readonly { readonly of: Int32Array; readonly count: number }[]): void;
  /** How many histories all lists hold together. */
  readonly held: number;
}

/** The list that holds nothing but the empty history. */
export const BEGINNING = 0;

export function openChoices(histories: Histories, most: number, beam: number): Choices {
  let start = new Int32Array(1_024);
  let history = new Int32Array(8_192);
  let worseBy = new Float32Array(8_192);
  start[1] = 1;
  let lists = 1;
  let held = 1;
  const found = new Int32Array(most);
  const scores = new Float64Array(most);
  let count = 0;

  function offer(one: number, score: number): void {
    if (count > 0 && score < (scores[0] ?? 0) - beam) return;
    if (count === most && score <= (scores[most - 1] ?? 0)) return;
    let at = 0;
    while (at < count && found[at] !== one) at += 1;
    if (at < count) {
      if ((scores[at] ?? 0) >= score) return;
    } else if (count < most) count += 1;
    else at = most - 1;
    for (; at > 0 && (scores[at - 1] ?? 0) < score; at -= 1) {
      found[at] = found[at - 1] ?? 0;
      scores[at] = scores[at - 1] ?? 0;
    }
    found[at] = one;
    scores[at] = score;
  }

  function copyList(list: number, starts: Int32Array): void {
    const from = start[list] ?? 0;
    const to = start[list + 1] ?? 0;
    history.copyWithin(held, from, to);
    worseBy.copyWithin(held, from, to);
    held += to - from;
    lists += 1;
    starts[lists] = held;
  }

  return {
    get held() {
      return held;
    },
    bestOf: (list) => history[start[list] ?? 0] ?? 0,
    begin() {
      count = 0;
    },
    offerAll(list, label, score) {
      const last = start[list + 1] ?? 0;
      for (let at = start[list] ?? 0; at < last; at += 1) {
        const own = score - (worseBy[at] ?? 0);
        if (count === most && own <= (scores[most - 1] ?? 0)) return;
        const one = history[at] ?? 0;
        offer(label === -1 ? one : histories.extend(one, label), own);
      }
    },
    end() {
      if (lists + 2 > start.length) start = enlarged(start, new Int32Array(2 * start.length));
      if (held + most > history.length) {
        history = enlarged(history, new Int32Array(2 * history.length));
        worseBy = enlarged(worseBy, new Float32Array(2 * worseBy.length));
      }
      for (let at = 0; at < count; at += 1) {
        history[held] = found[at] ?? 0;
        worseBy[held] = (scores[0] ?? 0) - (scores[at] ?? 0);
        held += 1;
      }
      lists += 1;
      start[lists] = held;
      return lists - 1;
    },
    entries(list) {
      const entries: { history: number; worseBy: number }[] = [];
      for (let at = start[list] ?? 0; at < (start[list + 1] ?? 0); at += 1) {
        entries.push({ history: history[at] ?? 0, worseBy: worseBy[at] ?? 0 });
      }
      return entries;
    },
    keep(inUse) {
      const renumbered = new Int32Array(lists).fill(-1);
      renumbered[BEGINNING] = BEGINNING;
      for (const { of, count: used } of inUse) for (let at = 0; at < used; at += 1) renumbered[of[at] ?? 0] = 0;
      const total = lists;
      const starts = new Int32Array(start.length);
      starts[1] = 1;
      lists = 1;
      held = 1;
      for (let list = 1; list < total; list += 1) {
        if (renumbered[list] === -1) continue;
        renumbered[list] = lists;
        copyList(list, starts);
      }
      start = starts;
      for (const { of, count: used } of inUse) {
        for (let at = 0; at < used; at += 1) of[at] = renumbered[of[at] ?? 0] ?? 0;
      }
    },
  };
}

function enlarged<T extends Int32Array | Float32Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
