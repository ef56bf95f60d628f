import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['noun', 'verb', 'adj', 'adv'];
/** How names of plants and animals begin, of which there are thousands. */
const TAXA = new Set('genus family order class subfamily suborder phylum subclass superfamily kingdom division'.split(' '));
const WORD = /^[a-z]+(?:'[a-z]+)?$/;

/**
 * Reads WordNet's database files: for each word how often its senses were tagged in running text and the class of the
 * commonest one (one of WordNet's 45 lexicographer files), the terms of several words, and what the glosses say.
 */
export function readWordNet(folder) {
  const tags = new Map();
  const classes = new Map();
  const terms = [];
  const best = new Map();
  for (const line of readFileSync(join(folder, 'index.sense'), 'latin1').split('\n')) {
    const [key, , , tagged] = line.split(' ');
    if (tagged === undefined) continue;
    const [lemma, rest] = key.split('%');
    const words = lemma.split('_');
    if (!words.every((word) => WORD.test(word))) continue;
    const count = Number(tagged);
    if (words.length > 1) {
      if (words.length <= 3 && !TAXA.has(words[0])) terms.push({ words, count });
      continue;
    }
    tags.set(lemma, (tags.get(lemma) ?? 0) + count);
    if (count + 1 > (best.get(lemma) ?? 0)) {
      best.set(lemma, count + 1);
      classes.set(lemma, Number(rest.split(':')[1]));
    }
  }
  const glosses = FILES.flatMap((file) =>
    readFileSync(join(folder, `data.${file}`), 'latin1')
      .split('\n')
      .flatMap((line) => {
        const gloss = line.split(' | ')[1];
        return gloss === undefined ? [] : [gloss.toLowerCase()];
      }),
  );
  return { tags, classes, terms, glosses };
}
