import type { Lexicon } from '../lexicon.ts';
import type { PhraseTree } from '../phrase-tree.ts';
import { singular } from '../tokens.ts';
import { KINDS } from '../words/kinds.ts';

/** A name that somebody may have meant: as it is written, and its words as they are compared. */
export interface Name {
  readonly written: string;
  readonly words: readonly string[];
  /** What it names; two names of one thing are no rivals. */
  readonly means: string;
  readonly is: 'device' | 'place' | 'concept';
}

export interface Names {
  readonly all: readonly Name[];
  /** Singular words that stand in some name: who says one means it. */
  readonly words: ReadonlySet<string>;
}

const KNOWN = new WeakMap<Lexicon, Names>();

/** The names of a home and of what was taught; worked out once, when the first one is misheard. */
export function namesIn(lexicon: Lexicon): Names {
  const known = KNOWN.get(lexicon);
  if (known) return known;
  const found: Name[] = [];
  for (const { id, name, aliases } of lexicon.home.entities)
    for (const one of [name, ...aliases]) found.push({ written: one, words: wordsOf(one), means: id, is: 'device' });
  for (const concept of lexicon.concepts.values()) {
    if (concept.definition.kind === 'name') continue;
    for (const name of [concept.name, ...concept.otherNames])
      found.push({ written: name, words: wordsOf(name), means: `concept ${concept.id}`, is: 'concept' });
  }
  walk(lexicon.names, found);
  for (const [noun, kinds] of Object.entries(KINDS))
    if (kinds.some(({ domain }) => lexicon.home.entities.some((entity) => entity.domain === domain)))
      found.push({ written: noun, words: noun.split(' '), means: `kind ${noun}`, is: 'device' });
  const all = once(found);
  const names = { all, words: new Set(all.flatMap(({ words }) => words.map(singular))) };
  KNOWN.set(lexicon, names);
  return names;
}

/** "Bedroomfan" is how the bedroom fan is found where it is written together; it is offered as it is called. */
function once(found: readonly Name[]): readonly Name[] {
  const known = new Map<string, Name>();
  for (const name of found) {
    const key = `${name.means}\n${name.words.map(singular).join('')}`;
    if (!known.has(key) && name.words.length) known.set(key, name);
  }
  return [...known.values()];
}

function walk(tree: PhraseTree, found: Name[]): void {
  for (const node of tree.values()) {
    for (const { sense, written } of node.senses) {
      const words = written.split(' ');
      // What is taken from a name, as "bedroom lamp" for the Lamp in the Bedroom, is a name as well.
      if (sense.is === 'entity') found.push({ written, words, means: sense.ids.join(' '), is: 'device' });
      else if (sense.is === 'area') found.push({ written, words, means: `area ${sense.area}`, is: 'place' });
      else if (sense.is === 'floor') found.push({ written, words, means: `floor ${sense.floor}`, is: 'place' });
    }
    walk(node.next, found);
  }
}

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
