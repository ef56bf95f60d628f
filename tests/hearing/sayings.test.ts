import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { automatonOf } from '../../src/hearing/grammar/automaton.ts';
import { networkOf } from '../../src/hearing/grammar/network.ts';
import { readDictionary } from '../../src/hearing/pronunciation/dictionary.ts';
import { heardPhonesOf } from '../../src/hearing/pronunciation/heard-phones.ts';
import { lazyReader } from '../../src/hearing/pronunciation/load.ts';
import { pronounceWith } from '../../src/hearing/pronunciation/pronounce.ts';
import { withSayings } from '../../src/hearing/pronunciation/sayings.ts';
import { wordByWord } from '../../src/hearing/pronunciation/word-by-word.ts';
import { compileGraph } from '../../src/hearing/search/graph.ts';
import { openSearch } from '../../src/hearing/search/search.ts';
import { posteriorsOf } from '../support/posteriors.ts';

const file = join(process.cwd(), 'node_modules', 'soundswallower', 'model', 'en-us', 'dict.txt');
const pronounce = pronounceWith(readDictionary(readFileSync(file, 'latin1')), lazyReader());

describe('the phones of a name', () => {
  test.each([
    ['quay light', 'K IY L AY T', ['K IY', 'L AY T']],
    ['ocean breeze', 'OW SH IH N B R IY S', ['OW SH IH N', 'B R IY S']],
    ['niamh lamp', 'N IY V L AE M P', ['N IY V', 'L AE M P']],
    ['studio', 'S T UW D IY', ['S T UW D IY']],
    ['a b', 'AH B IY', ['AH', 'B IY']],
  ])('"%s" are spread over its words', (name, phones, parts) => {
    const usual = name.split(' ').map((word) => pronounce(word));
    expect(wordByWord(phones.split(' '), usual)).toEqual(parts);
  });

  test.each([
    ['ocean breeze', 'N'],
    ['ocean breeze', Array.from({ length: 60 }, () => 'N').join(' ')],
  ])('"%s" are not believed where they are far too few or too many: %s', (name, phones) => {
    const usual = name.split(' ').map((word) => pronounce(word));
    expect(wordByWord(phones.split(' '), usual)).toBeUndefined();
  });
});

describe('a name that is said in its own way', () => {
  const rules = { s: { sequence: ['turn on the', { oneOf: ['quay light', 'bed light', 'kitchen light'] }] } };
  const heard = (sayings: Record<string, readonly string[]>, phones: string) => {
    const grammar = withSayings({ start: 's', rules }, sayings, pronounce);
    const search = openSearch(compileGraph(automatonOf(networkOf(grammar)), pronounce));
    search.accept(posteriorsOf(phones, 1));
    return search.finish();
  };
  const said = 'T ER N AA N DH AH N IY V L AY T';

  test('is heard so, with a good fit, as the words that it is', () => {
    const [best] = heard({ 'quay light': ['N IY V L AY T'] }, said);
    expect(best?.text).toBe('turn on the quay light');
    expect(best?.words.map(({ text }) => text)).toEqual(['turn', 'on', 'the', 'quay', 'light']);
    const [without] = heard({}, said);
    expect(best?.gap ?? 9).toBeLessThan((without?.gap ?? 0) - 0.3);
  });

  test('may be given by words that sound the same', () => {
    expect(heard({ 'quay light': ['nieve light'] }, said)[0]?.text).toBe('turn on the quay light');
  });

  test('is still heard as it is spelled', () => {
    const [best] = heard({ 'quay light': ['N IY V L AY T'] }, 'T ER N AA N DH AH K IY L AY T');
    expect(best?.text).toBe('turn on the quay light');
  });

  test('leaves the words as they are in other places', () => {
    const twice = { s: { oneOf: ['quay light', { sequence: ['light', 'off'] }] } };
    const grammar = withSayings({ start: 's', rules: twice }, { 'quay light': ['K IY L OW T'] }, pronounce);
    expect(grammar.rules.s).toEqual({
      oneOf: [{ oneOf: ['quay light', 'quay=K.IY light=L.OW.T'], weights: [1, 0.5] }, { sequence: ['light', 'off'] }],
    });
  });

  test.each(['', '!', 'N', 'constructor'])('is left alone where nothing can be made of it: %j', (way) => {
    expect(heard({ 'quay light': [way], toString: ['K IY'] }, 'T ER N AA N DH AH K IY L AY T')[0]?.text).toBe(
      'turn on the quay light',
    );
  });
});

describe('the phones of a stretch of sound', () => {
  const parts = [posteriorsOf('B EH D _ OW SH AH', 0.5), posteriorsOf('N _ N IY', 0.5)];
  const endMs = 30 * parts.reduce((sum, { rows }) => sum + rows, 0);

  test('are the likeliest, however the sound came in', () => {
    expect(heardPhonesOf(parts, 0)({ startMs: 0, endMs })).toBe('B EH D OW SH AH N N IY');
  });

  test('are those of the stretch alone', () => {
    const phones = heardPhonesOf(parts, 0);
    const startMs = 30 * (parts[0]?.rows ?? 0);
    expect(phones({ startMs, endMs })).toBe('N N IY');
    expect(phones({ startMs: endMs, endMs: endMs + 900 })).toBe('');
  });
});
