import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Call } from '../../src/domain/call.ts';
import type { Entity, Home, Json } from '../../src/domain/home.ts';
import type { Setting } from '../../src/domain/setting.ts';
import { planCalls } from '../../src/home/actions.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';

let home: Home;
beforeAll(async () => {
  home = await readHomeFile('tests/homes/corner-house.yaml');
});

/** An entity of the home, with some things changed. */
function entity(id: string, state?: string, attributes: Readonly<Record<string, Json>> = {}): Entity {
  const found = home.entities.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return { ...found, state: state ?? found.state, attributes: { ...found.attributes, ...attributes } };
}

/** `light.turn_on light.a,light.b {"brightness_pct":40}` */
function write(call: Call): string {
  const data = Object.keys(call.data).length === 0 ? '' : ` ${JSON.stringify(call.data)}`;
  return `${call.domain}.${call.service} ${call.target.entity_id.join(',')}${data}`;
}

type Row = readonly [id: string, setting: Setting, calls: readonly string[], leftOut?: readonly string[]];
type StateRow = readonly [
  id: string,
  state: string,
  attributes: Readonly<Record<string, Json>>,
  setting: Setting,
  calls: readonly string[],
  leftOut?: readonly string[],
];

describe('one device does what it can of a setting and names the rest', () => {
  const rows: readonly Row[] = [
    ['light.colour', { state: 'on' }, ['light.turn_on light.colour']],
    ['light.colour', { state: 'off' }, ['light.turn_off light.colour']],
    ['light.colour', { state: 'toggled' }, ['light.toggle light.colour']],
    ['light.colour', { brightness_pct: 60 }, ['light.turn_on light.colour {"brightness_pct":60}']],
    ['light.colour', { level: 60 }, ['light.turn_on light.colour {"brightness_pct":60}']],
    ['light.colour', { state: 'on', level: 0 }, ['light.turn_off light.colour']],
    ['light.colour', { brightness_pct: 0 }, ['light.turn_off light.colour']],
    ['light.colour', { state: 'off', brightness_pct: 0 }, ['light.turn_off light.colour']],
    [
      'light.colour',
      { brightness_pct: 60, color_temp_kelvin: 2700 },
      ['light.turn_on light.colour {"brightness_pct":60,"color_temp_kelvin":2700}'],
    ],
    ['light.colour', { hs_color: [240, 100] }, ['light.turn_on light.colour {"hs_color":[240,100]}']],
    ['light.colour', { effect: 'candle' }, ['light.turn_on light.colour {"effect":"Candle"}']],
    ['light.colour', { effect: 'disco' }, [], ['effects']],
    ['light.colour', { state: 'locked' }, [], ['locking']],
    [
      'light.colour',
      { brightness_pct: 5, temperature: 20 },
      ['light.turn_on light.colour {"brightness_pct":5}'],
      ['temperature'],
    ],
    ['light.warm', { color_temp_kelvin: 9000 }, ['light.turn_on light.warm {"color_temp_kelvin":5000}']],
    ['light.warm', { hs_color: [0, 100] }, [], ['colour']],
    ['light.warm', { hs_color: [0, 100], level: 10 }, ['light.turn_on light.warm {"brightness_pct":10}'], ['colour']],
    ['light.hue_only', { color_temp_kelvin: 2700 }, ['light.turn_on light.hue_only {"color_temp_kelvin":2700}']],
    [
      'light.dimmer',
      { color_temp_kelvin: 2700, level: 30 },
      ['light.turn_on light.dimmer {"brightness_pct":30}'],
      ['colour temperature'],
    ],
    ['light.dimmer', { color_temp_kelvin: 2700 }, [], ['colour temperature']],
    ['light.plain', { level: 40 }, [], ['brightness']],
    ['light.plain', { level: 40, state: 'on' }, ['light.turn_on light.plain'], ['brightness']],
    ['light.plain', { level: 0 }, ['light.turn_off light.plain']],
    ['light.group', { level: 40 }, ['light.turn_on light.group {"brightness_pct":40}']],
    ['switch.kettle', { state: 'on' }, ['switch.turn_on switch.kettle']],
    ['switch.kettle', { level: 50 }, [], ['level']],
    ['switch.kettle', { state: 'open' }, [], ['opening']],
    ['cover.blind', { state: 'closed' }, ['cover.close_cover cover.blind']],
    ['cover.blind', { state: 'open' }, ['cover.open_cover cover.blind']],
    ['cover.blind', { state: 'stopped' }, ['cover.stop_cover cover.blind']],
    ['cover.blind', { state: 'toggled' }, ['cover.toggle cover.blind']],
    ['cover.blind', { state: 'off' }, ['cover.close_cover cover.blind']],
    ['cover.blind', { position: 30 }, ['cover.set_cover_position cover.blind {"position":30}']],
    ['cover.blind', { level: 30 }, ['cover.set_cover_position cover.blind {"position":30}']],
    ['cover.blind', { level: 100 }, ['cover.open_cover cover.blind']],
    ['cover.blind', { state: 'open', position: 30 }, ['cover.set_cover_position cover.blind {"position":30}']],
    ['cover.blind', { by: { level: -25 } }, ['cover.set_cover_position cover.blind {"position":75}']],
    ['cover.garage', { position: 50 }, [], ['positions between open and closed']],
    ['cover.garage', { position: 100 }, ['cover.open_cover cover.garage']],
    ['valve.water', { state: 'closed' }, ['valve.close_valve valve.water']],
    ['valve.water', { level: 40 }, ['valve.set_valve_position valve.water {"position":40}']],
    ['fan.three', { level: 50 }, ['fan.set_percentage fan.three {"percentage":50}']],
    ['fan.three', { percentage: 0 }, ['fan.turn_off fan.three']],
    ['fan.three', { state: 'on' }, ['fan.turn_on fan.three']],
    ['fan.three', { preset_mode: 'sleep' }, ['fan.set_preset_mode fan.three {"preset_mode":"Sleep"}']],
    ['fan.three', { by: { level: 10 } }, ['fan.set_percentage fan.three {"percentage":33}']],
    ['fan.three', { by: { level: -10 } }, []],
    ['climate.heating', { temperature: 21.5 }, ['climate.set_temperature climate.heating {"temperature":21.5}']],
    ['climate.heating', { temperature: 35 }, [], ['35 °C (it takes 7 to 30)']],
    ['climate.heating', { by: { temperature: 2 } }, ['climate.set_temperature climate.heating {"temperature":22}']],
    ['climate.heating', { by: { temperature: 50 } }, ['climate.set_temperature climate.heating {"temperature":30}']],
    ['climate.heating', { hvac_mode: 'Heat' }, ['climate.set_hvac_mode climate.heating {"hvac_mode":"heat"}']],
    ['climate.heating', { hvac_mode: 'cool' }, [], ['the mode "cool"']],
    ['climate.heating', { state: 'off' }, ['climate.turn_off climate.heating']],
    ['climate.heating', { level: 40 }, [], ['level']],
    [
      'climate.heating',
      { hvac_mode: 'heat', temperature: 18 },
      [
        'climate.set_hvac_mode climate.heating {"hvac_mode":"heat"}',
        'climate.set_temperature climate.heating {"temperature":18}',
      ],
    ],
    ['media_player.radio', { level: 20 }, ['media_player.volume_set media_player.radio {"volume_level":0.2}']],
    ['media_player.radio', { volume_pct: 100 }, ['media_player.volume_set media_player.radio {"volume_level":1}']],
    [
      'media_player.radio',
      { by: { volume_pct: 10 } },
      ['media_player.volume_set media_player.radio {"volume_level":0.4}'],
    ],
    ['media_player.radio', { by: { level: -90 } }, ['media_player.volume_set media_player.radio {"volume_level":0}']],
    ['media_player.radio', { muted: true }, ['media_player.volume_mute media_player.radio {"is_volume_muted":true}']],
    [
      'media_player.radio',
      { source: 'jazz fm' },
      ['media_player.select_source media_player.radio {"source":"Jazz FM"}'],
    ],
    ['media_player.radio', { source: 'vinyl' }, [], ['the source "vinyl"']],
    ['media_player.radio', { state: 'playing' }, ['media_player.media_play media_player.radio']],
    ['media_player.radio', { state: 'idle' }, ['media_player.media_stop media_player.radio']],
    ['media_player.radio', { state: 'next' }, ['media_player.media_next_track media_player.radio']],
    ['lock.door', { state: 'locked' }, ['lock.lock lock.door']],
    ['lock.door', { state: 'unlocked' }, ['lock.unlock lock.door']],
    ['lock.door', { state: 'toggled' }, ['lock.unlock lock.door']],
    ['lock.door', { state: 'open' }, [], ['opening']],
    ['vacuum.dusty', { state: 'cleaning' }, ['vacuum.start vacuum.dusty']],
    ['vacuum.dusty', { state: 'docked' }, ['vacuum.return_to_base vacuum.dusty']],
    ['vacuum.dusty', { state: 'paused' }, ['vacuum.pause vacuum.dusty']],
    ['lawn_mower.shaun', { state: 'mowing' }, ['lawn_mower.start_mowing lawn_mower.shaun']],
    ['lawn_mower.shaun', { state: 'docked' }, ['lawn_mower.dock lawn_mower.shaun']],
    ['lawn_mower.shaun', { state: 'cleaning' }, [], ['cleaning']],
    ['humidifier.air', { level: 50 }, ['humidifier.set_humidity humidifier.air {"humidity":50}']],
    ['humidifier.air', { level: 90 }, [], ['90 % (it takes 30 to 80)']],
    ['scene.evening', { state: 'activated' }, ['scene.turn_on scene.evening']],
    ['script.bye', { state: 'started' }, ['script.turn_on script.bye']],
    ['button.bell', { state: 'pressed' }, ['button.press button.bell']],
    ['alarm_control_panel.house', { state: 'off' }, ['alarm_control_panel.alarm_disarm alarm_control_panel.house']],
    ['sensor.temperature', { state: 'on' }, [], ['turning on']],
    ['person.ana', { level: 50 }, [], ['level']],
  ];
  test.each(rows)('%s %j', (id, setting, calls, leftOut = []) => {
    const plan = planCalls(setting, [entity(id)], home);
    expect(plan.calls.map(write)).toEqual(calls);
    expect(plan.leftOut.map(({ what }) => what)).toEqual(leftOut);
    expect(plan.nothing.map((one) => one.id)).toEqual(calls.length === 0 && leftOut.length > 0 ? [id] : []);
  });
});

