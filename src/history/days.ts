import { asOne, type Database, numberOf } from './database.ts';
import { doerNumber, field } from './rows.ts';

/** What an entity did on one day: one row for each state it came to; one for all numbers of a measurement. */
export interface Day {
  /** Local days since 1970. */
  readonly day: number;
  readonly entity: string;
  /** Empty for a measurement. */
  readonly state: string;
  readonly changes: number;
  /** How many of the changes people made themselves, as far as is known. */
  readonly byPeople: number;
  /** Of a measurement. */
  readonly low?: number;
  readonly high?: number;
  readonly mean?: number;
}

const DAY_MS = 86_400_000;
const DAY_SQL = `(at + offset_minutes * 60000) / ${DAY_MS}`;
/** Whether a state is a number, by SQLite's own reading. */
const NUMBER_SQL = "(state GLOB '[0-9]*' OR state GLOB '-[0-9]*') AND state NOT GLOB '*[^0-9.eE+-]*'";
const ROLL_UP = `
INSERT INTO day (day, entity, state, changes, by_people, low, high, sum)
SELECT ?1, entity, CASE WHEN ${NUMBER_SQL} THEN '' ELSE state END AS kind, count(*),
  sum(doer = ${doerNumber('user')}),
  min(CASE WHEN ${NUMBER_SQL} THEN CAST(state AS REAL) END),
  max(CASE WHEN ${NUMBER_SQL} THEN CAST(state AS REAL) END),
  sum(CASE WHEN ${NUMBER_SQL} THEN CAST(state AS REAL) END)
FROM event WHERE at >= ?2 AND at < ?3 AND ${DAY_SQL} = ?1
GROUP BY entity, kind
ON CONFLICT (day, entity, state) DO UPDATE SET changes = excluded.changes, by_people = excluded.by_people,
  low = excluded.low, high = excluded.high, sum = excluded.sum`;

/**
 * Sums up the days that are over and were not summed up yet; the last one of these is summed up again, since events of
 * it may have come late.
 * @param now milliseconds since 1970
 */
export function rollUp(database: Database, now: number): void {
  const first = numberOf(database, `SELECT min(at + offset_minutes * 60000) / ${DAY_MS} AS day FROM event`, 'day');
  if (first === 0) return;
  const done = numberOf(database, 'SELECT max(day) AS day FROM day', 'day');
  const statement = database.prepare(ROLL_UP);
  const offset = numberOf(database, 'SELECT offset_minutes FROM event ORDER BY at DESC LIMIT 1', 'offset_minutes');
  const today = Math.floor((now + offset * 60_000) / DAY_MS);
  for (let day = Math.max(first, done); day < today; day++) {
    // A local day lies within fourteen hours of the day of the same number in UTC.
    asOne(database, () => statement.run(day, (day - 1) * DAY_MS, (day + 2) * DAY_MS));
  }
}

export function readDays(database: Database, from: number, to: number): readonly Day[] {
  const rows: readonly unknown[] = database
    .prepare(
      `SELECT day, name, state, changes, by_people, low, high, sum FROM day JOIN entity ON entity.number = day.entity
       WHERE day >= ? AND day < ? ORDER BY day, name, state`,
    )
    .all(from, to);
  return rows.map((row) => {
    const low = field(row, 'low');
    const changes = Number(field(row, 'changes'));
    const day = {
      day: Number(field(row, 'day')),
      entity: String(field(row, 'name')),
      state: String(field(row, 'state')),
      changes,
      byPeople: Number(field(row, 'by_people')),
    };
    if (typeof low !== 'number') return day;
    return { ...day, low, high: Number(field(row, 'high')), mean: Number(field(row, 'sum')) / changes };
  });
}
