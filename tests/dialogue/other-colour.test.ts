import { expect, test } from '@jest/globals';
import { chooseColour } from '../../src/dialogue/other-colour.ts';
import type { Entity } from '../../src/domain/home.ts';

const lamp = (hue?: number): Entity => ({
  id: `light.at_${hue ?? 'white'}`,
  domain: 'light',
  name: 'Lamp',
  aliases: [],
  state: 'on',
  attributes: hue === undefined ? { color_mode: 'color_temp' } : { color_mode: 'hs', hs_color: [hue, 100] },
});

const chosen = (...lamps: readonly Entity[]): number => {
  const [hue] = chooseColour({ other_color: true }, lamps).hs_color ?? [];
  if (hue === undefined) throw new Error('no colour was chosen');
  return hue;
};

test.each([0, 30, 55, 120, 174, 240, 280, 337, 359])('a light of hue %d gets another one', (hue) => {
  const gap = Math.abs(((chosen(lamp(hue)) - hue + 540) % 360) - 180);
  expect(gap).toBeGreaterThan(25);
});

test('several lights of different colours get one that none of them has', () => {
  expect([0, 120, 240]).not.toContain(chosen(lamp(0), lamp(120), lamp(240)));
});

test('asked again and again it goes through most colours', () => {
  const seen = new Set<number>();
  let hue = chosen(lamp());
  for (let turn = 0; turn < 12; turn++) {
    seen.add(hue);
    hue = chosen(lamp(hue));
  }
  expect(seen.size).toBeGreaterThan(2);
});

test('what else was asked for is kept, and a setting without it is left alone', () => {
  const other = chooseColour({ other_color: true, brightness_pct: 40 }, [lamp()]);
  expect(other).toMatchObject({ brightness_pct: 40 });
  expect(other).not.toHaveProperty('other_color');
  expect(chooseColour({ state: 'off' }, [lamp(10)])).toEqual({ state: 'off' });
});
