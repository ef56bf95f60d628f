import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/turn.ts';
import { watchFolder } from './folder-watch.ts';
import type { SkillShelf } from './skill-folder.ts';
import type { ConceptStore } from './store.ts';

export interface WatchParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Called when what is known is different from before. */
  readonly changed: () => void;
}

/**
 * Takes in what a person saves in the folder of rules, within half a second. What the program writes itself is known
 * already and makes no echo. The result ends the watch.
 */
export function watchConcepts(
  concepts: Pick<ConceptStore, 'folder' | 'refresh'>,
  { clock, log, changed }: WatchParts,
): () => Promise<void> {
  return watchFolder(
    concepts.folder,
    async (names, last) => {
      const refreshed = await concepts.refresh(names, last);
      if (refreshed.changed) changed();
      return refreshed.unsettled;
    },
    { clock, log },
  );
}

/** The same for a folder of custom skills, which is read as a whole. */
export function watchSkills(
  folder: string,
  skills: SkillShelf,
  { clock, log, changed }: WatchParts,
): () => Promise<void> {
  return watchFolder(
    folder,
    async (names, last) => {
      // While a file is being saved it may be empty for a moment: the second look is the one that counts.
      if (!last && names) return names;
      if (await skills.refresh()) changed();
      return new Set();
    },
    { clock, log },
  );
}
