/** Time, handed in so that a test may own it. Milliseconds. */
export interface Clock {
  nowMs(): number;
  /** Calls back once after a delay; the result calls it off. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => performance.timeOrigin + performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
