import { afterEach, describe, expect, test } from '@jest/globals';
import { openHouse, type TestHouse } from './house.ts';

let house: TestHouse;
afterEach(async () => {
  await house.close();
});

describe('in a lifelike home', () => {
  test('a cover takes its time, and shows where it is', async () => {
    house = await openHouse('lifelike');
    await house.call('cover.close_cover', 'cover.blind');
    expect(house.state('cover.blind')).toMatchObject({ state: 'closing', attributes: { current_position: 100 } });
    house.clock.advance(7500);
    expect(house.state('cover.blind')).toMatchObject({ state: 'closing', attributes: { current_position: 53 } });
    house.clock.advance(10_000);
    expect(house.state('cover.blind')).toMatchObject({ state: 'closed', attributes: { current_position: 0 } });
  });

  test('a cover stops where it is told to, and turns round', async () => {
    house = await openHouse('lifelike');
    await house.call('cover.close_cover', 'cover.blind');
    house.clock.advance(3000);
    await house.call('cover.stop_cover', 'cover.blind');
    expect(house.state('cover.blind')).toMatchObject({ state: 'open', attributes: { current_position: 80 } });
    house.clock.advance(60_000);
    expect(house.state('cover.blind').attributes).toMatchObject({ current_position: 80 });
    await house.call('cover.close_cover', 'cover.blind');
    house.clock.advance(3000);
    await house.call('cover.open_cover', 'cover.blind');
    house.clock.advance(60_000);
    expect(house.state('cover.blind')).toMatchObject({ state: 'open', attributes: { current_position: 100 } });
  });

  test('a cover without positions opens after a while', async () => {
    house = await openHouse('lifelike');
    await house.call('cover.open_cover', 'cover.garage');
    expect(house.state('cover.garage').state).toBe('opening');
    house.clock.advance(20_000);
    expect(house.state('cover.garage').state).toBe('open');
  });

  test('a lock turns, a vacuum cleaner drives home', async () => {
    house = await openHouse('lifelike');
    await house.call('lock.unlock', 'lock.door');
    await house.call('vacuum.start', 'vacuum.dusty');
    await house.call('vacuum.return_to_base', 'vacuum.dusty');
    expect([house.state('lock.door').state, house.state('vacuum.dusty').state]).toEqual(['unlocking', 'returning']);
    house.clock.advance(60_000);
    expect([house.state('lock.door').state, house.state('vacuum.dusty').state]).toEqual(['unlocked', 'docked']);
  });
});

test('a room warms up to its thermostat, and no further', async () => {
  house = await openHouse();
  await house.call('climate.set_temperature', 'climate.heating', { temperature: 20 });
  house.clock.advance(5 * 60_000);
  expect(house.state('climate.heating').attributes).toMatchObject({
    current_temperature: 19.5,
    hvac_action: 'heating',
  });
  house.clock.advance(60 * 60_000);
  expect(house.state('climate.heating').attributes).toMatchObject({ current_temperature: 20, hvac_action: 'idle' });
});

test('a timer runs out', async () => {
  house = await openHouse();
  await house.call('timer.start', 'timer.egg');
  expect(house.state('timer.egg')).toMatchObject({
    state: 'active',
    attributes: { finishes_at: '2026-03-01T12:03:00.000Z' },
  });
  house.clock.advance(3 * 60_000);
  expect(house.state('timer.egg').state).toBe('idle');
});
