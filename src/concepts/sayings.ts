import { join } from 'node:path';
import type { Saying } from '../domain/saying.ts';
import type { Log } from '../domain/turn.ts';
import type { FileProblem } from './checked-yaml.ts';
import { textOf, yamlFilesIn } from './folder-files.ts';
import { openRuleFiles, type Refreshed } from './rule-files.ts';
import { readSayings } from './sayings-file.ts';
import type { FileKind } from './shelf.ts';

/** How the home's names are said, as a person wrote it down, and the folder with the files in which it stands. */
export interface SayingShelf {
  readonly folder: string;
  /** The same list until something changes. */
  all(): readonly Saying[];
  /** Reads files again that may have changed on disk, all where none are named, as `ConceptStore.refresh` does. */
  refresh(names: ReadonlySet<string> | undefined, last: boolean): Promise<Refreshed>;
}

/** Where the pronunciations of a folder of rules are. */
export const sayingsIn = (rules: string): string => join(rules, 'pronunciations');

const SAYINGS: FileKind<readonly Saying[]> = {
  what: 'pronunciations',
  hint: '',
  read: (text, path) => readSayings(text, path),
  nameOf: (sayings) => (sayings.length === 1 ? '1 pronunciation' : `${sayings.length} pronunciations`),
};

/**
 * Opens the folder of pronunciations, making it where it is missing. A broken file is reported and left alone; its last
 * good version stays in use. Throws a Failure (STORE_FAILED).
 */
export async function openSayings(folder: string, log: Log): Promise<SayingShelf> {
  const files = await openRuleFiles(folder, SAYINGS, log);
  let kept: { readonly of: readonly unknown[]; readonly all: readonly Saying[] } | undefined;
  return {
    folder,
    all() {
      const of = files.shelf.values();
      if (kept?.of !== of) kept = { of, all: of.flat() };
      return kept.all;
    },
    refresh: files.refresh,
  };
}

/** Every problem of the files of pronunciations in a folder of rules, where there are any. */
export async function checkSayings(rules: string): Promise<readonly FileProblem[]> {
  const folder = sayingsIn(rules);
  const names = await yamlFilesIn(folder).catch(() => []);
  return names.flatMap((name) => {
    const file = join(folder, name);
    const read = readSayings(textOf(file) ?? '', file);
    return read.outcome === 'broken' ? read.problems : [];
  });
}
