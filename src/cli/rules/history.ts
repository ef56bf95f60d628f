import { textOf } from '../../concepts/folder-files.ts';
import { readReminder } from '../../concepts/reminder-file.ts';
import { readRule } from '../../concepts/rule-file.ts';
import type { Version } from '../../concepts/rule-history.ts';
import { describeReminder } from '../../dialogue/reminders/words.ts';
import { Failure } from '../../domain/failure.ts';
import { type Command, numberOption } from '../command.ts';
import { writeJson, writeLine } from '../output.ts';
import { openRules, RULES_OPTIONS } from './folder.ts';
import { keptNamed } from './kept.ts';
import { nameArgument } from './named.ts';

export const command: Command = {
  name: 'rules history',
  summary: 'Shows the versions of a concept that are kept, newest first',
  usage: 'NAME [--show N] [--rules DIR]',
  options: { ...RULES_OPTIONS, show: { value: 'N', help: 'print the text of this version' } },
  positionals: true,
  notes: 'NAME is what people say, or the file; also of one that was forgotten. See also: understudy rules undo.',
  run: async (args, io) => {
    const name = nameArgument(args, 'rules history');
    const store = await openRules(args, io);
    const { id, kept } = await keptNamed(name, store, io);
    const now = textOf(kept.fileOf(id));
    const versions = await kept.history.versions(id);
    const shown = numberOption(args, 'show');
    if (shown !== undefined) {
      const version = versions.find(({ number }) => number === shown);
      if (!version) throw new Failure('BAD_USAGE', `${id} has no version ${shown}. ${knownNumbers(versions)}`);
      if (args.json) writeJson(io.stdout, publicForm(version, version.text === now));
      else io.stdout.write(version.text);
      return 0;
    }
    const present = versions.findLast(({ text }) => text === now);
    if (now !== undefined && !present) {
      if (args.json) writeJson(io.stdout, { version: null, current: true, words: wordsOf(now), text: now });
      else writeLine(io.stdout, `    -  now, as it was edited       ${wordsOf(now)}`);
    }
    for (const version of [...versions].reverse()) {
      const isPresent = version === present;
      if (args.json) writeJson(io.stdout, publicForm(version, isPresent));
      else writeLine(io.stdout, lineOf(version, isPresent));
    }
    if (!args.json && now === undefined)
      writeLine(io.stderr, `${id} is forgotten; "understudy rules undo ${id}" brings it back.`);
    if (!args.json && now !== undefined && !versions.length)
      writeLine(io.stderr, 'No other version is kept: it was not changed since Understudy knows it.');
    return 0;
  },
};

function publicForm({ number, from, at, text }: Version, current: boolean): object {
  return {
    version: number,
    at: new Date(at).toISOString(),
    current,
    ...(from === undefined ? {} : { restored_from: from }),
    words: wordsOf(text),
    text,
  };
}

function lineOf({ number, from, at, text }: Version, isPresent: boolean): string {
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const origin = from === undefined ? '' : ` (version ${from} again)`;
  return `${String(number).padStart(5)}  ${time}${isPresent ? '  now  ' : '       '}${wordsOf(text)}${origin}`;
}

/** What a version says, in short. */
function wordsOf(text: string): string {
  const reminder = readReminder(text, '', '');
  if (reminder.outcome === 'good') return describeReminder(reminder.value, new Date(), undefined);
  const read = readRule(text, '');
  if (read.outcome === 'broken') return '(cannot be read)';
  const { steps, means } = read.rule;
  const what = JSON.stringify(steps ?? means).replaceAll('"', '');
  return what.length > 100 ? `${what.slice(0, 99)}…` : what;
}

const knownNumbers = (versions: readonly Version[]): string =>
  versions.length ? `There are ${versions.map(({ number }) => number).join(', ')}.` : 'None are kept.';
