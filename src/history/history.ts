import type { Clock } from '../domain/clock.ts';
import { Failure } from '../domain/failure.ts';
import type { TalkTurn } from '../domain/goal.ts';
import type { PastEvent } from '../domain/past-event.ts';
import type { Log } from '../domain/turn.ts';
import { asOne, type Database, numberOf, openDatabase, textOf } from './database.ts';
import { type Day, readDays, rollUp } from './days.ts';
import { type Retention, tidy } from './retention.ts';
import { doerNumber, eventOf, field } from './rows.ts';
import { noteTurns, readTurns, tidyTurns, wipeTurns } from './talk.ts';

/** What happened in the home, on the disk. */
export interface History {
  /** Notes an event. It is on the disk within a second; `flush` has it there at once. */
  record(event: PastEvent): void;
  /** Writes what is still in memory. Throws a Failure (STORE_FAILED). */
  flush(): void;
  /** The events from a moment up to before another, oldest first, read a page at a time. */
  events(from: number, to: number): Iterable<PastEvent>;
  /** What is left of the days from one up to before another, also of those whose events are forgotten. */
  days(from: number, to: number): readonly Day[];
  /** Notes what was asked for by voice. It is on the disk within a second. */
  note(turn: TalkTurn): void;
  /** What was asked for by voice, oldest first: a year of it, and the last 20,000 requests at most. */
  turns(): readonly TalkTurn[];
  /** The first and the last moment, and how many events there are; undefined where there are none. */
  extent(): { readonly from: number; readonly to: number; readonly events: number } | undefined;
  /** Sums up days that are over, and forgets what is too old or too much. To be called about once a day. */
  tidy(retention: Retention): { readonly forgotten: number };
  /** Forgets everything, or all of one entity, for good: it is overwritten on the disk. */
  wipe(entity?: string): void;
  /** When everything was wiped last, in milliseconds since 1970; what was before is not to be learned again. */
  wipedAt(): number | undefined;
  close(): void;
}

