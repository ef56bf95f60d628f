import { expect, test } from '@jest/globals';
import type { Definition } from '../../src/domain/concept.ts';
import { birchHouse } from './home.ts';

const LIGHT = {
  text: 'set the sofa lamp to cosy',
  span: 'cosy',
  targets: ['light.sofa_lamp'],
  guess: 'setting',
} as const;
const ASKED = { asked: { domain: 'light' } };
const set = (setting: object): Definition => ({ kind: 'setting', steps: [{ target: ASKED, set: setting }] });

test.each<[string, Definition]>([
  ['sixty percent and warm white', set({ level: 60, color_temp_kelvin: 2700 })],
  ['warm white, 60%', set({ level: 60, color_temp_kelvin: 2700 })],
  ['well, it means thirty percent and blue', set({ level: 30, hs_color: [240, 100] })],
  ['cosy is half brightness and orange please', set({ level: 50, hs_color: [30, 100] })],
  ['make it red', set({ hs_color: [0, 100] })],
  ['pink at a quarter of the brightness', set({ brightness_pct: 25, hs_color: [340, 65] })],
  ['as bright as it goes and cold white', set({ level: 100, color_temp_kelvin: 6000 })],
  [
    'the big light at ten percent and close the blinds',
    {
      kind: 'procedure',
      steps: [
        { target: { entities: ['light.living_room_light'] }, set: { level: 10 } },
        { target: { kind: { domain: 'cover', class: 'blind' }, in: 'here' }, set: { state: 'closed' } },
      ],
    },
  ],
])('"%s" defines what the lamp shall be like', async (words, definition) => {
  const { define } = await birchHouse();
  expect(define(words, { area: 'Living room' }, LIGHT)).toEqual({ outcome: 'defined', definition });
});

test.each(['well you know, the usual thing', 'kind of nice', 'flurbish and red', 'it is', 'the thing'])(
  '"%s" is unclear',
  async (words) => {
    const { define } = await birchHouse();
    expect(define(words, { area: 'Living room' }, LIGHT).outcome).toBe('unclear');
  },
);

test('the way it is now is taken from the device', async () => {
  const { define } = await birchHouse();
  expect(define('just the way it is now', {}, LIGHT)).toEqual({ outcome: 'as-now' });
});

test('an unknown place may be another name for a device', async () => {
  const { define } = await birchHouse();
  const request = {
    text: 'turn on the light in the reading nook',
    span: 'reading nook',
    targets: [],
    guess: 'area',
  } as const;
  expect(define('the reading nook is the corner by the sofa lamp', { area: 'Hallway' }, request)).toEqual({
    outcome: 'defined',
    definition: { kind: 'name', means: { entities: ['light.sofa_lamp'] } },
  });
});
