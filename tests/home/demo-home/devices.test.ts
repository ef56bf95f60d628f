import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/domain/home.ts';
import { openHouse, type TestHouse } from './house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

type Data = Readonly<Record<string, Json>>;

describe('a service call leaves the device', () => {
  test.each<[action: string, id: string, data: Data, state: string, attributes: Record<string, unknown>]>([
    ['light.turn_on', 'light.colour', {}, 'on', { brightness: 255, color_mode: 'color_temp' }],
    ['light.turn_on', 'light.colour', { brightness_pct: 50 }, 'on', { brightness: 128 }],
    ['light.turn_on', 'light.warm', { brightness_step_pct: 10 }, 'on', { brightness: 154 }],
    ['light.turn_on', 'light.warm', { brightness_step: -200 }, 'off', {}],
    ['light.turn_on', 'light.colour', { brightness: 0 }, 'off', {}],
    [
      'light.turn_on',
      'light.colour',
      { hs_color: [120, 100] },
      'on',
      { color_mode: 'hs', hs_color: [120, 100], rgb_color: [0, 255, 0] },
    ],
    ['light.turn_on', 'light.colour', { rgb_color: [0, 0, 255] }, 'on', { color_mode: 'hs', hs_color: [240, 100] }],
    ['light.turn_on', 'light.colour', { color_name: 'red' }, 'on', { hs_color: [0, 100] }],
    [
      'light.turn_on',
      'light.colour',
      { color_temp_kelvin: 9000 },
      'on',
      { color_mode: 'color_temp', color_temp_kelvin: 6500 },
    ],
    ['light.turn_on', 'light.colour', { effect: 'Candle' }, 'on', { effect: 'Candle' }],
    [
      'light.turn_on',
      'light.hue_only',
      { color_temp_kelvin: 2700 },
      'on',
      { color_mode: 'hs', hs_color: [28.571, 65.882] },
    ],
    ['light.turn_on', 'light.dimmer', { color_temp_kelvin: 2700 }, 'on', { color_mode: 'brightness', brightness: 255 }],
    ['light.turn_on', 'light.plain', { brightness_pct: 40 }, 'on', { color_mode: 'onoff' }],
    ['light.toggle', 'light.warm', {}, 'off', {}],
    ['switch.toggle', 'switch.kettle', {}, 'on', {}],
    ['cover.close_cover', 'cover.blind', {}, 'closed', { current_position: 0 }],
    ['cover.set_cover_position', 'cover.blind', { position: 30 }, 'open', { current_position: 30 }],
    ['cover.set_cover_position', 'cover.blind', { position: 0 }, 'closed', { current_position: 0 }],
    ['cover.toggle', 'cover.garage', {}, 'open', {}],
    ['valve.close_valve', 'valve.water', {}, 'closed', { current_position: 0 }],
    ['fan.turn_on', 'fan.three', {}, 'on', { percentage: 100 }],
    ['fan.set_percentage', 'fan.three', { percentage: 10 }, 'on', { percentage: 33 }],
    ['fan.set_percentage', 'fan.three', { percentage: 66 }, 'on', { percentage: 66 }],
    ['fan.increase_speed', 'fan.three', {}, 'on', { percentage: 33 }],
    ['fan.set_percentage', 'fan.three', { percentage: 0 }, 'off', { percentage: 0 }],
    ['fan.set_preset_mode', 'fan.three', { preset_mode: 'Sleep' }, 'on', { preset_mode: 'Sleep' }],
    [
      'climate.set_temperature',
      'climate.heating',
      { temperature: 22 },
      'heat',
      { temperature: 22, hvac_action: 'heating' },
    ],
    [
      'climate.set_temperature',
      'climate.heating',
      { temperature: 15 },
      'heat',
      { temperature: 15, hvac_action: 'idle' },
    ],
    ['climate.set_hvac_mode', 'climate.heating', { hvac_mode: 'off' }, 'off', { hvac_action: 'off' }],
    ['climate.turn_off', 'climate.heating', {}, 'off', { hvac_action: 'off' }],
    ['media_player.volume_set', 'media_player.radio', { volume_level: 0.5 }, 'idle', { volume_level: 0.5 }],
    ['media_player.volume_up', 'media_player.radio', {}, 'idle', { volume_level: 0.4 }],
    ['media_player.volume_mute', 'media_player.radio', { is_volume_muted: true }, 'idle', { is_volume_muted: true }],
    ['media_player.media_play', 'media_player.radio', {}, 'playing', {}],
    ['media_player.select_source', 'media_player.radio', { source: 'News' }, 'idle', { source: 'News' }],
    ['media_player.turn_off', 'media_player.radio', {}, 'off', {}],
    ['lock.unlock', 'lock.door', {}, 'unlocked', {}],
    ['vacuum.start', 'vacuum.dusty', {}, 'cleaning', {}],
    ['vacuum.set_fan_speed', 'vacuum.dusty', { fan_speed: 'turbo' }, 'docked', { fan_speed: 'turbo' }],
    ['lawn_mower.start_mowing', 'lawn_mower.shaun', {}, 'mowing', {}],
    ['humidifier.set_humidity', 'humidifier.air', { humidity: 50 }, 'off', { humidity: 50 }],
    ['alarm_control_panel.alarm_disarm', 'alarm_control_panel.house', { code: '1234' }, 'disarmed', {}],
    ['button.press', 'button.bell', {}, '2026-03-01T12:00:00.000Z', {}],
    ['todo.add_item', 'todo.shopping', { item: 'Eggs' }, '4', {}],
    ['todo.update_item', 'todo.shopping', { item: 'milk', status: 'completed' }, '2', {}],
    ['todo.remove_item', 'todo.shopping', { item: 'Milk' }, '2', {}],
    ['homeassistant.turn_on', 'light.plain', {}, 'on', {}],
    ['homeassistant.toggle', 'switch.kettle', {}, 'on', {}],
  ])('%s on %s with %j: %s %j', async (action, id, data, state, attributes) => {
    expect(await house.call(action, id, data)).toMatchObject({ success: true });
    expect(house.state(id)).toMatchObject({ state, attributes });
  });

  test('a light that is off shows neither brightness nor colour', async () => {
    await house.call('light.turn_on', 'light.colour', { hs_color: [0, 100], brightness: 20 });
    await house.call('light.turn_off', 'light.colour');
    const shown = Object.keys(house.state('light.colour').attributes);
    expect(shown.filter((key) => /brightness|color_mode$|_color$|kelvin$/.test(key))).toEqual([
      'min_color_temp_kelvin',
      'max_color_temp_kelvin',
    ]);
  });

  test('a light comes on as it was last', async () => {
    await house.call('light.turn_on', 'light.colour', { hs_color: [0, 100], brightness: 20 });
    await house.call('light.turn_off', 'light.colour');
    await house.call('light.turn_on', 'light.colour');
    expect(house.state('light.colour').attributes).toMatchObject({ brightness: 20, hs_color: [0, 100] });
  });
});