export interface HistoryOptions {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  /** So long events wait for company before they are written together. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 900;
/** So many are written without waiting longer. */
const MOST_WAITING = 5_000;
/** When the disk refuses, so many are kept in memory; older ones are lost then. */
const MOST_KEPT = 50_000;
const PAGE = 5_000;

/** Opens the history. Throws a Failure (STORE_FAILED). */
export function openHistory({ file, clock, log, patienceMs = PATIENCE_MS }: HistoryOptions): History {
  const database = openDatabase(file, log);
  const numberFor = entityNumbers(database);
  const insert = database.prepare(
    `INSERT INTO event (at, entity, state, old, doer, offset_minutes) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (at, entity) DO UPDATE SET state = excluded.state, doer = excluded.doer`,
  );
  const mark = database.prepare(
    'INSERT INTO mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  let dataVersion = versionOf(database);
  let waiting: PastEvent[] = [];
  let said: TalkTurn[] = [];
  let cancel: (() => void) | undefined;
  let isOpen = true;
  let hasFailed = false;

  const flush = () => {
    cancel?.();
    cancel = undefined;
    if (waiting.length === 0 && said.length === 0) return;
    try {
      // Another process has written (a wipe): numbers of entities may be others now.
      if (versionOf(database) !== dataVersion) numberFor.forget();
      dataVersion = versionOf(database);
      asOne(database, () => {
        for (const { at, entity, state, old, by, offsetMinutes } of waiting) {
          insert.run(Math.round(at), numberFor(entity), state, old ?? null, doerNumber(by), offsetMinutes);
        }
        noteTurns(database, said);
      });
    } catch (error) {
      numberFor.forget();
      throw new Failure('STORE_FAILED', `${file}: the history cannot be written (${textOf(error)}).`, { cause: error });
    }
    waiting = [];
    said = [];
    hasFailed = false;
  };
  /** A full disk must not stop the assistant: it is said once, and tried again with the next events. */
  const flushQuietly = () => {
    try {
      flush();
    } catch (error) {
      if (!hasFailed) log.problem(textOf(error));
      hasFailed = true;
      if (waiting.length > MOST_KEPT) waiting = waiting.slice(-MOST_KEPT);
      if (said.length > MOST_KEPT) said = said.slice(-MOST_KEPT);
    }
  };

  return {
    record: (event) => {
      if (!isOpen) return;
      waiting.push(event);
      if (waiting.length >= MOST_WAITING && !hasFailed) flushQuietly();
      else cancel ??= clock.after(patienceMs, flushQuietly);
    },
    note: (turn) => {
      if (!isOpen) return;
      said.push(turn);
      cancel ??= clock.after(patienceMs, flushQuietly);
    },
    turns: () => {
      flush();
      return readTurns(database);
    },
    flush,
    events: (from, to) => {
      flush();
      return pages(database, from, to);
    },
    days: (from, to) => readDays(database, from, to),
    extent: () => {
      flush();
      const events = numberOf(database, 'SELECT count(*) AS events FROM event', 'events');
      if (events === 0) return undefined;
      const first = numberOf(database, 'SELECT min(at) AS at FROM event', 'at');
      return { from: first, to: numberOf(database, 'SELECT max(at) AS at FROM event', 'at'), events };
    },
    tidy: (retention) => {
      flush();
      rollUp(database, clock.now());
      tidyTurns(database, clock.now());
      return { forgotten: tidy(database, retention, clock.now()) };
    },
    wipe: (entity) => {
      waiting = entity === undefined ? [] : waiting.filter((event) => event.entity !== entity);
      said = entity === undefined ? [] : said.filter(({ did }) => !did.includes(`"${entity}"`));
      wipe(database, entity);
      if (entity === undefined) mark.run('wiped', clock.now());
      numberFor.forget();
    },
    wipedAt: () => numberOf(database, "SELECT value FROM mark WHERE name = 'wiped'", 'value') || undefined,
    close: () => {
      if (!isOpen) return;
      try {
        flushQuietly();
        // The driver leaves the log beside the file: emptied, so that a copy of the file alone is whole.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch (error) {
        log.problem(textOf(error));
      } finally {
        isOpen = false;
        cancel?.();
        database.close();
      }
    },
  };
}

/** Changes when another connection has changed the file. */
const versionOf = (database: Database): number => numberOf(database, 'PRAGMA data_version', 'data_version');

/** The number of each entity, made on first sight. `forget` after a rollback, when they may be none. */
function entityNumbers(database: Database) {
  const known = new Map<string, number>();
  const insert = database.prepare('INSERT INTO entity (name) VALUES (?) ON CONFLICT (name) DO NOTHING');
  const select = database.prepare('SELECT number FROM entity WHERE name = ?');
  const numberFor = (name: string): number => {
    const number = known.get(name);
    if (number !== undefined) return number;
    insert.run(name);
    const made = Number(field(select.get(name), 'number'));
    known.set(name, made);
    return made;
  };
  return Object.assign(numberFor, { forget: () => known.clear() });
}

/** By pages rather than with an open cursor, so that writing goes on meanwhile. */
function* pages(database: Database, from: number, to: number): Generator<PastEvent> {
  const page = database.prepare(
    `SELECT at, entity, name, state, old, doer, offset_minutes FROM event JOIN entity ON entity.number = event.entity
     WHERE (at, entity) > (?, ?) AND at < ? ORDER BY at, entity LIMIT ${PAGE}`,
  );
  let at = Math.ceil(from);
  let entity = -1;
  for (;;) {
    const rows: readonly unknown[] = page.all(at, entity, Math.ceil(to));
    for (const row of rows) yield eventOf(row);
    const last = rows[rows.length - 1];
    if (last === undefined || rows.length < PAGE) return;
    at = Number(field(last, 'at'));
    entity = Number(field(last, 'entity'));
  }
}

function wipe(database: Database, entity: string | undefined): void {
  asOne(database, () => {
    if (entity === undefined) {
      for (const table of ['event', 'day', 'entity', 'talk']) database.exec(`DELETE FROM ${table}`);
      return;
    }
    wipeTurns(database, entity);
    const number = field(database.prepare('SELECT number FROM entity WHERE name = ?').get(entity), 'number');
    if (typeof number !== 'number') return;
    database.prepare('DELETE FROM event WHERE entity = ?').run(number);
    database.prepare('DELETE FROM day WHERE entity = ?').run(number);
    database.prepare('DELETE FROM entity WHERE number = ?').run(number);
  });
  // The log still holds what was deleted until it is written back and emptied.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.exec('PRAGMA incremental_vacuum');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
