import { fileURLToPath } from 'node:url';
import type { Concept } from '../../src/domain/concept.ts';
import type { Understanding } from '../../src/domain/meaning.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { createUnderstanding } from '../../src/meaning/understand.ts';

const FILE = fileURLToPath(new URL('../homes/birch-house.yaml', import.meta.url));

/** Meaning in the home that the tables of these tests speak of. */
export async function birchHouse(concepts: readonly Concept[] = []): Promise<Understanding> {
  return createUnderstanding(await readHomeFile(FILE), concepts);
}
