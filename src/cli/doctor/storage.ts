import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../error-text.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

const ENOUGH_BYTES = 100 * 1024 * 1024;

/** Whether a folder keeps what is written to it: create, sync, rename into place, remove; and how much room is left. */
export async function checkFolder(check: string, folder: string, option: string): Promise<Finding> {
  const name = join(folder, `.doctor-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(name, 'wx');
    try {
      await file.writeFile('written by understudy doctor\n');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(name, `${name}.renamed`);
    await rm(`${name}.renamed`);
  } catch (error) {
    await rm(name, { force: true }).catch(() => undefined);
    const todo = `Make the folder writable for the user that runs Understudy, or set ${option} to another one.`;
    return problem(check, `${folder} cannot be written: ${errorText(error)}.`, todo);
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < ENOUGH_BYTES) {
    const left = Math.floor((bavail * bsize) / 1024 / 1024);
    return warning(check, `${folder}: only ${left} MB are free.`, 'Free some space on that disk.');
  }
  return ok(check, `${folder} can be written and synced.`);
}
