import { expect, test } from '@jest/globals';
import { createDoerReader } from '../../src/history/doer.ts';

const reader = createDoerReader();
reader.began({ id: 'morning' });

test.each([
  ['a person who used the app', 'light.a', { id: '1', userId: 'ana' }, 'user'],
  ['an automation that began in this context', 'light.a', { id: 'morning' }, 'automation'],
  ['an automation that another change set off', 'light.a', { id: '2', parentId: '1' }, 'automation'],
  ['somebody at the switch, as far as one knows', 'light.a', { id: '3' }, 'unknown'],
  ['a sensor', 'binary_sensor.a', { id: '4' }, 'device'],
  ['nobody, where the hub says nothing', 'switch.a', undefined, 'unknown'],
] as const)('it was %s', (_, entity, context, doer) => {
  expect(reader.doerOf(entity, context)).toBe(doer);
});

test('contexts of long ago are forgotten, so that memory stays bounded', () => {
  const crowded = createDoerReader();
  for (let index = 0; index < 3_000; index++) crowded.began({ id: String(index) });
  expect(crowded.doerOf('light.a', { id: '2999' })).toBe('automation');
  expect(crowded.doerOf('light.a', { id: '10' })).toBe('unknown');
});
