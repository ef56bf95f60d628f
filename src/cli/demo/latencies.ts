import type { Latency } from './screen.ts';

/** Collects what a turn took, and sums it up. Milliseconds from the end of speech. */
export interface Latencies {
  add(to: Latency['to'], ms: number | undefined): void;
  summary(): readonly Latency[];
}

export function createLatencies(): Latencies {
  const all: Record<Latency['to'], number[]> = { words: [], action: [], 'first audio': [] };
  return {
    add: (to, ms) => {
      if (ms !== undefined) all[to].push(ms);
    },
    summary: () =>
      (['words', 'action', 'first audio'] as const).flatMap((to) => {
        const sorted = all[to].toSorted((a, b) => a - b);
        const medianMs = sorted[Math.floor(sorted.length / 2)];
        const longestMs = sorted.at(-1);
        return medianMs === undefined || longestMs === undefined
          ? []
          : [{ to, medianMs, longestMs, turns: sorted.length }];
      }),
  };
}
