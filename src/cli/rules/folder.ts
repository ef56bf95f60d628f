import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ConceptStore, openConcepts } from '../../concepts/store.ts';
import { Failure } from '../../domain/failure.ts';
import { type Args, type Io, type Option, textOption } from '../command.ts';
import { loadOptions, type Settled } from '../options/load.ts';
import { createLog } from '../output.ts';

/** The options of commands about the folder of rules, and where the rest is looked up. */
export const RULES_OPTIONS: Readonly<Record<string, Option>> = {
  rules: { value: 'DIR', help: 'the folder of learned rules (default: the one that start would use)' },
  config: { value: 'FILE', help: 'an options file, as for start' },
};

export function settledOptions(args: Args, io: Io): Promise<Settled> {
  const log = createLog(io.stderr, 'problem', io.now);
  return loadOptions({ file: textOption(args, 'config'), env: io.env, cwd: io.cwd, log });
}

/** The folder of rules that is meant. Throws a Failure (BAD_USAGE) where it is not there and has to be. */
async function rulesFolder(args: Args, io: Io, mustExist = true): Promise<string> {
  const named = textOption(args, 'rules');
  const folder = named === undefined ? (await settledOptions(args, io)).rules : resolve(io.cwd, named);
  if (mustExist && (!existsSync(folder) || !statSync(folder).isDirectory())) {
    const why =
      named === undefined
        ? 'Nothing was taught yet; or name the folder with --rules.'
        : 'Name the folder of the rules.';
    throw new Failure('BAD_USAGE', `There is no folder ${folder}. ${why}`);
  }
  return folder;
}

/** Opens the folder of rules that is meant. What is wrong with its files is said on stderr. */
export async function openRules(args: Args, io: Io, mustExist = true): Promise<ConceptStore> {
  return openConcepts(await rulesFolder(args, io, mustExist), createLog(io.stderr, 'problem', io.now));
}
