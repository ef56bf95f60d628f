// What sounds are decoded against, and the sounds themselves, as the sets name them.
import { readFileSync } from 'node:fs';
import { DEFAULT_HOME_FILE } from '../../dist/home/demo-home/default-home.js';
import { parseHomeFile, readHomeFile } from '../../dist/home/home-file/home-file.js';
import { buildVocabulary } from '../../dist/meaning/vocabulary/vocabulary.js';

const vocabularies = new Map();

/** The language of a set: a grammar file, or that of a home (`demo` is the one that comes with Understudy). */
export async function languageOf({ jsgf, home, taught = [] }) {
  if (jsgf !== undefined) return { jsgf: readFileSync(jsgf, 'utf8') };
  const key = JSON.stringify([home, taught]);
  const known = vocabularies.get(key);
  if (known !== undefined) return { vocabulary: known };
  const read = home === 'demo' ? parseHomeFile(DEFAULT_HOME_FILE, 'the demo home') : await readHomeFile(home);
  const names = taught.map((name) => ({ name }));
  const vocabulary = buildVocabulary(read, names);
  vocabularies.set(key, vocabulary);
  return { vocabulary };
}

export const samplesOf = ({ pcm }) => new Int16Array(Uint8Array.from(readFileSync(pcm)).buffer);
