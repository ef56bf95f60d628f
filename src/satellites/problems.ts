import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/turn.ts';

/** Tells the log of trouble that may come many times a second. */
export interface Problems {
  /** Writes the line unless the same kind of problem was written for this site not long ago. */
  report(kind: string, siteId: string, line: string): void;
}

const QUIET_MS = 10 * 60_000;
const REMEMBERED = 500;

/**
 * One line for each kind of problem at each site, again after ten minutes at the earliest, with the number of those kept
 * back. A satellite that sends garbage does so sixty times a second: the log must stay readable and small.
 */
export function createProblems(log: Log, clock: Clock): Problems {
  const seen = new Map<string, { sinceMs: number; keptBack: number }>();
  return {
    report(kind, siteId, line) {
      const key = `${kind} ${siteId}`;
      const entry = seen.get(key);
      if (entry && clock.now() - entry.sinceMs < QUIET_MS) {
        entry.keptBack += 1;
        return;
      }
      // Sites are named by whoever sends: their number is bounded here, the oldest goes first.
      if (!entry && seen.size >= REMEMBERED) seen.delete(seen.keys().next().value ?? key);
      seen.delete(key);
      seen.set(key, { sinceMs: clock.now(), keptBack: 0 });
      log.problem(entry && entry.keptBack > 0 ? `${line} (and ${entry.keptBack} times before)` : line);
    },
  };
}
