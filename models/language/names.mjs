import { readFileSync } from 'node:fs';

/** The groups of words in src/meaning/vocabulary/open-words.ts: written by hand, what modes, moods and rooms are named with. */
export function readGroups(file) {
  const groups = {};
  for (const [, name, words] of readFileSync(file, 'utf8').matchAll(/^ {2}(\w+): [`']([^`']*)[`'],/gm)) {
    groups[name] = words.split(/\s+/).filter(Boolean);
  }
  return groups;
}

/** How names are made of the groups: the first, the second, and how often such a name is met against the others. */
const PATTERNS = [
  // "Study mode", "cozy time", "ocean mood".
  [['activities', 'moods', 'places', 'pictures', 'people'], ['kinds'], 1],
  // "Quiet reading", "magic forest", "sleepy owl".
  [['moods'], ['activities', 'places', 'pictures', 'people'], 0.1],
  // "Movie corner", "ocean breeze", "vampire castle", "pirate ship".
  [['activities', 'places', 'pictures', 'people'], ['places', 'pictures'], 0.05],
];

/** The pairs of words that these patterns make, each with its weight. */
export function* namedPairs(groups) {
  for (const [firsts, seconds, weight] of PATTERNS) {
    for (const first of firsts.flatMap((group) => groups[group] ?? [])) {
      for (const second of seconds.flatMap((group) => groups[group] ?? [])) {
        if (first !== second) yield { first, second, weight };
      }
    }
  }
}
