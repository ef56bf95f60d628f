/** Things to be taken out in the order of their costs, least first: a binary heap (J. Williams, CACM 7(6), 1964). */
export interface LeastFirst<Item> {
  add(cost: number, item: Item): void;
  take(): Item | undefined;
}

export function leastFirst<Item>(): LeastFirst<Item> {
  const heap: { readonly cost: number; readonly item: Item }[] = [];
  const costAt = (index: number): number => heap[index]?.cost ?? Number.POSITIVE_INFINITY;

  function swap(one: number, other: number): void {
    const [first, second] = [heap[one], heap[other]];
    if (first === undefined || second === undefined) return;
    heap[one] = second;
    heap[other] = first;
  }

  return {
    add(cost, item) {
      let index = heap.push({ cost, item }) - 1;
      for (let parent = (index - 1) >> 1; index > 0 && costAt(index) < costAt(parent); parent = (index - 1) >> 1) {
        swap(index, parent);
        index = parent;
      }
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first?.item;
      heap[0] = last;
      for (let index = 0; ; ) {
        const child = costAt(2 * index + 1) <= costAt(2 * index + 2) ? 2 * index + 1 : 2 * index + 2;
        if (costAt(child) >= costAt(index)) break;
        swap(index, child);
        index = child;
      }
      return first.item;
    },
  };
}
