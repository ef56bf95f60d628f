import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { FileProblem } from '../concepts/checked-yaml.ts';
import { readSkillFolder } from '../concepts/skill-folder.ts';
import { Failure } from '../domain/failure.ts';
import { overlapsOf } from '../meaning/skills/custom-overlaps.ts';
import { compileNames, createUnderstanding } from '../meaning/understand.ts';
import type { Command, Io } from './command.ts';
import { homeOption } from './home-option.ts';
import { loadOptions } from './options/load.ts';
import { createLog, writeJson, writeLine } from './output.ts';

export const command: Command = {
  name: 'skills check',
  summary: 'Lints custom skills: every problem with file, line and column, and what else their sentences mean',
  usage: '[DIR] [--home FILE]',
  options: { home: { value: 'FILE', help: 'the home in which the sentences are said (default: the demo home)' } },
  positionals: true,
  notes: 'Without DIR, the folder of skills is the one that start would use. Ends with 2 where there is a problem.',
  run: async (args, io) => {
    if (args.positionals.length > 1) throw new Failure('BAD_USAGE', 'skills check takes one folder.');
    const named = args.positionals[0];
    const folder = named === undefined ? await usualFolder(io) : resolve(io.cwd, named);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      const why =
        named === undefined ? 'No skills were added yet; or name the folder.' : 'Name the folder of the skills.';
      throw new Failure('BAD_USAGE', `There is no folder ${folder}. ${why}`);
    }
    const home = await homeOption(args);
    const { skills, problems, problemAt } = await readSkillFolder(folder);
    const lexicon = compileNames(home, [], skills);
    const { understand } = createUnderstanding(home, []);
    const overlaps = overlapsOf(lexicon.skills ?? [], lexicon, (text) => understand(text, {})).map(
      ({ skill, sample, message }) => problemAt(skill, ['say', String(sample)], message),
    );
    const all: readonly FileProblem[] = [...problems, ...overlaps];
    for (const problem of all) {
      const { file, line, column, message } = problem;
      if (args.json) writeJson(io.stdout, problem);
      else writeLine(io.stdout, `${shorter(file, io.cwd)}:${line}:${column}: ${message}`);
    }
    if (!args.json) writeLine(io.stderr, all.length === 0 ? `${folder}: no problems.` : `${all.length} found.`);
    return all.length === 0 ? 0 : 2;
  },
};

async function usualFolder(io: Io): Promise<string> {
  const log = createLog(io.stderr, 'problem', io.now);
  const { skills, data } = await loadOptions({ env: io.env, cwd: io.cwd, log });
  return skills ?? resolve(data, 'skills');
}

/** Relative where that is shorter, as compilers write it. */
function shorter(file: string, cwd: string): string {
  const fromHere = relative(cwd, file);
  return fromHere.startsWith('..') ? file : fromHere;
}
