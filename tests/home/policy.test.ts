import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Call } from '../../src/domain/call.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Home, Json } from '../../src/domain/home.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { sensitiveOf } from '../../src/home/policy.ts';
import { parsePolicy } from '../../src/home/policy-file.ts';

let home: Home;
beforeAll(async () => {
  home = await readHomeFile('tests/homes/corner-house.yaml');
});

function call(action: string, ids: readonly string[], data: Readonly<Record<string, Json>> = {}): Call {
  const [domain = '', service = ''] = action.split('.');
  return { domain, service, target: { entity_id: ids }, data };
}

describe('asks before', () => {
  test.each<[string, string[], Record<string, Json>, boolean]>([
    ['lock.unlock', ['lock.door'], {}, true],
    ['lock.open', ['lock.door'], {}, true],
    ['lock.lock', ['lock.door'], {}, false],
    ['homeassistant.toggle', ['lock.door'], {}, true],
    ['homeassistant.turn_off', ['lock.door'], {}, true],
    ['homeassistant.turn_on', ['lock.door'], {}, false],
    ['cover.open_cover', ['cover.garage'], {}, true],
    ['cover.open_cover', ['cover.blind'], {}, false],
    ['cover.open_cover', ['cover.blind', 'cover.garage'], {}, true],
    ['cover.open_cover', ['cover.all'], {}, true],
    ['cover.close_cover', ['cover.garage'], {}, false],
    ['cover.toggle', ['cover.garage'], {}, true],
    ['homeassistant.toggle', ['cover.all'], {}, true],
    ['homeassistant.turn_on', ['cover.garage'], {}, true],
    ['cover.set_cover_position', ['cover.garage'], { position: 30 }, true],
    ['cover.set_cover_position', ['cover.garage'], { position: 0 }, false],
    ['alarm_control_panel.alarm_disarm', ['alarm_control_panel.house'], {}, true],
    ['alarm_control_panel.alarm_arm_away', ['alarm_control_panel.house'], {}, false],
    ['light.turn_on', ['light.colour'], {}, false],
    ['scene.turn_on', ['scene.evening'], {}, false],
    ['valve.open_valve', ['valve.water'], {}, false],
  ])('%s %j %j: %s', (action, ids, data, asks) => {
    expect(sensitiveOf([call(action, ids, data)], home)).toHaveLength(asks ? 1 : 0);
  });

  test('only those of several calls that need it', () => {
    const calls = [call('light.turn_off', ['light.warm']), call('lock.unlock', ['lock.door'])];
    expect(sensitiveOf(calls, home)).toEqual([calls[1]]);
  });

  test('opening a garage door that is open already is nothing to ask about', () => {
    const open = {
      ...home,
      entities: home.entities.map((one) => (one.id === 'cover.garage' ? { ...one, state: 'open' } : one)),
    };
    expect(sensitiveOf([call('cover.toggle', ['cover.garage'])], open)).toEqual([]);
  });
});

describe('a policy file', () => {
  const policy = (text: string) => parsePolicy(text, 'policy.yaml', home);

  test('adds what else asks first', () => {
    const stricter = policy('sensitive: [script.bye, valve.open_valve, scene.evening]');
    expect(sensitiveOf([call('script.turn_on', ['script.bye'])], home, stricter)).toHaveLength(1);
    expect(sensitiveOf([call('script.bye', [])], home, stricter)).toHaveLength(1);
    expect(sensitiveOf([call('valve.open_valve', ['valve.water'])], home, stricter)).toHaveLength(1);
    expect(sensitiveOf([call('scene.turn_on', ['scene.evening'])], home, stricter)).toHaveLength(1);
    expect(sensitiveOf([call('lock.unlock', ['lock.door'])], home, stricter)).toHaveLength(1);
  });

  test('allows an entity or an action, under every name of it', () => {
    expect(sensitiveOf([call('cover.open_cover', ['cover.garage'])], home, policy('allow: [cover.garage]'))).toEqual(
      [],
    );
    const open = policy('allow: [lock.unlock]');
    expect(sensitiveOf([call('lock.unlock', ['lock.door'])], home, open)).toEqual([]);
    expect(sensitiveOf([call('homeassistant.toggle', ['lock.door'])], home, open)).toEqual([]);
  });

  test('may be empty', () => {
    expect(sensitiveOf([call('lock.unlock', ['lock.door'])], home, policy('sensitive:\n'))).toHaveLength(1);
  });

  test.each([
    ['an unknown key', 'sensitve: []', /^policy\.yaml:1:1: unknown key "sensitve"/],
    ['a text for a list', 'allow: lock.door', /^policy\.yaml:1:1: "allow" must be a list/],
    ['something that is no name', 'allow:\n  - the front door', /^policy\.yaml:2:5: "the front door" is neither/],
    ['an entity that is not there', 'allow:\n  - lock.dor', /^policy\.yaml:2:5: there is no entity "lock.dor"/],
    ['broken YAML', 'allow: [', /^policy\.yaml:1:/],
    ['a list at the top', '- lock.unlock', /^policy\.yaml:1:1: must be a mapping/],
  ])('with %s is refused with its place', (_, text, message) => {
    const parse = () => policy(text);
    expect(parse).toThrow(Failure);
    expect(parse).toThrow(expect.objectContaining({ code: 'BAD_OPTIONS', message: expect.stringMatching(message) }));
  });
});
