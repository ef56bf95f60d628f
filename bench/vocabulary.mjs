// How soon a taught word can be heard: from the moment it is stored until the recogniser listens for it.
import { openSoundSwallower } from '../dist/hearing/soundswallower/engine.js';
import { DEFAULT_HOME_FILE } from '../dist/home/demo-home/default-home.js';
import { parseHomeFile } from '../dist/home/home-file/home-file.js';
import { OPEN_WORDS } from '../dist/meaning/vocabulary/open-words.js';
import { buildVocabulary } from '../dist/meaning/vocabulary/vocabulary.js';

const LESSONS = 12;

/** So many names of two or three words, each another. */
function names(count) {
  const at = (index) => OPEN_WORDS[index % OPEN_WORDS.length];
  return Array.from({ length: count }, (_, i) => {
    const third = i >= OPEN_WORDS.length ** 2 ? ` ${at(Math.floor(i / OPEN_WORDS.length ** 2) + 7)}` : '';
    return { name: `${at(i)} ${at(Math.floor(i / OPEN_WORDS.length) + 3 * i + 1)}${third}` };
  });
}

const ordered = (values) => [...values].sort((one, other) => one - other);

/** Median and longest milliseconds of a dozen lessons, where so many words are taught already. */
export async function measureVocabulary(taughtBefore) {
  const home = parseHomeFile(DEFAULT_HOME_FILE, 'the demo home');
  const engine = openSoundSwallower();
  const taught = names(taughtBefore + LESSONS);
  await engine.prepare(buildVocabulary(home, taught.slice(0, taughtBefore)), 'request');
  const times = [];
  for (let lesson = 1; lesson <= LESSONS; lesson++) {
    const beganMs = performance.now();
    await engine.prepare(buildVocabulary(home, taught.slice(0, taughtBefore + lesson)), 'request');
    times.push(performance.now() - beganMs);
  }
  await engine.close();
  const sorted = ordered(times);
  return { taughtBefore, medianMs: sorted[Math.floor(sorted.length / 2)], longestMs: sorted.at(-1) };
}

export const vocabularyLine = ({ taughtBefore, medianMs, longestMs }) =>
  `A taught word can be heard after    ${medianMs.toFixed(0)} ms median, ${longestMs.toFixed(0)} ms at most, with ${taughtBefore} taught before`;
