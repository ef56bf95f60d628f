import { existsSync, statSync } from 'node:fs';
import { openSkills, type SkillShelf } from '../concepts/skill-folder.ts';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';
import { type Args, textOption } from './command.ts';

/** The custom skills of the folder that `--skills DIR` names. Throws a Failure (BAD_USAGE) where there is no such folder. */
export async function skillsOption(
  args: Args,
  log: Log,
): Promise<{ readonly folder: string; readonly shelf: SkillShelf } | undefined> {
  const folder = textOption(args, 'skills');
  if (folder === undefined) return undefined;
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Failure('BAD_USAGE', `There is no folder ${folder}. Name the folder of the custom skills.`);
  return { folder, shelf: await openSkills(folder, log) };
}
