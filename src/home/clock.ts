import type { Clock, ManualClock } from '../domain/clock.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

interface Due {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that only moves when it is told to. `startMs`: milliseconds since 1970. */
export function createManualClock(startMs: number): ManualClock {
  let now = startMs;
  let order = 0;
  const waiting = new Set<Due>();

  const nextUntil = (end: number): Due | undefined => {
    let next: Due | undefined;
    for (const due of waiting) {
      if (due.at > end) continue;
      if (next === undefined || due.at < next.at || (due.at === next.at && due.order < next.order)) next = due;
    }
    return next;
  };

  return {
    now: () => now,
    after(delayMs, task) {
      order += 1;
      const due = { at: now + Math.max(0, delayMs), order, task };
      waiting.add(due);
      return () => void waiting.delete(due);
    },
    advance(ms) {
      const end = now + Math.max(0, ms);
      for (let due = nextUntil(end); due !== undefined; due = nextUntil(end)) {
        waiting.delete(due);
        now = due.at;
        due.task();
      }
      now = end;
    },
  };
}
