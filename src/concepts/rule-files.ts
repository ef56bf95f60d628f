import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';
import { sweepDrafts, syncFolder, writeDurably } from './durable-file.ts';
import { reasonOf } from './file-errors.ts';
import { isYamlFile, stemOf, textOf, yamlFilesIn } from './folder-files.ts';
import { openHistory, type RuleHistory } from './rule-history.ts';
import { createShelf, type FileKind, type Shelf } from './shelf.ts';

/** What looking again at files on disk came to. */
export interface Refreshed {
  /** Whether what is known is different now. */
  readonly changed: boolean;
  /** Files to look at again: empty or gone, which may be half way through being saved. */
  readonly unsettled: ReadonlySet<string>;
}

/** The files of a folder of rules or the like, on disk and as they were read last. One operation at a time: who calls takes care of that. */
export interface RuleFiles<T> {
  readonly shelf: Shelf<T>;
  readonly history: RuleHistory;
  pathOf(id: string): string;
  /** The text of a file as it is on disk now; undefined where there is none. Throws a Failure (STORE_FAILED). */
  textNow(id: string): string | undefined;
  /** Writes a file. What it replaces and what it is now are in the history before. Throws a Failure (STORE_FAILED). */
  put(id: string, text: string, from?: number): Promise<void>;
  /** Takes a file away; it is in the history before. Throws a Failure (STORE_FAILED). */
  retire(id: string): Promise<void>;
  /** Throws a Failure (BAD_RULE) where somebody left a mistake in a file: what is being written is not written over. */
  demandSound(id: string): Promise<void>;
  /** Reads files again, all where none are named; those that are empty or gone are believed at the `last` look only. */
  refresh(names: ReadonlySet<string> | undefined, last: boolean): Promise<Refreshed>;
}

/** Reads a folder of files of one kind, making it where it is missing. Throws a Failure (STORE_FAILED). */
export async function openRuleFiles<T>(folder: string, kind: FileKind<T>, log: Log): Promise<RuleFiles<T>> {
  const pathOf = (file: string): string => join(folder, file);
  const shelf = createShelf(kind, pathOf);
  const history = openHistory(folder);
  const fileFor = (id: string): string => shelf.get(id)?.file ?? `${id}.yaml`;
  try {
    await mkdir(folder, { recursive: true });
    for (const inside of ['', '.history', '.state']) await sweepDrafts(join(folder, inside));
    for (const name of await yamlFilesIn(folder)) await read(name);
  } catch (error) {
    throw new Failure(
      'STORE_FAILED',
      `The folder of ${kind.what}, ${folder}, cannot be read: ${reasonOf(error)}. Make it readable${kind.hint}.`,
      { cause: error },
    );
  }

  /** Reads one file that is there. A broken one is reported; its last good version stays, or is looked for. */
  async function read(name: string): Promise<void> {
    const id = stemOf(name);
    const twin = shelf.get(id);
    if (twin && twin.file !== name) {
      log.problem(`${pathOf(name)}:1:1: ${twin.file} is there as well; this one is not used`);
      return;
    }
    const { problems, good } = readOnto(name);
    if (!problems.length) return;
    const kept = good !== undefined || (await lastGood(id));
    const left = kept ? 'the last good version stays in use' : 'the file is left as it is and not used';
    for (const { file, line, column, message } of problems)
      log.problem(`${file}:${line}:${column}: ${message} (${left})`);
  }

  function readOnto(name: string) {
    try {
      return shelf.put(name, textOf(pathOf(name)) ?? '');
    } catch (error) {
      return shelf.reject(name, reasonOf(error));
    }
  }

  async function lastGood(id: string): Promise<boolean> {
    const versions = await history.versions(id);
    return [...versions].reverse().some(({ text }) => shelf.prop(id, text));
  }

  /** A folder that cannot be written to is no reason not to read it. */
  async function remember(id: string, text: string): Promise<void> {
    try {
      await history.record(id, text);
    } catch (error) {
      log.problem(`The version of ${fileFor(id)} could not be kept: ${reasonOf(error)}`);
    }
  }

  async function lookAt(name: string, last: boolean): Promise<'same' | 'changed' | 'unsettled'> {
    const id = stemOf(name);
    const before = shelf.get(id);
    if (before && before.file !== name) return 'same';
    const text = readable(name);
    if (text === undefined ? before === undefined : text === before?.text) return 'same';
    if (!text?.trim() && !last) return 'unsettled';
    if (before?.good) await remember(id, before.good.text);
    if (text === undefined) {
      shelf.drop(id);
      if (before?.good) log.info(`${pathOf(name)} is gone: "${kind.nameOf(before.good.value)}" is forgotten.`);
    } else {
      await read(name);
      const now = shelf.get(id);
      if (now?.good && !now.problems.length) {
        await remember(id, now.good.text);
        log.info(`${pathOf(name)} was read: "${kind.nameOf(now.good.value)}".`);
      }
    }
    return shelf.get(id)?.good === before?.good ? 'same' : 'changed';
  }

  /** The text of a file; for one that is there and cannot be read, a text that no file has. */
  function readable(name: string): string | undefined {
    try {
      return textOf(pathOf(name));
    } catch {
      return UNREADABLE;
    }
  }

  async function guarded<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new Failure(
        'STORE_FAILED',
        `I could not write to ${folder}: ${reasonOf(error)}. Make the folder writable; nothing else was changed.`,
        { cause: error },
      );
    }
  }

  return {
    shelf,
    history,
    pathOf: (id) => pathOf(fileFor(id)),
    textNow: (id) => {
      const text = readable(fileFor(id));
      if (text !== UNREADABLE) return text;
      throw new Failure(
        'STORE_FAILED',
        `${pathOf(fileFor(id))} cannot be read. Make it readable; nothing was changed.`,
      );
    },
    put: async (id, text, from) => {
      const file = fileFor(id);
      await guarded(async () => {
        const replaced = textOf(pathOf(file));
        if (replaced !== undefined) await history.record(id, replaced);
        await history.record(id, text, from);
        await writeDurably(pathOf(file), text);
      });
      shelf.put(file, text);
    },
    retire: async (id) => {
      const file = fileFor(id);
      await guarded(async () => {
        const text = textOf(pathOf(file));
        if (text !== undefined) await history.record(id, text);
        await rm(pathOf(file), { force: true });
        await syncFolder(folder);
      });
      shelf.drop(id);
    },
    demandSound: async (id) => {
      await lookAt(fileFor(id), true);
      const entry = shelf.get(id);
      const [problem] = entry?.problems ?? [];
      if (!entry || !problem) return;
      throw new Failure(
        'BAD_RULE',
        `The file of ${entry.good ? kind.nameOf(entry.good.value) : id} has a mistake in line ${problem.line}: ${problem.message}. Mend it first; I changed nothing.`,
      );
    },
    refresh: async (names, last) => {
      const unsettled = new Set<string>();
      let changed = false;
      const known = [...shelf.entries()].map(([, { file }]) => file);
      for (const name of names ?? new Set([...known, ...(await yamlFilesIn(folder).catch(() => []))])) {
        const outcome = isYamlFile(name) ? await lookAt(name, last) : 'same';
        if (outcome === 'unsettled') unsettled.add(name);
        changed ||= outcome === 'changed';
      }
      return { changed, unsettled };
    },
  };
}

/** No text of a file: files are read as text, in which this cannot stand. */
const UNREADABLE = '\ud800unreadable';