describe('a service call is refused', () => {
  test.each<[action: string, target: string | Data, data: Data, code: string, words: string]>([
    ['light.explode', 'light.colour', {}, 'not_found', 'Service light.explode not found'],
    ['light.constructor', 'light.colour', {}, 'not_found', 'not found'],
    ['tea.make', 'light.colour', {}, 'not_found', 'Service tea.make not found'],
    ['light.turn_on', {}, {}, 'invalid_format', 'must contain at least one of entity_id'],
    ['light.turn_on', 'light.colour', { brightness_pct: 'half' }, 'invalid_format', 'expected float'],
    ['light.turn_on', 'light.colour', { brightness_pct: 140 }, 'invalid_format', 'at most 100'],
    ['light.turn_on', 'light.colour', { brightnes: 40 }, 'invalid_format', 'extra keys not allowed'],
    ['light.turn_on', 'light.colour', { color_name: 'loud' }, 'invalid_format', 'unknown color name'],
    [
      'light.turn_on',
      'light.colour',
      { hs_color: [0, 0], color_temp_kelvin: 3000 },
      'service_validation_error',
      'Color descriptors',
    ],
    ['fan.set_percentage', 'fan.three', {}, 'invalid_format', 'required key not provided'],
    ['cover.set_cover_position', 'cover.garage', { position: 10 }, 'service_validation_error', 'does not support'],
    [
      'climate.set_temperature',
      'climate.heating',
      { temperature: 40 },
      'service_validation_error',
      'Accepted range is 7 to 30',
    ],
    ['climate.set_hvac_mode', 'climate.heating', { hvac_mode: 'cool' }, 'service_validation_error', 'not valid'],
    ['media_player.select_source', 'media_player.radio', { source: 'Vinyl' }, 'service_validation_error', 'not valid'],
    [
      'alarm_control_panel.alarm_disarm',
      'alarm_control_panel.house',
      { code: '1' },
      'service_validation_error',
      'Invalid alarm code',
    ],
    ['todo.get_items', 'todo.shopping', {}, 'service_validation_error', 'requires responses'],
    ['todo.remove_item', 'todo.shopping', { item: 'Tea' }, 'service_validation_error', 'Unable to find'],
  ])('%s on %j with %j: %s', async (action, target, data, code, words) => {
    expect(await house.call(action, target, data)).toMatchObject({
      success: false,
      error: { code, message: expect.stringContaining(words) },
    });
  });
});

describe('a target', () => {
  const on = (): string[] =>
    house.demo.states().flatMap(({ id, state }) => (id.startsWith('light.') && state === 'on' ? [id] : []));

  test.each<[string, Data, string[]]>([
    ['an area', { area_id: 'garage' }, ['light.warm', 'light.plain', 'light.group']],
    [
      'a floor',
      { floor_id: 'ground_floor' },
      ['light.colour', 'light.warm', 'light.hue_only', 'light.dimmer', 'light.group'],
    ],
    ['a device', { device_id: 'device-light-plain' }, ['light.warm', 'light.plain', 'light.group']],
    ['a list', { entity_id: ['light.plain', 'light.nowhere'] }, ['light.warm', 'light.plain', 'light.group']],
    ['another domain', { entity_id: 'switch.kettle' }, ['light.warm', 'light.group']],
  ])('may be %s', async (_, target, expected) => {
    await house.call('light.turn_on', target);
    expect(on()).toEqual(expected);
  });

  test('may be all', async () => {
    await house.call('light.turn_off', { entity_id: 'all' });
    expect(on()).toEqual([]);
  });
});

