import { describe, expect, test } from '@jest/globals';
import { type Ask, readRegistry } from '../../../src/home/hub/registry.ts';

/** A hub that answers these commands, and refuses all others. */
function hub(answers: Readonly<Record<string, unknown>>): { ask: Ask; asked: { type: string }[] } {
  const asked: { type: string }[] = [];
  const ask: Ask = async (message) => {
    asked.push(message);
    const answer = answers[message.type];
    if (answer === undefined) throw { code: 'unknown_command', message: 'Unknown command.' };
    return typeof answer === 'function' ? answer(message) : answer;
  };
  return { ask, asked };
}

const CONFIG = { location_name: 'House', unit_system: { temperature: '°F' } };

describe('the registries', () => {
  test('of a hub that has none of them give a home without areas', async () => {
    const missing: string[] = [];
    const registry = await readRegistry(hub({ get_config: CONFIG }).ask, (part) => missing.push(part));
    expect(registry).toEqual({ name: 'House', unitSystem: 'us_customary', floors: [], areas: [], entities: new Map() });
    expect(missing).toContain('config/floor_registry/list');
  });

  test('that are nonsense do no harm', async () => {
    const nonsense = {
      get_config: null,
      'config/area_registry/list': 'x',
      'config/entity_registry/list': [null, 3, {}],
    };
    const registry = await readRegistry(hub(nonsense).ask, () => undefined);
    expect(registry).toMatchObject({ name: 'Home', unitSystem: 'metric', areas: [] });
  });

  test('give an entity its own area before its device’s, and a part of a device that of the whole', async () => {
    const { ask } = hub({
      get_config: CONFIG,
      'config/area_registry/list': [
        { area_id: 'a', name: 'Attic' },
        { area_id: 'b', name: 'Bath', aliases: ['wash room', null, ''] },
      ],
      'config/device_registry/list': [
        { id: 'whole', area_id: 'b' },
        { id: 'part', area_id: null, parent_device_id: 'whole' },
        { id: 'ring', area_id: null, parent_device_id: 'ring' },
      ],
      'config/entity_registry/list': [
        { entity_id: 'light.own', area_id: 'a', device_id: 'whole' },
        { entity_id: 'light.device', area_id: null, device_id: 'whole' },
        { entity_id: 'light.part', area_id: null, device_id: 'part' },
        { entity_id: 'light.ring', area_id: null, device_id: 'ring' },
        { entity_id: 'light.hidden', hidden_by: 'user' },
        { entity_id: 'light.off', disabled_by: 'integration' },
        { entity_id: 'sensor.rssi', entity_category: 'diagnostic' },
      ],
      'config/entity_registry/get_entries': { 'light.own': { aliases: ['mine', null] } },
    });
    const registry = await readRegistry(ask, () => undefined);
    expect(registry.areas).toEqual([
      { name: 'Attic', aliases: [] },
      { name: 'Bath', aliases: ['wash room'] },
    ]);
    const shown = [...registry.entities].map(([id, { area, aliases, hidden, internal }]) => [
      id,
      area,
      aliases,
      hidden,
      internal,
    ]);
    expect(shown).toEqual([
      ['light.own', 'Attic', ['mine'], false, false],
      ['light.device', 'Bath', [], false, false],
      ['light.part', 'Bath', [], false, false],
      ['light.ring', undefined, [], false, false],
      ['light.hidden', undefined, [], true, false],
      ['light.off', undefined, [], true, false],
      ['sensor.rssi', undefined, [], false, true],
    ]);
  });

  test('of a large home are asked for aliases in batches', async () => {
    const ids = Array.from({ length: 1201 }, (_, i) => `light.l${i}`);
    const { ask, asked } = hub({
      get_config: CONFIG,
      'config/entity_registry/list': ids.map((entity_id) => ({ entity_id })),
      'config/entity_registry/get_entries': (message: { entity_ids: string[] }) =>
        Object.fromEntries(message.entity_ids.map((id) => [id, { aliases: [`alias of ${id}`] }])),
    });
    const registry = await readRegistry(ask, () => undefined);
    expect(asked.filter(({ type }) => type.endsWith('get_entries'))).toHaveLength(3);
    expect(registry.entities.get('light.l1200')?.aliases).toEqual(['alias of light.l1200']);
  });

  test('say what is shown to voice assistants: the list has what is, an entry what is not', async () => {
    const exposed_entities = { 'light.a': { conversation: true }, 'light.c': { cloud: true } };
    const decided = (should_expose: boolean): object => ({ conversation: { should_expose } });
    const registry = await readRegistry(
      hub({
        get_config: CONFIG,
        'homeassistant/expose_entity/list': { exposed_entities },
        'config/entity_registry/list': [
          { entity_id: 'light.a', options: decided(true) },
          { entity_id: 'light.b', options: decided(false) },
          { entity_id: 'light.d', options: {} },
        ],
      }).ask,
      () => undefined,
    );
    expect(registry.exposed).toEqual(
      new Map([
        ['light.a', true],
        ['light.b', false],
      ]),
    );
  });
});
