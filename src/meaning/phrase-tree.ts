import type { Sense } from './pieces.ts';

/** Phrases by their words: a trie. A node holds the senses of the phrase that ends there, with how it is written. */
export interface PhraseNode {
  readonly next: PhraseTree;
  senses: readonly { readonly sense: Sense; readonly written: string }[];
}
export type PhraseTree = Map<string, PhraseNode>;

/** Adds a phrase. Senses of the same sort are merged: two lamps of one name are one entity sense with two ids. */
export function addPhrase(tree: PhraseTree, words: readonly string[], sense: Sense, written: string): void {
  let level = tree;
  let node: PhraseNode | undefined;
  for (const word of words) {
    node = level.get(word);
    if (!node) {
      node = { next: new Map(), senses: [] };
      level.set(word, node);
    }
    level = node.next;
  }
  if (!node) return;
  const twin = node.senses.find((other) => other.written === written && merges(other.sense, sense));
  if (!twin) {
    node.senses = [...node.senses, { sense, written }];
    return;
  }
  if ((twin.sense.is === 'entity' || twin.sense.is === 'concept') && twin.sense.is === sense.is) {
    const ids = [...new Set([...twin.sense.ids, ...sense.ids])];
    const merged: Sense = { ...twin.sense, ids };
    node.senses = node.senses.map((other) => (other === twin ? { ...other, sense: merged } : other));
  }
}

function merges(one: Sense, other: Sense): boolean {
  if (one.is === 'entity' && other.is === 'entity') return one.exact === other.exact && one.area === other.area;
  return (one.is === 'concept' && other.is === 'concept') || JSON.stringify(one) === JSON.stringify(other);
}

/** All phrases that start at word `at`: the word after each, and its senses. */
export function phrasesAt(
  tree: PhraseTree,
  words: readonly string[],
  at: number,
): readonly { readonly to: number; readonly node: PhraseNode }[] {
  const found: { to: number; node: PhraseNode }[] = [];
  let level: PhraseTree | undefined = tree;
  for (let to = at; level && to < words.length; to++) {
    const node: PhraseNode | undefined = level.get(words[to] ?? '');
    if (node?.senses.length) found.push({ to: to + 1, node });
    level = node?.next;
  }
  return found;
}
