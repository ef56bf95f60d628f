import { describe, expect, test } from '@jest/globals';
import { SYMBOLS } from '../../../src/hearing/acoustic/posteriors.ts';
import { alignmentOf, likelihoodOf } from '../../../src/hearing/search/alignment.ts';
import { chainOf } from '../../../src/hearing/search/chain.ts';
import { rowStore } from '../../../src/hearing/search/rows.ts';
import { openSearch } from '../../../src/hearing/search/search.ts';
import { soundsBy } from '../../../src/hearing/search/sounds.ts';
import { posteriorsOf, randomFrom } from '../../support/posteriors.ts';
import { jsgfGraph, phonesOf, pronounce } from './words.ts';

const sounds = soundsBy(pronounce);
const chain = (text: string) => chainOf(text.split(' ').map(sounds));

function rowsOf(phones: string, noise: number, seed: number) {
  const rows = rowStore(2);
  rows.add(posteriorsOf(phones, noise, randomFrom(seed)));
  return rows;
}

/** All ways to say the symbols of each row, written out, that collapse to one of the pronunciations. */
function everyPath(pronunciations: readonly string[], rows: ReturnType<typeof rowsOf>): readonly number[] {
  const used = [...new Set([0, ...pronunciations.flatMap((sign) => [...sign].map((one) => one.charCodeAt(0)))])];
  const scores: number[] = [];
  const walk = (row: number, said: string, last: number, score: number): void => {
    if (row === rows.count) {
      if (pronunciations.includes(said)) scores.push(score);
      return;
    }
    for (const symbol of used) {
      const more = symbol !== 0 && symbol !== last ? String.fromCharCode(symbol) : '';
      walk(row + 1, said + more, symbol, score + (rows.values[row * SYMBOLS + symbol] ?? 0));
    }
  };
  walk(0, '', -1, 0);
  return scores;
}

const COMMANDS = ['turn', 'set']
  .flatMap((verb) => [
    `${verb} the bed down`,
    `${verb} the bedroom light down`,
    `${verb} on ten`,
    `${verb} down on the bed`,
  ])
  .concat('turn on', 'bed door', 'the light to ten', 'the light too');
const graph = jsgfGraph(`public <s> = ${COMMANDS.join(' | ')};`);

describe('the fit of a sentence', () => {
  test.each(['to', 'on', 'sea', 'to two', 'the sea'])('"%s" is what all its paths come to', (text) => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const rows = rowsOf(phonesOf(text.split(' ')[0] ?? ''), 2, seed);
      const all = text
        .split(' ')
        .map(sounds)
        .reduce<readonly string[]>((before, more) => before.flatMap((one) => more.map((other) => one + other)), ['']);
      const paths = everyPath(all, rows);
      const sum = Math.log(paths.reduce((total, score) => total + Math.exp(score), 0));
      expect(likelihoodOf(chain(text), rows)).toBeCloseTo(sum, 6);
      const best = paths.length === 0 ? undefined : Math.max(...paths);
      const aligned = alignmentOf(chain(text), rows)?.score;
      if (best === undefined) expect(aligned).toBeUndefined();
      else expect(aligned).toBeCloseTo(best, 6);
    }
  });
});

describe('the beam', () => {
  test('finds what aligning every sentence finds, in noise too', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const said = COMMANDS[seed % COMMANDS.length] ?? '';
      const rows = rowsOf(phonesOf(said), 3, seed);
      const fits = COMMANDS.map((text) => alignmentOf(chain(text), rows)?.score ?? Number.NEGATIVE_INFINITY);
      const search = openSearch(graph, { wordPenalty: 0, beam: 1000, mostTokens: 100_000, hypotheses: 3 });
      search.accept(posteriorsOf(phonesOf(said), 3, randomFrom(seed)));
      const [best] = search.finish();
      expect(best?.score).toBeCloseTo(Math.max(...fits), 3);
      expect(best?.score).toBeCloseTo(best?.acoustic ?? 0, 3);
      expect(COMMANDS.indexOf(best?.text ?? '')).toBe(fits.indexOf(Math.max(...fits)));
    }
  });

  test('loses nothing in sound that is hardly noisy, with few paths', () => {
    for (const said of COMMANDS) {
      const search = openSearch(graph, { beam: 8, mostTokens: 20 });
      search.accept(posteriorsOf(phonesOf(said), 0.5));
      expect(phonesOf(search.finish()[0]?.text ?? '')).toBe(phonesOf(said));
    }
  });
});
