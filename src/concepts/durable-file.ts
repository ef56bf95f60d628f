import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that after a crash at any moment either the old or the new content is there, whole: to a hidden
 * file beside it (or in `drafts`, a folder of the same file system), synced to disk, then renamed over it, then the
 * folder synced.
 */
export async function writeDurably(path: string, text: string, drafts = dirname(path)): Promise<void> {
  const folder = dirname(path);
  const draft = join(drafts, `.${basename(path)}.${process.pid}.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx', 0o644);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

const DRAFT = /^\..+\.(\d+)\.[0-9a-f-]{36}\.tmp$/;

/**
 * Removes what a process that was killed in the middle of `writeDurably` left in a folder. Drafts of a process that runs
 * are left alone, except this one's: it has none when it opens a folder. A folder that is not there is fine.
 */
export async function sweepDrafts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = Number(DRAFT.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isOther(pid)) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Whether another process than this one runs under a number. A restarted container often gives the same ones again. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Makes renames and removals in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