describe('a group', () => {
  test('hands a call to the members that there are, each doing what it can', async () => {
    await house.call('light.turn_on', 'light.group', { brightness_pct: 40, color_temp_kelvin: 2700 });
    expect(house.state('light.warm').attributes).toMatchObject({ brightness: 102, color_temp_kelvin: 2700 });
    expect(house.state('light.dimmer').attributes).toMatchObject({ brightness: 102, color_mode: 'brightness' });
    expect(house.state('light.group')).toMatchObject({
      state: 'on',
      attributes: { brightness: 102, color_temp_kelvin: 2700 },
    });
  });

  test('follows its members', async () => {
    await house.call('light.turn_off', 'light.warm');
    expect(house.state('light.group').state).toBe('off');
    await house.call('light.turn_on', 'light.dimmer', { brightness: 51 });
    expect(house.state('light.group')).toMatchObject({ state: 'on', attributes: { brightness: 51 } });
  });

  test('of covers moves them and follows them', async () => {
    await house.call('cover.open_cover', 'cover.all');
    expect([house.state('cover.blind').state, house.state('cover.garage').state]).toEqual(['open', 'open']);
    await house.call('cover.close_cover', 'cover.all');
    expect(house.state('cover.all').state).toBe('closed');
  });
});

describe('scenes, scripts, lists and messages', () => {
  test('a scene puts things in the states that the home file gives', async () => {
    await house.call('scene.turn_on', 'scene.evening');
    expect(house.state('light.dimmer')).toMatchObject({ state: 'on', attributes: { brightness: 77 } });
    expect(house.state('scene.evening').state).toBe('2026-03-01T12:00:00.000Z');
  });

  test.each(['script.turn_on', 'script.bye'])('a script does its steps when called by %s', async (action) => {
    await house.call(action, action === 'script.bye' ? {} : 'script.bye');
    expect(house.state('light.warm').state).toBe('off');
    expect(house.state('script.bye').state).toBe('off');
  });

  test('a list gives its items', async () => {
    await house.call('todo.add_item', 'todo.shopping', { item: 'Eggs' });
    const answer = await house.call('todo.get_items', 'todo.shopping', {}, true);
    expect(answer.result).toMatchObject({
      response: { 'todo.shopping': { items: [{ summary: 'Milk' }, { summary: 'Eggs', status: 'needs_action' }] } },
    });
  });

  test('a forecast begins with the weather as it is', async () => {
    const answer = await house.call('weather.get_forecasts', 'weather.here', { type: 'daily' }, true);
    expect(answer.result).toMatchObject({
      response: {
        'weather.here': { forecast: expect.arrayContaining([expect.objectContaining({ condition: 'cloudy' })]) },
      },
    });
  });

  test('a notification is kept', async () => {
    await house.call('notify.phone', {}, { message: 'Hello' });
    expect(house.demo.recorded).toEqual([{ domain: 'notify', service: 'phone', data: { message: 'Hello' } }]);
  });
});

describe('a hand from outside', () => {
  test('changes a state, with all that follows', () => {
    house.demo.setState('light.dimmer', 'on');
    expect(house.state('light.dimmer').attributes).toMatchObject({ brightness: 255 });
    house.demo.setState('light.group', 'off');
    expect(['light.warm', 'light.dimmer', 'light.group'].map((id) => house.state(id).state)).toEqual([
      'off',
      'off',
      'off',
    ]);
    house.demo.setState('cover.blind', 'closed');
    expect(house.state('cover.blind').attributes).toMatchObject({ current_position: 0 });
  });

  test('moves a person between zones', () => {
    house.demo.movePerson('ana', 'work');
    expect(house.state('person.ana')).toMatchObject({
      state: 'Work',
      attributes: { in_zones: ['zone.work'], latitude: 52.1 },
    });
    house.demo.movePerson('Ana', 'Home');
    expect(house.state('person.ana')).toMatchObject({ state: 'home', attributes: { in_zones: ['zone.home'] } });
    house.demo.movePerson('person.ana', 'away');
    expect(house.state('person.ana')).toMatchObject({ state: 'not_home', attributes: { in_zones: [] } });
  });

  test('on what is not there is told so', () => {
    expect(() => house.demo.setState('light.no', 'on')).toThrow(/no entity "light.no"/);
    expect(() => house.demo.movePerson('Zoe', 'Home')).toThrow(/no person "Zoe"/);
    expect(() => house.demo.movePerson('Ana', 'Moon')).toThrow(/no zone "Moon" \(there are: Home, Work/);
  });
});
