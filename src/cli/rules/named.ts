import { basename } from 'node:path';
import type { ConceptStore } from '../../concepts/store.ts';
import type { Concept } from '../../domain/concept.ts';
import { Failure } from '../../domain/failure.ts';
import type { Args } from '../command.ts';
import { nearest } from '../nearest.ts';

/** The name of a concept, as it was given: quoted, or as several words. Throws a Failure (BAD_USAGE). */
export function nameArgument(args: Args, command: string): string {
  const name = args.positionals.join(' ').trim();
  if (!name)
    throw new Failure('BAD_USAGE', `${command} needs the name of a concept. "understudy rules list" has them.`);
  return name;
}

/** A concept by one of its names or by its file. Throws a Failure (BAD_USAGE) where there is none, or more than one. */
export function conceptNamed(name: string, concepts: readonly Concept[]): Concept {
  const wanted = name.toLowerCase();
  const file = basename(wanted).replace(/\.ya?ml$/, '');
  const byName = concepts.filter(({ name: own, otherNames }) =>
    [own, ...otherNames].some((one) => one.toLowerCase() === wanted),
  );
  const found = byName.length ? byName : concepts.filter(({ id }) => id.toLowerCase() === file);
  const [first, ...others] = found;
  if (first && !others.length) return first;
  if (first) {
    const ids = found.map(({ id, owner }) => `${id}${owner === undefined ? '' : ` (${owner}'s)`}`);
    throw new Failure('BAD_USAGE', `There are several called "${name}"; name one by its file: ${ids.join(', ')}.`);
  }
  const names = concepts.flatMap(({ name: own, otherNames }) => [own, ...otherNames]);
  const near = nearest(name, names);
  const hint = near === undefined ? '"understudy rules list" has those that there are.' : `Did you mean "${near}"?`;
  throw new Failure('BAD_USAGE', `Nothing called "${name}" was taught. ${hint}`);
}

/** The file of a name: of a concept that is there, or of one that is gone and has a history. Throws a Failure (BAD_USAGE). */
export async function fileNamed(name: string, store: ConceptStore): Promise<string> {
  try {
    return conceptNamed(name, store.all()).id;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const wanted = name.toLowerCase();
    for (const id of await store.history.ids()) {
      const versions = await store.history.versions(id);
      const isMeant =
        id.toLowerCase() === basename(wanted).replace(/\.ya?ml$/, '') ||
        new RegExp(`^name:\\s*["']?${escaped(wanted)}["']?\\s*(?:#.*)?$`, 'im').test(versions.at(-1)?.text ?? '');
      if (versions.length && isMeant) return id;
    }
    throw error;
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
