import { describe, expect, test } from '@jest/globals';
import { accepts } from '../../../src/hearing/search/acceptance.ts';
import { graphOf, jsgfGraph } from './words.ts';

const home = jsgfGraph(
  'public <s> = turn (on | off) the <thing> [to turn (on | off) the <thing>]; <thing> = bed light | door;',
);
const closed = (text: string) => text.split(' ').map((word) => ({ text: word, open: false }));

describe('a grammar', () => {
  test.each([
    ['turn on the door', true],
    ['turn off the bed light to turn on the door', true],
    ['turn on the', false],
    ['turn on the door door', false],
    ['turn the door on', false],
    ['turn under the door', false],
  ])('knows whether "%s" is a sentence', (text, is) => {
    expect(accepts(home, closed(text))).toBe(is);
  });
  test('has no open word where it has no slot', () => {
    expect(
      accepts(
        home,
        closed('turn on the door').map((word) => ({ ...word, open: true })),
      ),
    ).toBe(false);
  });
  test('takes open words where it has a slot, as many as the slot has room for', () => {
    const slots = graphOf({ start: 's', rules: { s: { sequence: ['set the door to', { open: { words: 2 } }] } } });
    const open = (text: string) => [
      ...closed('set the door to'),
      ...closed(text).map((word) => ({ ...word, open: true })),
    ];
    expect(accepts(slots, open('ocean breeze'))).toBe(true);
    expect(accepts(slots, open('ocean ocean breeze'))).toBe(false);
    expect(accepts(slots, closed('set the door to ocean'))).toBe(false);
  });
});
