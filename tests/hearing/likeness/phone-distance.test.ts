import { describe, expect, test } from '@jest/globals';
import { PHONES } from '../../../src/hearing/acoustic/posteriors.ts';
import { leastFirst } from '../../../src/hearing/likeness/least-first.ts';
import { phoneNumbers, replacing, STRANGE } from '../../../src/hearing/likeness/phone-distance.ts';
import { soundMatches } from '../../../src/hearing/likeness/sound-match.ts';

const between = (one: string, other: string): number =>
  replacing(phoneNumbers(one)[0] ?? STRANGE, phoneNumbers(other)[0] ?? STRANGE);

describe('how unlike two phones are', () => {
  test('is 0 for the same, the same both ways, and at most 1', () => {
    for (const one of PHONES) {
      for (const other of PHONES) {
        expect(between(one, other) === 0).toBe(one === other);
        expect(between(one, other)).toBe(between(other, one));
        expect(between(one, other)).toBeLessThanOrEqual(1);
      }
    }
  });

  test.each([
    ['IY', 'IH', 'AA'],
    ['EH', 'AE', 'UW'],
    ['T', 'D', 'M'],
    ['F', 'TH', 'N'],
    ['M', 'N', 'S'],
    ['S', 'Z', 'K'],
    ['SH', 'CH', 'L'],
    ['ER', 'R', 'P'],
    ['AO', 'AA', 'IY'],
  ])('puts %s nearer to %s than to %s', (one, near, far) => {
    expect(between(one, near)).toBeLessThan(between(one, far));
    expect(between(one, near)).toBeLessThan(0.45);
  });

  test('is whole for what is no phone', () => {
    expect(between('K', 'nonsense')).toBe(1);
  });
});

describe('where a word may end', () => {
  const ends = (sound: string, heard: string, from = 0, perPhone = 0.2) =>
    soundMatches(phoneNumbers(sound), phoneNumbers(heard), from, perPhone).map(({ to, cost }) => [
      to,
      Math.round(cost * 100) / 100,
    ]);

  test('is behind its phones', () => {
    expect(ends('K IY', 'K IY L AY T')).toEqual([[2, 0]]);
  });

  test('may be a phone early or late where that is little of the word', () => {
    expect(ends('B R IY Z', 'B R IY Z IH').map(([to]) => to)).toContain(4);
    expect(ends('K IH CH AH N', 'K IH CH N')).toContainEqual([4, 0.4]);
  });

  test('is not found where the sound is another', () => {
    expect(ends('AO N', 'AO F')).toEqual([]);
  });

  test('takes a sound that two words share for both', () => {
    expect(ends('P OW S T', 'L AE M P OW S T', 4)).toContainEqual([7, 0.1]);
  });
});

test('what costs least comes first, what costs the same in any order', () => {
  const queue = leastFirst<number>();
  const costs = [5, 3, 8, 3, 1, 9, 2, 7, 0, 4];
  for (const cost of costs) queue.add(cost, cost);
  expect(costs.map(() => queue.take())).toEqual([...costs].sort((one, other) => one - other));
  expect(queue.take()).toBeUndefined();
});
