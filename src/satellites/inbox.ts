/** Things that came, by kind, until someone takes them; and waits for those to come. */
export interface Inbox<T extends { readonly kind: string }> {
  put(value: T): void;
  /** The next of a kind that nobody took yet. */
  take<K extends T['kind']>(kind: K): Promise<Extract<T, { readonly kind: K }>>;
  watch(listener: (value: T) => void): () => void;
}

/** Of each kind; the oldest go first. */
const MAX_KEPT = 1000;

export function createInbox<T extends { readonly kind: string }>(): Inbox<T> {
  const kept = new Map<string, T[]>();
  const waiting = new Map<string, ((value: T) => void)[]>();
  const watchers = new Set<(value: T) => void>();

  return {
    put(value) {
      for (const watcher of watchers) watcher(value);
      const taker = waiting.get(value.kind)?.shift();
      if (taker) {
        taker(value);
        return;
      }
      const values = kept.get(value.kind) ?? [];
      kept.set(value.kind, values);
      values.push(value);
      if (values.length > MAX_KEPT) values.shift();
    },
    take<K extends T['kind']>(kind: K) {
      const value = kept.get(kind)?.shift();
      const taken = value
        ? Promise.resolve(value)
        : new Promise<T>((resolve) => {
            waiting.set(kind, [...(waiting.get(kind) ?? []), resolve]);
          });
      // The lists are by kind, so what comes out is of that kind.
      return taken as Promise<Extract<T, { readonly kind: K }>>;
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}
