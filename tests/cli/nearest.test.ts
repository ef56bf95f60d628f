import { describe, expect, test } from '@jest/globals';
import { editDistance, nearest } from '../../src/cli/nearest.ts';

describe('the nearest word', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['prot', 'port', 1],
    ['ca', 'abc', 3],
  ])('from "%s" to "%s" it takes %i edits', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  test('is found through a typing slip', () => {
    expect(nearest('pasword', ['host', 'port', 'password'])).toBe('password');
  });

  test('is none where nothing resembles it', () => {
    expect(nearest('colour', ['host', 'port', 'password'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });
});
