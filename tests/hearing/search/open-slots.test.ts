import { describe, expect, test } from '@jest/globals';
import { automatonOf } from '../../../src/hearing/grammar/automaton.ts';
import { networkOf } from '../../../src/hearing/grammar/network.ts';
import type { Grammar } from '../../../src/hearing/grammar/pattern.ts';
import { compileGraph, openTreeOf } from '../../../src/hearing/search/graph.ts';
import type { OpenModel } from '../../../src/hearing/search/open-model.ts';
import { rankedModel } from '../../../src/hearing/search/open-model.ts';
import { openSearch } from '../../../src/hearing/search/search.ts';
import { joined, posteriorsOf } from '../../support/posteriors.ts';
import { graphOf, OPEN_WORDS, phonesOf, pronounce } from './words.ts';

const GRAMMAR: Grammar = {
  start: 's',
  rules: {
    s: {
      sequence: [
        'set the',
        { oneOf: ['bed light', 'door'] },
        'to',
        { oneOf: ['ten', 'fifty', { open: { words: 3 } }], weights: [1, 1, 0.1] },
      ],
    },
  },
};

function heard(phones: string, grammar = GRAMMAR) {
  const search = openSearch(graphOf(grammar));
  search.accept(posteriorsOf(phones, 1));
  return search.finish();
}

describe('an open slot', () => {
  test.each([
    ['set the bed light to ocean breeze', 'ocean breeze'],
    ['set the door to study mode', 'study mode'],
    ['set the door to sea', 'sea'],
    ['set the door to sea ocean breeze', 'sea ocean breeze'],
    ['set the bed light to fifty', ''],
  ])('of "%s" holds "%s"', (text, unknown) => {
    const [best] = heard(phonesOf(text));
    const open = best?.words.filter((word) => word.open).map((word) => word.text);
    expect(best?.text).toBe(text);
    expect(open?.join(' ')).toBe(unknown);
  });

  test('has the times of its words', () => {
    const before = posteriorsOf(`${phonesOf('set the door to')} _ _ _ _`);
    const slot = posteriorsOf(phonesOf('ocean breeze'));
    const search = openSearch(graphOf(GRAMMAR));
    search.accept(joined(before, slot, posteriorsOf('_ _ _ _')));
    const open = search.finish()[0]?.words.filter((word) => word.open) ?? [];
    expect(open[0]?.startMs).toBe(before.rows * 30);
    expect(open[0]?.endMs).toBeLessThanOrEqual(open[1]?.startMs ?? 0);
    expect(open[1]?.endMs).toBeLessThanOrEqual((before.rows + slot.rows) * 30);
  });

  test('without open words is not there', () => {
    const search = openSearch(graphOf(GRAMMAR, []));
    search.accept(posteriorsOf(phonesOf('set the door to study mode')));
    expect(search.finish()[0]?.words.some(({ open }) => open) ?? false).toBe(false);
  });

  test('may be followed by what is known, and met twice', () => {
    const slot = { open: { words: 2 } };
    const grammar: Grammar = { start: 's', rules: { s: { sequence: ['set', slot, 'to', slot, 'down'] } } };
    const [best] = heard(phonesOf('set study mode to ocean down'), grammar);
    expect(best?.words.map(({ text, open }) => (open ? `<${text}>` : text)).join(' ')).toBe(
      'set <study> <mode> to <ocean> down',
    );
  });

  test('takes of words that sound the same the one that follows the word before more often', () => {
    const plain = rankedModel(OPEN_WORDS);
    const study = plain.words.indexOf('study');
    const mowed = plain.words.indexOf('mowed');
    const model: OpenModel = {
      ...plain,
      bigram: (previous, word) => (previous === study && word === mowed ? 0.1 : plain.bigram(previous, word)),
    };
    const graph = compileGraph(automatonOf(networkOf(GRAMMAR)), pronounce, openTreeOf(model, pronounce));
    const texts = ['study mode', 'sea mode'].map((words) => {
      const search = openSearch(graph);
      search.accept(posteriorsOf(phonesOf(`set the door to ${words}`)));
      return search.finish()[0]?.text;
    });
    expect(texts).toEqual(['set the door to study mowed', 'set the door to sea mode']);
  });

  test('costs more than what is known and sounds the same', () => {
    const either: Grammar = {
      start: 's',
      rules: { s: { sequence: ['set the', { oneOf: ['light', { open: { words: 1 } }] }] } },
    };
    const found = heard(phonesOf('set the light'), either);
    expect(found[0]?.words.at(-1)).toMatchObject({ text: 'light', open: false });
    expect(found.filter(({ text }) => text === 'set the light')).toHaveLength(1);
  });
});
