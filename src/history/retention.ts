import { asOne, type Database, numberOf } from './database.ts';

/** How much is kept. */
export interface Retention {
  /** Events are kept this many days. */
  readonly eventDays: number;
  /** Sums of days are kept this many days. */
  readonly summaryDays: number;
  /** The file may be this large; beyond it, the oldest events go first. */
  readonly bytes: number;
}

/** A year of events, five years of sums, half a gigabyte. */
export const RETENTION: Retention = { eventDays: 365, summaryDays: 5 * 365, bytes: 500e6 };

const DAY_MS = 86_400_000;
/** What is forgotten at once, so that nothing waits long for the file. */
const STEP_MS = 7 * DAY_MS;

/** Forgets what is too old or too much; days must have been summed up before. Answers how many events went. */
export function tidy(database: Database, { eventDays, summaryDays, bytes }: Retention, now: number): number {
  const forget = database.prepare('DELETE FROM event WHERE at < ?');
  let forgotten = 0;
  const forgetBefore = (at: number) => {
    forgotten += asOne(database, () => Number(forget.run(at).changes));
    database.exec('PRAGMA incremental_vacuum');
  };
  const first = () => numberOf(database, 'SELECT min(at) AS at FROM event', 'at');
  const oldest = now - eventDays * DAY_MS;
  for (let at = first(); at > 0 && at < oldest; at = first()) forgetBefore(Math.min(at + STEP_MS, oldest));
  for (let at = first(); at > 0 && sizeOf(database) > bytes; at = first()) forgetBefore(at + STEP_MS / 7);
  const oldestDay = Math.floor(now / DAY_MS) - summaryDays;
  asOne(database, () => database.prepare('DELETE FROM day WHERE day < ?').run(oldestDay));
  database.exec('PRAGMA incremental_vacuum');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return forgotten;
}

/** Bytes that the store takes, less what is free within it. */
export function sizeOf(database: Database): number {
  const pages = numberOf(database, 'PRAGMA page_count', 'page_count');
  const free = numberOf(database, 'PRAGMA freelist_count', 'freelist_count');
  return (pages - free) * numberOf(database, 'PRAGMA page_size', 'page_size');
}
