import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { parse, stringify } from 'yaml';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';

export interface KeepingOptions {
  /** Writes a text so that the old or the new is there after a crash, never half. */
  write(path: string, text: string): Promise<void>;
  readonly log: Log;
}

/** A YAML file that the program keeps for itself. */
export interface KeptFile<T> {
  /** What it held when it was opened; undefined where there was none, or none that could be understood. */
  readonly held: T | undefined;
  /** Writes what `current` gives by then. Writes follow one another. Throws a Failure (STORE_FAILED). */
  save(current: () => object): Promise<void>;
}

/**
 * Opens a file that the program keeps; its folder is made with the first write. A file that cannot be understood is put
 * aside under another name and reported. `what` says in the plural what it holds ("timers and alarms").
 * Throws a Failure (STORE_FAILED) if it is there and cannot be read.
 */
export async function openKeptFile<Schema extends TSchema>(
  path: string,
  schema: Schema,
  what: string,
  { write, log }: KeepingOptions,
): Promise<KeptFile<Static<Schema>>> {
  let writing: Promise<void> = Promise.resolve();
  return {
    held: await load(path, schema, what, log),
    save(current) {
      const next = writing
        .catch(() => undefined)
        .then(async () => {
          try {
            await mkdir(dirname(path), { recursive: true });
            await write(path, stringify(current()));
          } catch (cause) {
            const why = cause instanceof Error ? cause.message : String(cause);
            throw new Failure(
              'STORE_FAILED',
              `I could not write down ${what}: ${why}. Check that ${path} can be written.`,
              { cause },
            );
          }
        });
      writing = next;
      return next;
    },
  };
}

async function load<Schema extends TSchema>(
  path: string,
  schema: Schema,
  what: string,
  log: Log,
): Promise<Static<Schema> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Failure('STORE_FAILED', `${path}, which holds ${what}, cannot be read. Make it readable.`, {
      cause: error,
    });
  }
  try {
    const parsed: unknown = parse(text) ?? undefined;
    if (parsed === undefined) return undefined;
    if (Value.Check(schema, parsed)) return parsed;
  } catch {
    // told below, with what does not fit the schema
  }
  const aside = `${path}.broken`;
  await rename(path, aside);
  log.problem(`${path} should hold ${what}, but cannot be understood; it is kept as ${aside} and not used.`);
  return undefined;
}
