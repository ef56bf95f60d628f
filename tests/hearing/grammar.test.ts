import { describe, expect, test } from '@jest/globals';
import { type Automaton, automatonOf } from '../../src/hearing/grammar/automaton.ts';
import { readJsgf } from '../../src/hearing/grammar/jsgf.ts';
import { labelParts, networkOf, OPEN } from '../../src/hearing/grammar/network.ts';
import type { Grammar } from '../../src/hearing/grammar/pattern.ts';

function accepts(automaton: Automaton, sentence: string): boolean {
  let states = new Set([0]);
  for (const word of sentence.split(' ').filter(Boolean)) {
    const next = new Set<number>();
    for (const state of states) {
      for (const [label, to] of automaton.arcs[state] ?? []) if (labelParts(label).word === word) next.add(to);
    }
    states = next;
  }
  return [...states].some((state) => automaton.final[state]);
}

const compile = (grammar: Grammar): Automaton => automatonOf(networkOf(grammar));

describe('a grammar file', () => {
  const text = `#JSGF V1.0 ISO8859-1 en;
    grammar home; // what is said
    /* two rules */
    public <command> = [please] turn (on | off) the <thing>+ {tag} | /0.5/ "never mind" so*;
    <thing> = bed light | TV;`;
  const automaton = compile(readJsgf(text));

  test.each(['turn on the bed light', 'please turn off the tv', 'turn on the tv tv', 'never mind', 'never mind so so'])(
    'accepts "%s"',
    (sentence) => expect(accepts(automaton, sentence)).toBe(true),
  );
  test.each(['', 'turn the tv', 'please', 'turn on the', 'never mind please'])('does not accept "%s"', (sentence) =>
    expect(accepts(automaton, sentence)).toBe(false),
  );

  test.each([
    ['public <a> = (b;', /line 1: "\)" was expected, not ";"/],
    ['#JSGF V1.0;\n\n<a> = ;', /line 3: a word was expected/],
    ['<a> = b;', /no public rule/],
    ['public <a> = b', /"the end of the grammar"/],
    ['public a = b;', /a rule like <name> was expected/],
    ['', /no public rule/],
    ['public <a> = b } c;', /"}" makes no sense/],
  ])('says where %j is wrong', (wrong, message) => {
    expect(() => readJsgf(wrong)).toThrow(message);
  });

  test.each([
    ['public <a> = <b>;', /<b> that it does not have/],
    ['public <a> = b <a>;', /<a> uses itself/],
    ['public <a> = <constructor>;', /<constructor> that it does not have/],
  ])('says what %j lacks', (wrong, message) => {
    expect(() => networkOf(readJsgf(wrong))).toThrow(message);
  });

  test('that would grow without bound is refused', () => {
    const rules = Array.from({ length: 40 }, (_, i) => `<r${i}> = <r${i + 1}> <r${i + 1}>;`).join('\n');
    expect(() => networkOf(readJsgf(`public <a> = <r0>;\n${rules}\n<r40> = b;`))).toThrow(/too large/);
  });
});

describe('an automaton', () => {
  test('shares beginnings and ends, so that it has as few states as possible', () => {
    const automaton = compile({
      start: 's',
      rules: { s: { oneOf: ['turn on it', 'turn off it', 'turn it on', 'turn it off'] } },
    });
    expect(automaton.arcs).toHaveLength(5);
  });

  test('bounds an open slot to its words', () => {
    const automaton = compile({ start: 's', rules: { s: { sequence: ['to', { open: { words: 2 } }] } } });
    const open = (times: number) => accepts(automaton, ['to', ...Array.from({ length: times }, () => OPEN)].join(' '));
    expect([0, 1, 2, 3].map(open)).toEqual([false, true, true, false]);
  });

  test('puts the weight of a choice on its first word, whatever comes first', () => {
    const automaton = compile({
      start: 's',
      rules: { s: { oneOf: ['a', { sequence: [{ maybe: 'b' }, 'c'] }], weights: [1, 0.1] } },
    });
    const first = [...(automaton.arcs[0]?.keys() ?? [])].map(labelParts);
    expect(first).toEqual([
      { word: 'a', weight: 1 },
      { word: 'b', weight: 0.1 },
      { word: 'c', weight: 0.1 },
    ]);
  });
});
