import { describe, expect, test } from '@jest/globals';
import { spokenWords } from '../../../src/hearing/likeness/spoken-words.ts';

describe('written text as it is spoken', () => {
  test.each([
    ['Set Bed-Light to 50%.', 'set bed light to fifty percent'],
    ["What’s Mia's light?", "what's mia's light"],
    ['Set it to 21.5°C', 'set it to twenty one point five degrees celsius'],
    ['Set it to 21°', 'set it to twenty one degrees'],
    ['2700K, please', 'two thousand seven hundred kelvin please'],
    ['Wake me at 7:30 a.m.', 'wake me at seven thirty am'],
    ['at 7:05', 'at seven oh five'],
    ['at 8.15 pm', 'at eight fifteen pm'],
    ['at 10PM.', 'at ten pm'],
    ['the 21st of May', 'the twenty first of may'],
    ['1,200 lumens', 'one thousand two hundred lumens'],
    ['-5 degrees', 'minus five degrees'],
    ['10-15 minutes', 'ten fifteen minutes'],
    ['Bed & Bath', 'bed and bath'],
    ['Café', 'cafe'],
    ['The T.V. and the TV', 'the tv and the tv'],
    ['Turn on [inaudible] the light (music)', 'turn on the light'],
    ['007', 'zero zero seven'],
    ['', ''],
  ])('%s', (written, spoken) => {
    expect(spokenWords(written).join(' ')).toBe(spoken);
  });

  test('reads numbers digit by digit where it is asked to, as in names', () => {
    expect(spokenWords('Light 12 and 3', 'digits').join(' ')).toBe('light one two and three');
  });
});
