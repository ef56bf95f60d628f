import { automatonOf } from '../../../src/hearing/grammar/automaton.ts';
import { readJsgf } from '../../../src/hearing/grammar/jsgf.ts';
import { networkOf } from '../../../src/hearing/grammar/network.ts';
import type { Grammar } from '../../../src/hearing/grammar/pattern.ts';
import { compileGraph, openTreeOf, type SearchGraph } from '../../../src/hearing/search/graph.ts';
import { rankedModel } from '../../../src/hearing/search/open-model.ts';

/** A handful of words; some begin or end alike, some sound the same. */
const PHONES: Readonly<Record<string, readonly string[]>> = {
  turn: ['T ER N'],
  on: ['AA N', 'AO N'],
  off: ['AO F'],
  set: ['S EH T'],
  the: ['DH AH', 'DH IY'],
  bed: ['B EH D'],
  bedroom: ['B EH D R UW M'],
  light: ['L AY T'],
  lights: ['L AY T S'],
  door: ['D AO R'],
  down: ['D AW N'],
  to: ['T UW', 'T AH'],
  too: ['T UW'],
  two: ['T UW'],
  ten: ['T EH N'],
  fifteen: ['F IH F T IY N'],
  fifty: ['F IH F T IY'],
  ocean: ['OW SH AH N'],
  breeze: ['B R IY Z'],
  study: ['S T AH D IY'],
  mode: ['M OW D'],
  mowed: ['M OW D'],
  sea: ['S IY'],
};

export const pronounce = (word: string): readonly string[] => PHONES[word] ?? [];

/** The phones of a sentence, of each word the first pronunciation. */
export const phonesOf = (text: string): string =>
  text
    .split(' ')
    .map((word) => pronounce(word)[0] ?? '')
    .join(' ');

export const OPEN_WORDS = ['mode', 'mowed', 'sea', 'study', 'ocean', 'breeze', 'light', 'door', 'two', 'too'];

export function graphOf(grammar: Grammar, openWords: readonly string[] = OPEN_WORDS): SearchGraph {
  const open = openWords.length === 0 ? undefined : openTreeOf(rankedModel(openWords), pronounce);
  return compileGraph(automatonOf(networkOf(grammar)), pronounce, open);
}

export const jsgfGraph = (rules: string): SearchGraph => graphOf(readJsgf(rules));