describe('what it does depends on how the device is now', () => {
  const rows: readonly StateRow[] = [
    [
      'light.colour',
      'on',
      { brightness: 128 },
      { by: { brightness_pct: 20 } },
      ['light.turn_on light.colour {"brightness_pct":70}'],
    ],
    [
      'light.colour',
      'on',
      { brightness: 128 },
      { by: { level: -20 } },
      ['light.turn_on light.colour {"brightness_pct":30}'],
    ],
    [
      'light.colour',
      'on',
      { brightness: 26 },
      { by: { level: -20 } },
      ['light.turn_on light.colour {"brightness_pct":1}'],
    ],
    [
      'light.colour',
      'on',
      { brightness: 250 },
      { by: { level: 20 } },
      ['light.turn_on light.colour {"brightness_pct":100}'],
    ],
    ['light.colour', 'off', {}, { by: { level: 20 } }, ['light.turn_on light.colour {"brightness_pct":30}']],
    ['light.colour', 'off', {}, { by: { level: -20 } }, []],
    ['light.plain', 'on', {}, { by: { level: -20 } }, [], ['brightness']],
    [
      'light.warm',
      'on',
      {},
      { by: { color_temp_kelvin: -500 } },
      ['light.turn_on light.warm {"color_temp_kelvin":2500}'],
    ],
    [
      'light.warm',
      'on',
      {},
      { by: { color_temp_kelvin: -5000 } },
      ['light.turn_on light.warm {"color_temp_kelvin":2200}'],
    ],
    ['light.warm', 'unavailable', {}, { state: 'on' }, [], ['anything, it is unavailable']],
    [
      'cover.blind',
      'open',
      { current_position: 40 },
      { by: { position: 25 } },
      ['cover.set_cover_position cover.blind {"position":65}'],
    ],
    ['cover.blind', 'open', { current_position: 20 }, { by: { position: -25 } }, ['cover.close_cover cover.blind']],
    [
      'fan.three',
      'on',
      { percentage: 66 },
      { by: { percentage: -10 } },
      ['fan.set_percentage fan.three {"percentage":33}'],
    ],
    [
      'fan.three',
      'on',
      { percentage: 33 },
      { by: { percentage: -10 } },
      ['fan.set_percentage fan.three {"percentage":33}'],
    ],
    ['fan.three', 'on', { supported_features: 48, percentage: null }, { level: 50 }, [], ['speeds']],
    ['climate.heating', 'heat', { temperature: 30 }, { by: { temperature: 1 } }, [], ['more than 30 °C']],
    [
      'climate.heating',
      'heat',
      { supported_features: 1 },
      { state: 'off' },
      ['climate.set_hvac_mode climate.heating {"hvac_mode":"off"}'],
    ],
    [
      'climate.heating',
      'off',
      { supported_features: 1 },
      { state: 'on' },
      ['climate.set_hvac_mode climate.heating {"hvac_mode":"heat"}'],
    ],
    [
      'climate.heating',
      'heat_cool',
      { temperature: null, target_temp_low: 19, target_temp_high: 23 },
      { by: { temperature: 1 } },
      ['climate.set_temperature climate.heating {"target_temp_low":20,"target_temp_high":24}'],
    ],
    ['media_player.radio', 'playing', { supported_features: 1, volume_level: null }, { level: 50 }, [], ['level']],
    [
      'media_player.radio',
      'playing',
      { volume_level: null },
      { by: { level: 5 } },
      ['media_player.volume_up media_player.radio'],
    ],
    ['media_player.radio', 'playing', { supported_features: 1 }, { level: 50 }, [], ['level']],
    [
      'media_player.radio',
      'playing',
      { supported_features: 1024 },
      { by: { volume_pct: 5 } },
      ['media_player.volume_up media_player.radio'],
    ],
    ['cover.blind', 'closed', { supported_features: 240, current_position: null }, { state: 'open' }, [], ['opening']],
    [
      'cover.blind',
      'closed',
      { supported_features: 4, current_position: 0 },
      { level: 100 },
      ['cover.set_cover_position cover.blind {"position":100}'],
    ],
    ['lock.door', 'unlocked', {}, { state: 'toggled' }, ['lock.lock lock.door']],
    ['lock.door', 'locked', { supported_features: 1 }, { state: 'open' }, ['lock.open lock.door']],
  ];
  test.each(rows)('%s, which is %s %j, and %j', (id, state, attributes, setting, calls, leftOut = []) => {
    const plan = planCalls(setting, [entity(id, state, attributes)], home);
    expect(plan.calls.map(write)).toEqual(calls);
    expect(plan.leftOut.map(({ what }) => what)).toEqual(leftOut);
  });
});

