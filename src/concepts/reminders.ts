import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Reminder, ReminderBook } from '../domain/reminder.ts';
import type { Log } from '../domain/turn.ts';
import type { FileProblem } from './checked-yaml.ts';
import { readReminder, writeReminder } from './reminder-file.ts';
import { openRuleFiles, type Refreshed } from './rule-files.ts';
import { type RuleHistory, versionBefore } from './rule-history.ts';
import { idFor } from './rule-id.ts';
import type { FileKind } from './shelf.ts';

/** The reminders that wait for somebody, and the folder that keeps them: one YAML file each, with its history. */
export interface ReminderStore extends ReminderBook {
  readonly folder: string;
  readonly history: RuleHistory;
  fileOf(id: string): string;
  /** Brings back an earlier version of one file, also of one that is gone, as `ConceptStore.rewind` does. */
  rewind(id: string, number?: number): Promise<Reminder | undefined>;
  /** Reads files again that may have changed on disk, all where none are named. */
  refresh(names: ReadonlySet<string> | undefined, last: boolean): Promise<Refreshed>;
  problems(): readonly FileProblem[];
}

/** Where the reminders of a folder of rules are. */
export const remindersIn = (rules: string): string => join(rules, 'reminders');

const REMINDERS: FileKind<Reminder> = {
  what: 'reminders',
  hint: '',
  read: readReminder,
  nameOf: ({ of }) => of,
};

const isSound = (text: string, id: string): boolean => readReminder(text, '', id).outcome === 'good';

function isOver(text: string, id: string): boolean {
  const read = readReminder(text, '', id);
  return read.outcome === 'good' && !read.value.repeats && read.value.told !== undefined;
}

/** Opens the folder of reminders, making it where it is missing. Throws a Failure (STORE_FAILED). */
export async function openReminders(folder: string, log: Log): Promise<ReminderStore> {
  const files = await openRuleFiles(folder, REMINDERS, log);
  const { shelf, history } = files;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const taken = { has: (id: string) => shelf.get(id) !== undefined || existsSync(files.pathOf(id)) };
  const written = (id: string): Reminder => {
    const reminder = shelf.get(id)?.good?.value;
    if (reminder) return reminder;
    throw new Failure('STORE_FAILED', `${files.pathOf(id)} could not be read back; "rules check" tells why.`);
  };

  // One change at a time, as for concepts.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };
  const changing = <T>(work: () => Promise<T>): Promise<T> => inTurn(() => work().finally(tell));

  return {
    folder,
    history,
    fileOf: files.pathOf,
    all: shelf.values,
    problems: () => [...shelf.entries()].flatMap(([, { problems }]) => problems),
    add: (draft) =>
      changing(async () => {
        const id = idFor(draft.of, draft.to, taken);
        await files.put(id, writeReminder(draft));
        return written(id);
      }),
    change: ({ id, ...reminder }) =>
      changing(async () => {
        await files.demandSound(id);
        await files.put(id, writeReminder(reminder, shelf.get(id)?.text));
      }),
    remove: (ids) =>
      changing(async () => {
        for (const id of ids) {
          await files.demandSound(id);
          await files.retire(id);
        }
      }),
    rewind: (id, number) =>
      changing(async () => {
        const now = files.textNow(id);
        if (now !== undefined) await history.record(id, now);
        const sound = (await history.versions(id)).filter(({ text }) => isSound(text, id));
        // One that is gone comes back as it was before it was told.
        const waiting = sound.filter(({ text }) => !isOver(text, id));
        const wanted =
          number === undefined
            ? versionBefore(now === undefined && waiting.length ? waiting : sound, now)
            : sound.find((one) => one.number === number);
        if (!wanted) return undefined;
        await files.put(id, wanted.text, wanted.from ?? wanted.number);
        return written(id);
      }),
    refresh: (names, last) =>
      inTurn(async () => {
        const refreshed = await files.refresh(names, last);
        if (refreshed.changed) tell();
        return refreshed;
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
