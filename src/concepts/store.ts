import { existsSync } from 'node:fs';
import type { Concept } from '../domain/concept.ts';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';
import { conceptOf, ruleOf } from './rule.ts';
import { type RuleProblem, readRule } from './rule-file.ts';
import { openRuleFiles, type Refreshed } from './rule-files.ts';
import { type RuleHistory, versionBefore } from './rule-history.ts';
import { idFor } from './rule-id.ts';
import { writeRule } from './rule-text.ts';
import type { FileKind } from './shelf.ts';

/** What was taught, and the folder that keeps it: one YAML file a concept. */
export interface ConceptStore {
  readonly folder: string;
  readonly history: RuleHistory;
  /** The same list until something changes. */
  all(): readonly Concept[];
  /** The path of a concept's file. */
  fileOf(id: string): string;
  /** Stores a concept and returns it with its id. Resolves when it is on disk. Throws a Failure (STORE_FAILED). */
  learn(concept: Omit<Concept, 'id'>): Promise<Concept>;
  /**
   * Replaces a concept; comments and key order of its file are kept, the old file stays in the history. Throws a Failure:
   * STORE_FAILED, BAD_RULE where somebody left a mistake in the file.
   */
  change(concept: Concept): Promise<void>;
  /** Takes in the text of a rule as it stands, as a new file or in place of one. Throws as `change` does. */
  adopt(text: string, id?: string): Promise<Concept>;
  /** Forgets a concept; its file stays in the history. Throws as `change` does. */
  forget(id: string): Promise<void>;
  /**
   * Takes back the last learning, change or forgetting of this run, of one concept where its id is given: somebody else
   * may have taught something meanwhile. Its name, or undefined where there is none.
   */
  undo(of?: string): Promise<string | undefined>;
  /**
   * Brings back an earlier version of one file, also of one that is gone: the one before, or the one of this number.
   * Undefined where there is none.
   */
  rewind(id: string, number?: number): Promise<Concept | undefined>;
  /**
   * Reads files again that may have changed on disk, all where none are named. Those that are empty or gone, which may be
   * half way through being saved, are believed at the `last` look only.
   */
  refresh(names: ReadonlySet<string> | undefined, last: boolean): Promise<Refreshed>;
  /** Files that cannot be read: left alone; their last good version is used, where there is one. */
  problems(): readonly RuleProblem[];
}

/** Something that `undo` takes back: the text that a file had before, undefined where it was not there. */
interface Undoable {
  readonly id: string;
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const RULES: FileKind<Concept> = {
  what: 'learned rules',
  hint: ', or name another with --rules',
  read(text, path, id) {
    const read = readRule(text, path);
    return read.outcome === 'rule' ? { outcome: 'good', value: conceptOf(id, read.rule) } : read;
  },
  nameOf: ({ name }) => name,
};

/** Opens the folder of learned rules, making it where it is missing. A broken file is reported and left alone. */
export async function openConcepts(folder: string, log: Log): Promise<ConceptStore> {
  const files = await openRuleFiles(folder, RULES, log);
  const { shelf, history } = files;
  const done: Undoable[] = [];
  const taken = { has: (id: string) => shelf.get(id) !== undefined || existsSync(files.pathOf(id)) };

  /** The concept that a file holds after it was written. */
  const written = (id: string): Concept => {
    const concept = shelf.get(id)?.good?.value;
    if (concept) return concept;
    throw new Failure('STORE_FAILED', `${files.pathOf(id)} could not be read back; "rules check" tells why.`);
  };

  // One change at a time: two teachers at two satellites must not write the same file.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  return {
    folder,
    history,
    all: shelf.values,
    fileOf: files.pathOf,
    problems: () => [...shelf.entries()].flatMap(([, { problems }]) => problems),
    learn: (draft) =>
      inTurn(async () => {
        const id = idFor(draft.name, draft.owner, taken);
        const text = writeRule(ruleOf({ ...draft, id }));
        await files.put(id, text);
        done.push({ id, name: draft.name, before: undefined, after: text });
        return written(id);
      }),
    change: (concept) =>
      inTurn(async () => {
        const { id, name } = concept;
        await files.demandSound(id);
        const before = shelf.get(id)?.text;
        const text = writeRule(ruleOf(concept), before);
        await files.put(id, text);
        done.push({ id, name, before, after: text });
      }),
    adopt: (text, replaced) =>
      inTurn(async () => {
        const read = readRule(text, 'the rule');
        if (read.outcome === 'broken') throw new Failure('BAD_RULE', read.problems[0]?.message ?? 'This is no rule.');
        const id = replaced ?? idFor(read.rule.name, read.rule.owner, taken);
        await files.put(id, text);
        return written(id);
      }),
    forget: (id) =>
      inTurn(async () => {
        await files.demandSound(id);
        const entry = shelf.get(id);
        if (!entry?.good) return;
        await files.retire(id);
        done.push({ id, name: entry.good.value.name, before: entry.text, after: undefined });
      }),
    undo: (of) =>
      inTurn(async () => {
        const at = done.findLastIndex((one) => of === undefined || one.id === of);
        const [last] = at < 0 ? [] : done.splice(at, 1);
        // A file that somebody edited since is theirs: taking back what was before would take theirs back too.
        if (!last || files.textNow(last.id) !== last.after) return undefined;
        const { id, name, before } = last;
        if (before === undefined) await files.retire(id);
        else await files.put(id, before, (await history.versions(id)).findLast(({ text }) => text === before)?.number);
        return name;
      }),
    rewind: (id, number) =>
      inTurn(async () => {
        const now = files.textNow(id);
        if (now !== undefined) await history.record(id, now);
        const sound = (await history.versions(id)).filter(
          ({ text }) => text === now || readRule(text, '').outcome === 'rule',
        );
        const wanted = number === undefined ? versionBefore(sound, now) : sound.find((one) => one.number === number);
        if (!wanted) return undefined;
        await files.put(id, wanted.text, wanted.from ?? wanted.number);
        return written(id);
      }),
    refresh: (names, last) => inTurn(() => files.refresh(names, last)),
  };
}
