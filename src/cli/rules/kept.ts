import type { RuleHistory } from '../../concepts/rule-history.ts';
import type { ConceptStore } from '../../concepts/store.ts';
import { Failure } from '../../domain/failure.ts';
import type { Io } from '../command.ts';
import { fileNamed } from './named.ts';
import { openRemindersOf, reminderNamed } from './reminders.ts';

/** A folder of files that have a history: of rules, or of reminders. */
export interface KeptFiles {
  readonly history: RuleHistory;
  fileOf(id: string): string;
  /** Brings back an earlier version; the name of what it holds, undefined where there is no such version. */
  rewind(id: string, number?: number): Promise<string | undefined>;
}

/** The file of a name, among rules first, then among reminders. Throws a Failure (BAD_USAGE) where there is none. */
export async function keptNamed(
  name: string,
  store: ConceptStore,
  io: Io,
): Promise<{ readonly id: string; readonly kept: KeptFiles }> {
  try {
    const rewind = async (id: string, number?: number) => (await store.rewind(id, number))?.name;
    return { id: await fileNamed(name, store), kept: { ...store, rewind } };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const reminders = await openRemindersOf(store, io);
    const id = reminders && (await reminderNamed(name, reminders));
    if (!reminders || id === undefined) throw error;
    return { id, kept: { ...reminders, rewind: async (one, number) => (await reminders.rewind(one, number))?.of } };
  }
}
