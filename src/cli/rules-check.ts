import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { checkRules } from '../concepts/check.ts';
import { Failure } from '../domain/failure.ts';
import type { Command, Io } from './command.ts';
import { loadOptions } from './options/load.ts';
import { createLog, writeJson, writeLine } from './output.ts';
import { checkReminders } from './rules/reminders.ts';

export const command: Command = {
  name: 'rules check',
  summary: 'Lints learned rules: every problem with file, line and column',
  usage: '[DIR]',
  options: {},
  positionals: true,
  notes: 'Without DIR, the folder of rules is the one that start would use. Ends with 2 where there is a problem.',
  run: async (args, io) => {
    if (args.positionals.length > 1) throw new Failure('BAD_USAGE', 'rules check takes one folder.');
    const named = args.positionals[0];
    const folder = named === undefined ? await usualFolder(io) : resolve(io.cwd, named);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      const why = named === undefined ? 'Nothing was taught yet; or name the folder.' : 'Name the folder of the rules.';
      throw new Failure('BAD_USAGE', `There is no folder ${folder}. ${why}`);
    }
    const problems = [...(await checkRules(folder)), ...(await checkReminders(folder))];
    for (const problem of problems) {
      const { file, line, column, message } = problem;
      if (args.json) writeJson(io.stdout, problem);
      else writeLine(io.stdout, `${shorter(file, io.cwd)}:${line}:${column}: ${message}`);
    }
    if (!args.json)
      writeLine(io.stderr, problems.length === 0 ? `${folder}: no problems.` : `${problems.length} found.`);
    return problems.length === 0 ? 0 : 2;
  },
};

async function usualFolder(io: Io): Promise<string> {
  const log = createLog(io.stderr, 'problem', io.now);
  return (await loadOptions({ env: io.env, cwd: io.cwd, log })).rules;
}

/** Relative where that is shorter, as compilers write it. */
function shorter(file: string, cwd: string): string {
  const fromHere = relative(cwd, file);
  return fromHere.startsWith('..') ? file : fromHere;
}
