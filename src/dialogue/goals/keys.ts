import type { Intent, SetIntent } from '../../domain/meaning.ts';
import type { Acting } from '../conversation.ts';
import type { ConceptBook } from '../tools.ts';

/** A key longer than this names so many devices that nobody asks for the same again. */
const LONGEST = 300;
const USED = 'use ';

/**
 * The key of what was asked for, as dialogues are counted and kept: what was set, with the devices or the place; the name
 * of a taught word; else the intent's name alone, without what was said in it. Undefined for talk about the conversation.
 */
export function keyOf(intent: Intent, concepts: Pick<ConceptBook, 'all'>): string | undefined {
  switch (intent.kind) {
    case 'talk':
      return undefined;
    case 'set': {
      if (intent.lasts) return intent.name;
      const { name, target, setting } = intent;
      const key = JSON.stringify({ name, target, setting });
      return key.length <= LONGEST ? key : name;
    }
    case 'use': {
      const concept = concepts.all().find(({ id }) => id === intent.concept);
      return concept?.owner === undefined && concept ? `${USED}${concept.name.toLowerCase()}` : undefined;
    }
    default:
      return intent.name;
  }
}

/** What a key stands for, where that can be done again; `resolve` finds the devices that are meant now. */
export function actingOf(
  key: string,
  concepts: Pick<ConceptBook, 'all'>,
  resolve: (target: SetIntent['target']) => readonly string[],
): Acting | undefined {
  if (key.startsWith(USED)) {
    const name = key.slice(USED.length);
    const concept = concepts.all().find((one) => one.name.toLowerCase() === name);
    return concept && { kind: 'use', name: 'UnderstudyUse', slots: {}, targets: [], concept: concept.id };
  }
  if (!key.startsWith('{')) return undefined;
  try {
    // Written by this program alone; what somebody changed by hand is resolved against the home like any other target.
    const { name, target, setting } = JSON.parse(key) as Pick<SetIntent, 'name' | 'target' | 'setting'>;
    if (typeof name !== 'string' || typeof target !== 'object' || typeof setting !== 'object') return undefined;
    return { kind: 'set', name, slots: {}, target, setting, targets: resolve(target) };
  } catch {
    return undefined;
  }
}
