import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sweepDrafts, writeDurably } from '../../src/concepts/durable-file.ts';
import { openConcepts } from '../../src/concepts/store.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'understudy-durable-'));
const draftOf = (pid: number): string => `.study-mode.yaml.${pid}.6e7b2f0c-1111-4222-8333-444455556666.tmp`;
/** The number of a process that ran and ended. */
const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('what is written is there whole, and nothing else is', async () => {
  const at = await folder();
  await writeDurably(join(at, 'a.yaml'), 'one');
  await Promise.all(['two', 'three'].map((text) => writeDurably(join(at, 'a.yaml'), text)));
  expect(await readdir(at)).toEqual(['a.yaml']);
  expect(['two', 'three']).toContain(await readFile(join(at, 'a.yaml'), 'utf8'));
});

test('opening the rules removes drafts of those who were killed, and of nobody who still writes', async () => {
  const at = await folder();
  await mkdir(join(at, '.state'));
  await writeFile(join(at, '.state', draftOf(gone())), 'name: stu');
  const others = [draftOf(process.ppid), '.notes.tmp', '.study-mode.yaml.swp'];
  for (const name of [draftOf(gone()), draftOf(process.pid), ...others]) await writeFile(join(at, name), 'name: stu');
  await openConcepts(at, { info: () => undefined, problem: () => undefined });
  expect((await readdir(at)).sort()).toEqual(['.state', ...others].sort());
  expect(await readdir(join(at, '.state'))).toEqual([]);
});

test('a folder that is not there has no drafts', async () => {
  await expect(sweepDrafts(join(await folder(), 'nowhere'))).resolves.toBeUndefined();
});
