import type { TalkTurn } from '../domain/goal.ts';
import { asOne, type Database } from './database.ts';
import { field } from './rows.ts';

/** So many requests are kept, and for so long; the oldest go first. */
const MOST_TURNS = 20_000;
const DAYS = 365;
const DAY_MS = 86_400_000;

/** Writes down what was asked for: what it was, when and where, none of the words. */
export function noteTurns(database: Database, turns: readonly TalkTurn[]): void {
  const insert = database.prepare('INSERT INTO talk (at, site, did) VALUES (?, ?, ?)');
  for (const { at, site, did } of turns) insert.run(Math.round(at), site, did);
}

/** All that was asked for, oldest first. */
export function readTurns(database: Database): readonly TalkTurn[] {
  const rows: readonly unknown[] = database.prepare('SELECT at, site, did FROM talk ORDER BY number').all();
  return rows.map((row) => ({
    at: Number(field(row, 'at')),
    site: String(field(row, 'site')),
    did: String(field(row, 'did')),
  }));
}

/** Forgets what is too old or too much. */
export function tidyTurns(database: Database, now: number): void {
  asOne(database, () => {
    database.prepare('DELETE FROM talk WHERE at < ?').run(now - DAYS * DAY_MS);
    database.prepare('DELETE FROM talk WHERE number <= (SELECT max(number) FROM talk) - ?').run(MOST_TURNS);
  });
}

/** Forgets what was asked of one device. */
export function wipeTurns(database: Database, entity: string): void {
  database.prepare("DELETE FROM talk WHERE did LIKE '%\"' || ? || '\"%'").run(entity);
}
