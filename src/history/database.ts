import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';
import { PRAGMAS, SCHEMA, VERSION } from './schema.ts';

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * Opens the store's file, or makes it. One that is no store, or is damaged, is put aside under another name and a new
 * one begun; that is said in the log.
 * @throws Failure (STORE_FAILED) where there is no writing, or the file was made by a newer version
 */
export function openDatabase(file: string, log: Log): Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return prepare(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (!isDamage(error) || !existsSync(file)) {
      throw new Failure('STORE_FAILED', `${file}: the history cannot be kept there (${textOf(error)}).`, {
        cause: error,
      });
    }
    const aside = freeName(`${file}.damaged`);
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end);
    log.problem(`${file} is damaged (${textOf(error)}). It was put aside as ${aside}, and a new history begun.`);
    return prepare(file);
  }
}

function prepare(file: string): Database {
  const database = new DatabaseSync(file);
  try {
    database.exec(PRAGMAS);
    const version = numberOf(database, 'PRAGMA user_version', 'user_version');
    if (version > VERSION) {
      throw new Failure('STORE_FAILED', `${file} was made by a newer Understudy. Update it, or name another folder.`);
    }
    database.exec(SCHEMA);
    database.exec(`PRAGMA user_version = ${VERSION}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** One number that a statement without parameters answers with. */
export function numberOf(database: Database, sql: string, column: string): number {
  const row: unknown = database.prepare(sql).get();
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** Runs a task as one: all of it is kept or nothing. */
export function asOne<Result>(database: Database, task: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = task();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return /not a database|malformed|corrupt/i.test(textOf(error));
}

function freeName(name: string): string {
  let free = name;
  for (let number = 2; existsSync(free); number++) free = `${name}-${number}`;
  return free;
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
