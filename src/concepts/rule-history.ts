import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durable-file.ts';
import { codeOf } from './file-errors.ts';
import { textOf } from './folder-files.ts';

/** One version of a rule file, as it was in use from `at` (milliseconds since 1970) on. */
export interface Version {
  /** Counts from 1; versions that were thrown away leave gaps. */
  readonly number: number;
  /** The version that it brought back, where it came from an undo. */
  readonly from?: number;
  readonly at: number;
  readonly text: string;
}

/**
 * Every version of every rule file that was ever in use, each a file of its own: `.history/ID/NUMBER.yaml`, or
 * `NUMBER.from-OTHER.yaml` for one that was brought back.
 */
export interface RuleHistory {
  /** The versions of a file, oldest first. */
  versions(id: string): Promise<readonly Version[]>;
  /** Keeps a version, unless it is the newest already. The oldest beyond fifty are thrown away. */
  record(id: string, text: string, from?: number): Promise<void>;
  /** The files that have a history, those that are gone included. */
  ids(): Promise<readonly string[]>;
}

const MOST_VERSIONS = 50;
const FILE = /^(\d{1,9})(?:\.from-(\d{1,9}))?\.yaml$/;

interface Entry {
  readonly name: string;
  readonly number: number;
  readonly from?: number;
}

/** The history of a folder of rules. Nothing is made before something is recorded. */
export function openHistory(folder: string): RuleHistory {
  const root = join(folder, '.history');

  async function entries(id: string): Promise<readonly Entry[]> {
    const found = (await namesIn(join(root, id))).flatMap((name): Entry[] => {
      const [, number, from] = FILE.exec(name) ?? [];
      if (number === undefined) return [];
      return [{ name, number: Number(number), ...(from === undefined ? {} : { from: Number(from) }) }];
    });
    return found.sort((one, other) => one.number - other.number);
  }

  return {
    async versions(id) {
      const versions: Version[] = [];
      for (const { name, ...entry } of await entries(id)) {
        const path = join(root, id, name);
        const text = textOf(path);
        if (text !== undefined) versions.push({ ...entry, at: (await stat(path)).mtimeMs, text });
      }
      return versions;
    },
    async record(id, text, from) {
      const known = await entries(id);
      const newest = known.at(-1);
      if (newest && textOf(join(root, id, newest.name)) === text) return;
      const number = (newest?.number ?? 0) + 1;
      // Where the folder of the rules itself is gone, it is not for the history to make it again.
      await makeFolder(root);
      await makeFolder(join(root, id));
      const name = from === undefined ? `${number}.yaml` : `${number}.from-${from}.yaml`;
      // Drafts of one who is killed meanwhile are looked for in one place.
      await writeDurably(join(root, id, name), text, root);
      for (const old of known.slice(0, Math.max(0, known.length + 1 - MOST_VERSIONS)))
        await rm(join(root, id, old.name), { force: true });
    },
    ids: async () => (await namesIn(root)).filter((name) => !name.startsWith('.')).sort(),
  };
}

/**
 * The version before the one with this text: what an undo brings back. An undo of what an undo brought back goes on to
 * the one before that. Without a text (the file is gone) it is the newest.
 */
export function versionBefore(versions: readonly Version[], text: string | undefined): Version | undefined {
  if (text === undefined) return versions.at(-1);
  const present = versions.findLast((version) => version.text === text);
  if (!present) return versions.at(-1);
  const origin = present.from ?? present.number;
  return versions.findLast(({ number, text: other }) => number < origin && other !== text);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
