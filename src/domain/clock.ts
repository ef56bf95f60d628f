/** Time, passed in so that tests and transcripts can move it. */
export interface Clock {
  /** Milliseconds since 1970 (UTC). */
  now(): number;
  /** Runs `task` once, `delayMs` from now. The result cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running what falls due in its order, each at its own time. */
  advance(ms: number): void;
}
