import { describe, expect, test } from '@jest/globals';
import type { Registry } from '../../../src/home/hub/registry.ts';
import { createSnapshot } from '../../../src/home/hub/snapshot.ts';
import type { HubState } from '../../../src/home/hub/states.ts';

function registryWith(exposed: ReadonlyMap<string, boolean> | undefined, internal: readonly string[] = []): Registry {
  const entities = new Map(internal.map((id) => [id, { aliases: [], hidden: false, internal: true }]));
  const base = { name: 'House', unitSystem: 'metric' as const, floors: [], areas: [], entities };
  return exposed === undefined ? base : { ...base, exposed };
}

describe('a snapshot has', () => {
  const states = new Map<string, HubState>([
    ['light.a', { state: 'on', attributes: {} }],
    ['media_player.b', { state: 'on', attributes: {} }],
    ['sensor.rssi', { state: '-60', attributes: { device_class: 'signal_strength' } }],
    ['sensor.warmth', { state: '20', attributes: { device_class: 'temperature' } }],
    ['update.core', { state: 'off', attributes: {} }],
    ['person.ana', { state: 'home', attributes: {} }],
  ]);
  const ids = (registry: Registry, exposedOnly = true): string[] => {
    const snapshot = createSnapshot(states, [], exposedOnly);
    snapshot.adopt(registry);
    return snapshot.home().entities.map(({ id }) => id);
  };

  test('what the hub exposes, what it would expose by default, and the people', () => {
    const exposed = new Map([
      ['light.a', false],
      ['update.core', true],
    ]);
    expect(ids(registryWith(exposed))).toEqual(['media_player.b', 'sensor.warmth', 'update.core', 'person.ana']);
  });

  test('all but the insides of devices where the hub knows no exposure', () => {
    expect(ids(registryWith(undefined, ['sensor.rssi']))).toEqual([
      'light.a',
      'media_player.b',
      'sensor.warmth',
      'update.core',
      'person.ana',
    ]);
  });

  test('everything on request', () => {
    expect(ids(registryWith(new Map(), ['sensor.rssi']), false)).toHaveLength(6);
  });

  test('a name from the id for what nobody named', () => {
    const snapshot = createSnapshot(new Map([['light.kitchen_lamp', { state: 'on', attributes: {} }]]), [], false);
    snapshot.adopt(registryWith(undefined));
    expect(snapshot.home().entities[0]?.name).toBe('kitchen lamp');
  });
});
