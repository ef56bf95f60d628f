import type { Home } from '../domain/home.ts';
import { defaultHome } from '../home/demo-home/default-home.ts';
import { readHomeFile } from '../home/home-file/home-file.ts';
import { type Args, textOption } from './command.ts';

/** The home that `--home FILE` names, or the demo home. Throws a Failure (BAD_HOME_FILE). */
export async function homeOption(args: Args): Promise<Home> {
  const file = textOption(args, 'home');
  return file === undefined ? defaultHome() : readHomeFile(file);
}
