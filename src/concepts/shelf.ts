import type { Concept } from '../domain/concept.ts';
import { stemOf } from './folder-files.ts';
import { conceptOf } from './rule.ts';
import { type RuleProblem, readRule } from './rule-file.ts';

/** A rule file as it was read last, and the concept of its last good version. */
export interface Shelved {
  readonly file: string;
  /** Undefined where it could not be read at all. */
  readonly text: string | undefined;
  readonly good?: { readonly text: string; readonly concept: Concept };
  readonly problems: readonly RuleProblem[];
}

/** The rule files of a folder as they were read last, by their ids. */
export interface Shelf {
  get(id: string): Shelved | undefined;
  /** Takes a file's text in. A broken one leaves the last good version in its place. */
  put(file: string, text: string): Shelved;
  /** A file that is there and cannot be read, for whatever reason. */
  reject(file: string, why: string): Shelved;
  /** The version that stays in use for a file that is broken. */
  prop(id: string, text: string): boolean;
  drop(id: string): void;
  /** The same list until something changes. */
  concepts(): readonly Concept[];
  entries(): Iterable<readonly [string, Shelved]>;
}

/** An empty shelf; `pathOf` tells where a file stands, for problems. */
export function createShelf(pathOf: (file: string) => string): Shelf {
  const shelved = new Map<string, Shelved>();
  let listed: readonly Concept[] | undefined;

  const set = (id: string, entry: Shelved): Shelved => {
    if (shelved.get(id)?.good !== entry.good) listed = undefined;
    shelved.set(id, entry);
    return entry;
  };
  const withGood = (good: Shelved['good']): Pick<Shelved, 'good'> => (good ? { good } : {});

  return {
    get: (id) => shelved.get(id),
    put(file, text) {
      const id = stemOf(file);
      const before = shelved.get(id);
      const read = readRule(text, pathOf(file));
      if (read.outcome === 'rule')
        return set(id, { file, text, good: { text, concept: conceptOf(id, read.rule) }, problems: [] });
      return set(id, { file, text, ...withGood(before?.good), problems: read.problems });
    },
    reject(file, why) {
      const id = stemOf(file);
      const problem = { file: pathOf(file), line: 1, column: 1, message: `cannot be read: ${why}` };
      return set(id, { file, text: undefined, ...withGood(shelved.get(id)?.good), problems: [problem] });
    },
    prop(id, text) {
      const entry = shelved.get(id);
      const read = readRule(text, '');
      if (!entry || read.outcome === 'broken') return false;
      set(id, { ...entry, good: { text, concept: conceptOf(id, read.rule) } });
      return true;
    },
    drop(id) {
      if (shelved.delete(id)) listed = undefined;
    },
    concepts() {
      listed ??= [...shelved.values()].flatMap(({ good }) => good?.concept ?? []);
      return listed;
    },
    entries: () => shelved.entries(),
  };
}
