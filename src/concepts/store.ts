import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Concept } from '../domain/concept.ts';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';
import { sweepDrafts, syncFolder, writeDurably } from './durable-file.ts';
import { conceptOf, ruleOf } from './rule.ts';
import { type RuleProblem, readRule, writeRule } from './rule-file.ts';
import { idFor } from './rule-id.ts';

/** What was taught, and the folder that keeps it: one YAML file a concept. */
export interface ConceptStore {
  readonly folder: string;
  /** The same list until something changes. */
  all(): readonly Concept[];
  /** Stores a concept and returns it with its id. Resolves when it is on disk. Throws a Failure (STORE_FAILED). */
  learn(concept: Omit<Concept, 'id'>): Promise<Concept>;
  /** Replaces a concept; comments and key order of its file are kept, the old file goes to the history. */
  change(concept: Concept): Promise<void>;
  /** Forgets a concept. Its file goes to the history. */
  forget(id: string): Promise<void>;
  /** Takes back the last learning, change or forgetting of this run; its name, or undefined where there is none. */
  undo(): Promise<string | undefined>;
  /** Files that cannot be read: left alone, not used. */
  problems(): readonly RuleProblem[];
}

interface Undoable {
  readonly id: string;
  readonly name: string;
  readonly before: string | undefined;
}

/** Opens the folder of learned rules, making it where it is missing. A broken file is reported and left alone. */
export async function openConcepts(folder: string, log: Log): Promise<ConceptStore> {
  const concepts = new Map<string, Concept>();
  const texts = new Map<string, string>();
  const problems: RuleProblem[] = [];
  const done: Undoable[] = [];
  let listed: readonly Concept[] | undefined;
  let taken: Set<string>;
  try {
    await mkdir(folder, { recursive: true });
    for (const inside of ['', '.history', '.state']) await sweepDrafts(join(folder, inside));
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && !name.startsWith('.')).sort();
    taken = new Set(names.map((name) => name.slice(0, -'.yaml'.length)));
    for (const name of names) load(name.slice(0, -'.yaml'.length), await readFile(join(folder, name), 'utf8'));
  } catch (error) {
    throw new Failure(
      'STORE_FAILED',
      `The folder of learned rules, ${folder}, cannot be read: ${reason(error)}. Make it readable, or name another with --rules.`,
      { cause: error },
    );
  }

  function load(id: string, text: string): void {
    const file = join(folder, `${id}.yaml`);
    const read = readRule(text, file);
    if (read.outcome === 'rule') {
      listed = undefined;
      concepts.set(id, conceptOf(id, read.rule));
      texts.set(id, text);
      return;
    }
    problems.push(...read.problems);
    for (const { line, column, message } of read.problems)
      log.problem(`${file}:${line}:${column}: ${message} (the file is left as it is and not used)`);
  }

  async function put(concept: Concept): Promise<void> {
    const text = writeRule(ruleOf(concept), texts.get(concept.id));
    await guarded(() => writeDurably(join(folder, `${concept.id}.yaml`), text));
    listed = undefined;
    concepts.set(concept.id, concept);
    texts.set(concept.id, text);
    taken.add(concept.id);
  }

  /** Moves a file to the history instead of removing it: what was learned is never lost. */
  async function retire(id: string): Promise<void> {
    const history = join(folder, '.history');
    await guarded(async () => {
      await mkdir(history, { recursive: true });
      const old = (await readdir(history)).filter((name) => name.startsWith(`${id}.`)).length;
      await rename(join(folder, `${id}.yaml`), join(history, `${id}.${old + 1}.yaml`));
      await syncFolder(history);
      await syncFolder(folder);
    });
    listed = undefined;
    concepts.delete(id);
    texts.delete(id);
  }

  async function keepOld(id: string): Promise<void> {
    const text = texts.get(id);
    if (text === undefined) return;
    const history = join(folder, '.history');
    await guarded(async () => {
      await mkdir(history, { recursive: true });
      const old = (await readdir(history)).filter((name) => name.startsWith(`${id}.`)).length;
      await writeDurably(join(history, `${id}.${old + 1}.yaml`), text);
    });
  }

  // One change at a time: two teachers at two satellites must not write the same file.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  return {
    folder,
    all: () => {
      listed ??= [...concepts.values()];
      return listed;
    },
    problems: () => problems,
    learn: (draft) =>
      inTurn(async () => {
        const concept: Concept = { ...draft, id: idFor(draft.name, draft.owner, taken) };
        await put(concept);
        done.push({ id: concept.id, name: concept.name, before: undefined });
        return concept;
      }),
    change: (concept) =>
      inTurn(async () => {
        await keepOld(concept.id);
        done.push({ id: concept.id, name: concept.name, before: texts.get(concept.id) });
        await put(concept);
      }),
    forget: (id) =>
      inTurn(async () => {
        const concept = concepts.get(id);
        if (!concept) return;
        done.push({ id, name: concept.name, before: texts.get(id) });
        await retire(id);
      }),
    undo: () =>
      inTurn(async () => {
        const last = done.pop();
        if (!last) return undefined;
        const { before } = last;
        if (before === undefined) await retire(last.id);
        else {
          await guarded(() => writeDurably(join(folder, `${last.id}.yaml`), before));
          load(last.id, before);
        }
        return last.name;
      }),
  };

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new Failure(
        'STORE_FAILED',
        `I could not write to ${folder}: ${reason(error)}. Make the folder writable; nothing else was changed.`,
        { cause: error },
      );
    }
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
