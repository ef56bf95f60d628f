import type { FileProblem } from './checked-yaml.ts';
import { stemOf } from './folder-files.ts';

/** A sort of file that a person reads and edits, and what is made of its text. */
export interface FileKind<T> {
  /** What they are, in the plural ("learned rules"), and how the folder is named otherwise ("--rules"). */
  readonly what: string;
  readonly hint: string;
  read(text: string, path: string, id: string): ReadFile<T>;
  nameOf(value: T): string;
}

export type ReadFile<T> =
  | { readonly outcome: 'good'; readonly value: T }
  | { readonly outcome: 'broken'; readonly problems: readonly FileProblem[] };

/** A file as it was read last, and what its last good version holds. */
export interface Shelved<T> {
  readonly file: string;
  /** Undefined where it could not be read at all. */
  readonly text: string | undefined;
  readonly good?: { readonly text: string; readonly value: T };
  readonly problems: readonly FileProblem[];
}

/** The files of a folder as they were read last, by their ids. */
export interface Shelf<T> {
  get(id: string): Shelved<T> | undefined;
  /** Takes a file's text in. A broken one leaves the last good version in its place. */
  put(file: string, text: string): Shelved<T>;
  /** A file that is there and cannot be read, for whatever reason. */
  reject(file: string, why: string): Shelved<T>;
  /** The version that stays in use for a file that is broken. */
  prop(id: string, text: string): boolean;
  drop(id: string): void;
  /** What the good ones hold: the same list until something changes. */
  values(): readonly T[];
  entries(): Iterable<readonly [string, Shelved<T>]>;
}

/** An empty shelf; `pathOf` tells where a file stands, for problems. */
export function createShelf<T>(kind: Pick<FileKind<T>, 'read'>, pathOf: (file: string) => string): Shelf<T> {
  const shelved = new Map<string, Shelved<T>>();
  let listed: readonly T[] | undefined;

  const set = (id: string, entry: Shelved<T>): Shelved<T> => {
    if (shelved.get(id)?.good !== entry.good) listed = undefined;
    shelved.set(id, entry);
    return entry;
  };
  const withGood = (good: Shelved<T>['good']): Pick<Shelved<T>, 'good'> => (good ? { good } : {});

  return {
    get: (id) => shelved.get(id),
    put(file, text) {
      const id = stemOf(file);
      const before = shelved.get(id);
      const read = kind.read(text, pathOf(file), id);
      if (read.outcome === 'good') return set(id, { file, text, good: { text, value: read.value }, problems: [] });
      return set(id, { file, text, ...withGood(before?.good), problems: read.problems });
    },
    reject(file, why) {
      const id = stemOf(file);
      const problem = { file: pathOf(file), line: 1, column: 1, message: `cannot be read: ${why}` };
      return set(id, { file, text: undefined, ...withGood(shelved.get(id)?.good), problems: [problem] });
    },
    prop(id, text) {
      const entry = shelved.get(id);
      const read = kind.read(text, '', id);
      if (!entry || read.outcome === 'broken') return false;
      set(id, { ...entry, good: { text, value: read.value } });
      return true;
    },
    drop(id) {
      if (shelved.delete(id)) listed = undefined;
    },
    values() {
      listed ??= [...shelved.values()].flatMap(({ good }) => (good ? [good.value] : []));
      return listed;
    },
    entries: () => shelved.entries(),
  };
}
