import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileProblem } from '../../concepts/checked-yaml.ts';
import { textOf, yamlFilesIn } from '../../concepts/folder-files.ts';
import { readReminder } from '../../concepts/reminder-file.ts';
import { openReminders, type ReminderStore, remindersIn } from '../../concepts/reminders.ts';
import type { ConceptStore } from '../../concepts/store.ts';
import { isOpen } from '../../dialogue/reminders/reminder-tools.ts';
import { describeReminder } from '../../dialogue/reminders/words.ts';
import type { Reminder } from '../../domain/reminder.ts';
import type { Args, Io } from '../command.ts';
import { createLog, writeJson, writeLine } from '../output.ts';

/** The reminders that are kept with the rules; undefined where there is no folder of them, which is not made. */
export async function openRemindersOf(store: Pick<ConceptStore, 'folder'>, io: Io): Promise<ReminderStore | undefined> {
  const folder = remindersIn(store.folder);
  return existsSync(folder) ? openReminders(folder, createLog(io.stderr, 'problem', io.now)) : undefined;
}

/** Lists reminders after what was taught; how many there are. */
export async function listReminders(store: Pick<ConceptStore, 'folder'>, args: Args, io: Io): Promise<number> {
  const reminders = await openRemindersOf(store, io);
  const all = [...(reminders?.all() ?? [])].sort((one, other) => (one.id < other.id ? -1 : 1));
  for (const reminder of all) {
    const file = reminders?.fileOf(reminder.id) ?? '';
    const means = describeReminder(reminder, new Date(io.now()), undefined);
    if (args.json) writeJson(io.stdout, publicForm(reminder, file, means));
    else writeLine(io.stdout, `${basename(file).padEnd(32)} Reminder: ${means}${isOpen(reminder) ? '' : ' (told)'}.`);
  }
  return all.length;
}

function publicForm({ of, to, repeats, told, asked }: Reminder, file: string, means: string): object {
  const whom = to === undefined ? {} : { to };
  return { name: of, kind: 'reminder', ...whom, repeats, ...(told === undefined ? {} : { told }), file, means, asked };
}

/** The reminder of a name: the file of one that is there, or that is gone and has a history; undefined where there is none. */
export async function reminderNamed(name: string, reminders: ReminderStore): Promise<string | undefined> {
  const wanted = name.toLowerCase();
  const id = basename(wanted).replace(/\.ya?ml$/, '');
  const known = reminders.all().find((one) => one.id === id || one.of.toLowerCase() === wanted);
  if (known) return known.id;
  for (const gone of await reminders.history.ids()) {
    const last = (await reminders.history.versions(gone)).at(-1);
    const read = last && readReminder(last.text, '', gone);
    if (gone === id || (read?.outcome === 'good' && read.value.of.toLowerCase() === wanted)) return gone;
  }
  return undefined;
}

/** Lints the reminders that are kept with a folder of rules. */
export async function checkReminders(rules: string): Promise<readonly FileProblem[]> {
  const folder = remindersIn(rules);
  if (!existsSync(folder)) return [];
  const problems: FileProblem[] = [];
  for (const name of await yamlFilesIn(folder)) {
    const path = join(folder, name);
    const read = readReminder(textOf(path) ?? '', path, name);
    if (read.outcome === 'broken') problems.push(...read.problems);
  }
  return problems;
}
