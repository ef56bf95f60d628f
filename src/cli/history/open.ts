import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { type History, openHistory } from '../../history/history.ts';
import { systemClock } from '../../home/clock.ts';
import { type Args, type Io, textOption } from '../command.ts';
import { loadOptions } from '../options/load.ts';
import { createLog } from '../output.ts';

export const DATA_OPTION = {
  data: { value: 'DIR', help: 'the data folder (default: that of `start`, by its options)' },
} as const;

/** Where the history is kept in a data folder. */
export function historyFile(data: string): string {
  return join(data, 'history.db');
}

/** The history that `start` keeps. Throws a Failure (BAD_USAGE) where there is none. */
export async function openKeptHistory(args: Args, io: Io): Promise<History> {
  const log = createLog(io.stderr, 'problem', io.now);
  const named = textOption(args, 'data');
  const data = named ? resolve(io.cwd, named) : (await loadOptions({ env: io.env, cwd: io.cwd, log })).data;
  const file = historyFile(data);
  if (!existsSync(file)) throw new Failure('BAD_USAGE', `There is no history at ${file}.`);
  return openHistory({ file, clock: systemClock, log });
}
