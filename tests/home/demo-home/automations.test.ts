import { afterEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/domain/home.ts';
import { openConfigApi } from '../../../src/home/hub/config-api.ts';
import { openHouse, type TestHouse } from './house.ts';

let house: TestHouse;
afterEach(async () => {
  await house.close();
});

const LAMP = 'light.colour';
const MINUTE = 60_000;
const on = [{ action: 'light.turn_on', target: { entity_id: LAMP } }];
const make = (triggers: Json, more: Readonly<Record<string, Json>> = {}): Promise<void> =>
  openConfigApi(house.demo).write('automation', 'morning', { alias: 'Morning', triggers, actions: on, ...more });
/** "HH:MM:SS" so many minutes from now, by the clocks of this machine. */
function inMinutes(minutes: number): string {
  const at = new Date(house.clock.now() + minutes * MINUTE);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
const lamp = (): string => house.state(LAMP).state;
const off = (): void => house.demo.setState(LAMP, 'off');

describe('an automation of the demo home', () => {
  test('is set off at its time, each day', async () => {
    house = await openHouse();
    off();
    await make([{ trigger: 'time', at: inMinutes(5) }]);
    house.clock.advance(4 * MINUTE);
    expect(lamp()).toBe('off');
    house.clock.advance(MINUTE);
    expect(lamp()).toBe('on');
    off();
    house.clock.advance(24 * 60 * MINUTE);
    expect(lamp()).toBe('on');
  });

  test('is not set off where a condition does not hold, where it is turned off, or gone', async () => {
    house = await openHouse();
    off();
    const trigger = { trigger: 'time', at: inMinutes(5) };
    await make([trigger], { conditions: [{ condition: 'state', entity_id: LAMP, state: 'on' }] });
    house.clock.advance(6 * MINUTE);
    expect(lamp()).toBe('off');
    await make([trigger]);
    await house.call('automation.turn_off', 'automation.morning');
    house.clock.advance(24 * 60 * MINUTE);
    expect(lamp()).toBe('off');
    await house.call('automation.turn_on', 'automation.morning');
    await openConfigApi(house.demo).remove('automation', 'morning');
    house.clock.advance(24 * 60 * MINUTE);
    expect(lamp()).toBe('off');
  });

  test('goes by its new time alone when it was changed', async () => {
    house = await openHouse();
    off();
    await make([{ trigger: 'time', at: inMinutes(5) }]);
    await make([{ trigger: 'time', at: inMinutes(30) }]);
    house.clock.advance(10 * MINUTE);
    expect(lamp()).toBe('off');
    house.clock.advance(20 * MINUTE);
    expect(lamp()).toBe('on');
  });

  test('is set off by a state that is kept for as long as it says', async () => {
    house = await openHouse();
    off();
    await make([{ trigger: 'state', entity_id: 'lock.door', to: 'unlocked', for: '00:10:00' }]);
    house.demo.setState('lock.door', 'unlocked');
    house.clock.advance(9 * MINUTE);
    house.demo.setState('lock.door', 'locked');
    house.clock.advance(9 * MINUTE);
    expect(lamp()).toBe('off');
    house.demo.setState('lock.door', 'unlocked');
    house.clock.advance(10 * MINUTE);
    expect(lamp()).toBe('on');
  });

  test('is not set off again by what it does itself', async () => {
    house = await openHouse();
    off();
    const toggle = [{ action: 'light.toggle', target: { entity_id: LAMP } }];
    await make([{ trigger: 'state', entity_id: LAMP }], { actions: toggle });
    house.demo.setState(LAMP, 'on');
    expect(lamp()).toBe('off');
  });
});
