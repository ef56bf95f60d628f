import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { codeOf } from './file-errors.ts';

/** Whether a file of a folder is one that a person or the program wrote for good: no draft, no backup, nothing hidden. */
export function isYamlFile(name: string): boolean {
  return /\.ya?ml$/i.test(name) && !/^[.#~]/.test(name);
}

/** The name of a file without its ending: the id of what it holds. */
export function stemOf(name: string): string {
  return name.replace(/\.ya?ml$/i, '');
}

/** The YAML files of a folder, in the order of their names. Throws what the file system throws. */
export async function yamlFilesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter(isYamlFile).sort();
}

/** The text of a file; undefined where it is not there. Throws what else the file system throws. */
export function textOf(path: string): string | undefined {
  try {
    // Read at once: a folder has thousands of files of a few hundred bytes, and waiting for each costs more than it takes.
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
