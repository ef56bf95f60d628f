import type { Clock } from '../domain/clock.ts';

/** The machine's own clock, finer than a millisecond: frames are paced and turns are timed by it. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
