/**
 * The store's tables. `event` is clustered by time, so that a stretch of days is read in one go; `day` holds what is
 * left of days whose events are forgotten;
 * `talk` holds what was asked for by voice, without the words; `mark` says when all was wiped. Times are milliseconds since 1970 (UTC), `day` counts local days since 1970.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS entity (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE IF NOT EXISTS event (
  at INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  state TEXT NOT NULL,
  old TEXT,
  doer INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  PRIMARY KEY (at, entity)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS day (
  day INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  state TEXT NOT NULL,
  changes INTEGER NOT NULL,
  by_people INTEGER NOT NULL,
  low REAL,
  high REAL,
  sum REAL,
  PRIMARY KEY (day, entity, state)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS talk (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  site TEXT NOT NULL,
  did TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS mark (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

export const VERSION = 1;

/**
 * How the file is kept:
 * - a write-ahead log, so that reading never waits for writing, and a cut at any moment leaves the last whole commit;
 * - `synchronous = FULL`: each commit is on the disk before it counts (one fsync a commit, one commit a second at most);
 * - what is deleted is overwritten, and its room given back bit by bit.
 */
export const PRAGMAS = `
PRAGMA busy_timeout = 5000;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA wal_autocheckpoint = 1000;
PRAGMA journal_size_limit = 8388608;
`;
