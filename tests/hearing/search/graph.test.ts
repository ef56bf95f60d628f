import { describe, expect, test } from '@jest/globals';
import { automatonOf } from '../../../src/hearing/grammar/automaton.ts';
import { readJsgf } from '../../../src/hearing/grammar/jsgf.ts';
import { networkOf } from '../../../src/hearing/grammar/network.ts';
import { compileGraph } from '../../../src/hearing/search/graph.ts';
import { openHistories } from '../../../src/hearing/search/histories.ts';
import { forestOf, type Spoken } from '../../../src/hearing/search/lexicon-forest.ts';
import { openSearch } from '../../../src/hearing/search/search.ts';
import { posteriorsOf } from '../../support/posteriors.ts';
import { jsgfGraph, pronounce } from './words.ts';

const spoken = (sounds: string, label: number, cost = 0, to = 1): Spoken => ({ sounds, label, to, cost });

describe('a lexicon tree', () => {
  test('shares what words begin with', () => {
    const { nodes } = forestOf([[spoken('abc', 0), spoken('abd', 1), spoken('ab', 2), spoken('x', 3)]]);
    expect(nodes).toBe(1 + 5);
  });

  test('asks for a cost as soon as it is certain, and for all of it by the end', () => {
    const costs = [3, 5, 2, 7];
    const forest = forestOf([['abc', 'abd', 'ax', 'abc'].map((sounds, label) => spoken(sounds, label, costs[label]))]);
    const total = new Map<number, number>();
    const walk = (node: number, paid: number): void => {
      const so = paid + (forest.cost[node] ?? 0);
      for (let end = forest.endStart[node] ?? 0; end < (forest.endStart[node + 1] ?? 0); end += 1) {
        total.set(forest.endLabel[end] ?? -1, so + (forest.endCost[end] ?? 0));
      }
      for (let child = forest.childStart[node] ?? 0; child < (forest.childStart[node + 1] ?? 0); child += 1) {
        walk(child, so);
      }
    };
    walk(0, 0);
    expect([...total].sort(([one], [other]) => one - other).map(([, cost]) => cost)).toEqual(costs);
    expect(forest.cost[forest.childStart[0] ?? 0]).toBe(2);
  });

  test('ends a word once that is said twice alike, at the lower cost', () => {
    const { endLabel, endCost, cost } = forestOf([[spoken('ab', 0, 4), spoken('ab', 0, 1), spoken('ab', 0, 1, 2)]]);
    expect([...endLabel]).toEqual([0, 0]);
    expect([...endCost, cost[1]]).toEqual([0, 0, 1]);
  });

  test('keeps each list to its own root', () => {
    const forest = forestOf([[], [spoken('a', 0)], [spoken('', 1), spoken('a', 2)]]);
    const children = [0, 1, 2].map((root) => (forest.childStart[root + 1] ?? 0) - (forest.childStart[root] ?? 0));
    expect(children).toEqual([0, 1, 1]);
    expect([...forest.endLabel]).toEqual([0, 2]);
  });
});

describe('a graph', () => {
  test('leaves out words that cannot be heard, and phones that do not exist', () => {
    const automaton = automatonOf(networkOf(readJsgf('public <s> = turn (zyzzyva | odd | long | on);')));
    const said = (word: string): readonly string[] => {
      if (word === 'odd') return ['AA QQ D', ''];
      return word === 'long' ? [Array.from({ length: 70_000 }, () => 'AA').join(' ')] : pronounce(word);
    };
    const search = openSearch(compileGraph(automaton, said));
    search.accept(posteriorsOf('T ER N AA N'));
    expect(search.finish().map(({ text }) => text)).toEqual(['turn on']);
  });

  test('takes pronunciations with the digits of stress', () => {
    const automaton = automatonOf(networkOf(readJsgf('public <s> = turn;')));
    const search = openSearch(compileGraph(automaton, () => ['T ER1 N']));
    search.accept(posteriorsOf('T ER N'));
    expect(search.finish()[0]?.text).toBe('turn');
  });

  test('serves searches that run at the same time', () => {
    const graph = jsgfGraph('public <s> = turn (on | off);');
    const searches = ['T ER N AA N', 'T ER N AO F'].map((phones) => ({ phones, search: openSearch(graph) }));
    for (const part of [0, 1]) {
      for (const { phones, search } of searches) {
        const { rows, values } = posteriorsOf(phones);
        const cut = Math.floor(rows / 2) * 40;
        const own = part === 0 ? values.subarray(0, cut) : values.subarray(cut);
        search.accept({ rows: own.length / 40, values: own });
      }
    }
    expect(searches.map(({ search }) => search.finish()[0]?.text)).toEqual(['turn on', 'turn off']);
  });
});

describe('histories', () => {
  test('are the same number for the same words, however many there are', () => {
    const histories = openHistories();
    const tens = Array.from({ length: 2_000 }, (_, label) => histories.extend(histories.extend(0, label), 7));
    expect(new Set(tens).size).toBe(2_000);
    expect(Array.from({ length: 2_000 }, (_, label) => histories.extend(histories.extend(0, label), 7))).toEqual(tens);
    expect(histories.labelsOf(tens[1_234] ?? 0)).toEqual([1_234, 7]);
  });

  test('share what they begin with', () => {
    const histories = openHistories();
    const turn = histories.extend(0, 1);
    const on = histories.extend(turn, 2);
    const off = histories.extend(histories.extend(turn, 3), 4);
    expect(histories.common(on, off)).toBe(turn);
    expect(histories.common(on, turn)).toBe(turn);
    expect(histories.common(off, 0)).toBe(0);
  });
});