describe('several devices', () => {
  const plan = (setting: Setting, ...ids: readonly string[]) =>
    planCalls(
      setting,
      ids.map((id) => entity(id)),
      home,
    );

  test('with the same call share one', () => {
    expect(
      plan({ level: 40, color_temp_kelvin: 2700 }, 'light.colour', 'light.dimmer', 'light.warm').calls.map(write),
    ).toEqual([
      'light.turn_on light.colour,light.warm {"brightness_pct":40,"color_temp_kelvin":2700}',
      'light.turn_on light.dimmer {"brightness_pct":40}',
    ]);
  });

  test('of several kinds each take a level in their own way', () => {
    expect(
      plan({ level: 50 }, 'light.dimmer', 'cover.blind', 'fan.three', 'media_player.radio', 'climate.heating'),
    ).toMatchObject({
      calls: [
        { service: 'turn_on' },
        { service: 'set_cover_position' },
        { service: 'set_percentage' },
        { service: 'volume_set' },
      ],
      nothing: [{ id: 'climate.heating' }],
    });
  });

  test('that are off stay off when those that are on are made brighter', () => {
    expect(plan({ by: { level: 20 } }, 'light.colour', 'light.warm', 'light.dimmer').calls.map(write)).toEqual([
      'light.turn_on light.warm {"brightness_pct":70}',
    ]);
  });

  test('that are all off are made a little bright', () => {
    expect(plan({ by: { level: 10 } }, 'light.colour', 'light.dimmer').calls.map(write)).toEqual([
      'light.turn_on light.colour,light.dimmer {"brightness_pct":30}',
    ]);
  });

  test('replace a group that has no other members', () => {
    expect(plan({ state: 'off' }, 'light.group', 'light.warm', 'light.dimmer').calls.map(write)).toEqual([
      'light.turn_off light.warm,light.dimmer',
    ]);
  });

  test('do not replace a group of which one is missing', () => {
    expect(plan({ state: 'off' }, 'light.group', 'light.warm').calls.map(write)).toEqual([
      'light.turn_off light.group,light.warm',
    ]);
  });

  test('named twice are called once', () => {
    expect(plan({ state: 'off' }, 'light.warm', 'light.warm').calls.map(write)).toEqual(['light.turn_off light.warm']);
  });

  test('keep the order of their own steps when calls are shared', () => {
    const other = {
      ...entity('climate.heating'),
      id: 'climate.other',
      attributes: { ...entity('climate.heating').attributes, hvac_modes: ['off'] },
    };
    const both = planCalls({ hvac_mode: 'heat', temperature: 18 }, [other, entity('climate.heating')], home);
    expect(both.calls.map(write)).toEqual([
      'climate.set_temperature climate.other {"temperature":18}',
      'climate.set_hvac_mode climate.heating {"hvac_mode":"heat"}',
      'climate.set_temperature climate.heating {"temperature":18}',
    ]);
  });
});
