import { describe, expect, test } from '@jest/globals';
import { sentences } from '../../src/voice/sentences.ts';
import { spokenText } from '../../src/voice/spoken-text.ts';

describe('spokenText', () => {
  test.each([
    ['The light is at 60% now.', 'The light is at sixty percent now.'],
    ['2700 K', 'two thousand seven hundred kelvin'],
    ['It is 21.5 °C inside', 'It is twenty one point five degrees inside'],
    ['1 °F', 'one degree'],
    ['-3°', 'minus three degrees'],
    ['Every day at 07:00', "Every day at seven o'clock"],
    ['at 7:05 pm.', 'at seven oh five P M'],
    ['at 7 am', 'at seven A M'],
    ['on the 21st and the 2nd', 'on the twenty first and the second'],
    ['1,200 W and 5 min', 'one thousand two hundred watts and five minutes'],
    ['bread & butter', 'bread and butter'],
    ['Mia’s café', "Mia's cafe"],
    ['100', 'one hundred'],
    [
      '12 345 678 901 234 567 890',
      'twelve three hundred forty five six hundred seventy eight nine hundred one two hundred thirty four five hundred sixty seven eight hundred ninety',
    ],
    ['99999999999999999999', Array(20).fill('nine').join(' ')],
  ])('reads %j as %j', (text, spoken) => {
    expect(spokenText(text)).toBe(spoken);
  });

  test.each(['', '   ', '😀🎉', '...', '<>', '日本語', '\0\0', '--- ** ---'])('finds nothing to say in %j', (text) => {
    expect(spokenText(text)).toBe('');
  });

  test('leaves no bracket, option or control character for a synthesiser to stumble over', () => {
    const spoken = spokenText('--help <speak><audio src="file:///etc/passwd"/></speak> `rm -rf /` \u0007 -o /tmp/x');
    expect(spoken).not.toMatch(/[<>"`/\\\p{Cc}]|(^|\s)-/u);
    expect(spoken).toContain('help');
  });
});

describe('sentences', () => {
  test('splits at full stops and questions', () => {
    expect(sentences("I don't know what study mode is. Can you teach me?")).toEqual([
      "I don't know what study mode is.",
      'Can you teach me?',
    ]);
  });

  test('bounds the length of a piece and loses no word of a long one', () => {
    const words = Array.from({ length: 2_000 }, (_, index) => `word${'abcdefghij'[index % 10]}`);
    const pieces = sentences(words.join(' '));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(240);
    expect(pieces.join(' ').split(' ')).toEqual(words);
    expect(sentences('x'.repeat(1_000)).join('')).toBe('x'.repeat(1_000));
  });
});
