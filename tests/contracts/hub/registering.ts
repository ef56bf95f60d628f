import { describe, expect, test } from '@jest/globals';
import { type Bench, eventually, find } from './bench.ts';
import type { RawClient } from './raw-client.ts';
import type { Candidate } from './site.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Sends a command that has to succeed. */
async function succeed(admin: RawClient, message: Fields & { readonly type: string }): Promise<Fields> {
  const { success, result, error } = await admin.ask(message);
  if (success !== true) throw new Error(`${message.type} failed: ${error?.message}`);
  return result as Fields;
}

/** Floors, areas, names, aliases and what is shown to voice assistants, and that changes of them are followed. */
export function describeRegistries(bench: Bench, candidate: Candidate): void {
  describe('the registries', () => {
    test('tell a new area, with its aliases, and that it is gone again', async () => {
      const hub = await bench.connect();
      const admin = await bench.admin();
      const named = (name: string): (() => string | undefined) => {
        return () => (hub.home().areas.some((area) => area.name === name) ? undefined : `there is no ${name}`);
      };
      const { area_id } = await succeed(admin, {
        type: 'config/area_registry/create',
        name: 'Attic',
        aliases: ['loft'],
      });
      await eventually(hub, named('Attic'));
      expect(hub.home().areas.find(({ name }) => name === 'Attic')).toEqual({ name: 'Attic', aliases: ['loft'] });
      await succeed(admin, { type: 'config/area_registry/update', area_id, name: 'Roof', aliases: [] });
      await eventually(hub, named('Roof'));
      await succeed(admin, { type: 'config/area_registry/delete', area_id });
      await eventually(hub, () => (named('Roof')() === undefined ? 'it is there still' : undefined));
    });

    test('do not take an area twice', async () => {
      const admin = await bench.admin();
      const { area_id } = await succeed(admin, { type: 'config/area_registry/create', name: 'Cellar' });
      const again = await admin.ask({ type: 'config/area_registry/create', name: 'Cellar' });
      expect(again).toMatchObject({ success: false, error: { code: 'invalid_info' } });
      await succeed(admin, { type: 'config/area_registry/delete', area_id });
    });

    test('tell a floor, what is on it, and that it is gone again', async () => {
      const hub = await bench.connect();
      const admin = await bench.admin();
      const { floor_id } = await succeed(admin, {
        type: 'config/floor_registry/create',
        name: 'Top floor',
        aliases: ['upstairs'],
        level: 2,
      });
      const { area_id } = await succeed(admin, { type: 'config/area_registry/create', name: 'Attic', floor_id });
      await eventually(hub, () => (hub.home().areas[0]?.floor === 'Top floor' ? undefined : 'it is on no floor'));
      expect(hub.home().floors).toEqual([{ name: 'Top floor', aliases: ['upstairs'], level: 2 }]);
      await succeed(admin, { type: 'config/floor_registry/delete', floor_id });
      await eventually(hub, () => (hub.home().floors.length === 0 ? undefined : 'it is there still'));
      await eventually(hub, () => (hub.home().areas[0]?.floor === undefined ? undefined : 'it is on a floor still'));
      await succeed(admin, { type: 'config/area_registry/delete', area_id });
    });

    test('tell an entity’s name, aliases and area, and those of its device', async () => {
      const hub = await bench.connect();
      const admin = await bench.admin();
      const entity_id = 'light.bed_light';
      const { area_id } = await succeed(admin, { type: 'config/area_registry/create', name: 'Bedroom' });
      const update = { type: 'config/entity_registry/update', entity_id };
      await succeed(admin, { ...update, name: 'Night light', aliases: ['reading lamp'], area_id });
      const is = (name: string, area: string | undefined): Promise<void> =>
        eventually(hub, () => {
          const seen = find(hub, entity_id);
          return seen?.name === name && seen.area === area ? undefined : `it is ${seen?.name} in ${seen?.area}`;
        });
      await is('Night light', 'Bedroom');
      expect(find(hub, entity_id)?.aliases).toEqual(['reading lamp']);
      const entries = await succeed(admin, { type: 'config/entity_registry/get_entries', entity_ids: [entity_id] });
      const { device_id } = entries[entity_id] as Fields;
      await succeed(admin, { ...update, name: null, aliases: [], area_id: null });
      await is('Bed Light', undefined);
      await succeed(admin, { type: 'config/device_registry/update', device_id, area_id });
      await is('Bed Light', 'Bedroom');
      await succeed(admin, { type: 'config/area_registry/delete', area_id });
      await is('Bed Light', undefined);
    });

    test('tell of what there is not that there is none', async () => {
      const admin = await bench.admin();
      const entity_ids = ['light.nowhere'];
      expect(await succeed(admin, { type: 'config/entity_registry/get_entries', entity_ids })).toEqual({
        'light.nowhere': null,
      });
    });

    test('hide an entity, and show it again', async () => {
      const hub = await bench.connect();
      const all = await bench.connect({ exposedOnly: false });
      const admin = await bench.admin();
      const entity_id = 'light.kitchen_lights';
      for (const [hidden_by, there] of [
        ['user', false],
        [null, true],
      ] as const) {
        await succeed(admin, { type: 'config/entity_registry/update', entity_id, hidden_by });
        for (const one of [hub, all]) {
          await eventually(one, () => ((find(one, entity_id) !== undefined) === there ? undefined : 'not yet'));
        }
      }
    });
  });

  const allShown = candidate.lacks.undecided;
  const withDefaults = allShown === undefined ? test : test.skip;

  describe('what is shown to voice assistants', () => {
    withDefaults(titled('is what the hub shows by itself: no lock, no siren', allShown), async () => {
      const hub = await bench.connect();
      const shown = (domain: string): boolean => hub.home().entities.some((entity) => entity.domain === domain);
      expect(['light', 'switch', 'cover', 'fan', 'climate', 'media_player', 'vacuum'].filter(shown)).toHaveLength(7);
      expect(['lock', 'siren', 'valve', 'lawn_mower'].filter(shown)).toEqual([]);
      const all = await bench.connect({ exposedOnly: false });
      expect(find(all, 'lock.front_door')?.id).toBe('lock.front_door');
    });

    test('is what somebody decided, as soon as it is decided', async () => {
      const hub = await bench.connect();
      const admin = await bench.admin();
      const decide = async (entity_id: string, should_expose: boolean): Promise<void> => {
        const message = { assistants: ['conversation'], entity_ids: [entity_id], should_expose };
        await succeed(admin, { type: 'homeassistant/expose_entity', ...message });
        await eventually(hub, () => ((find(hub, entity_id) !== undefined) === should_expose ? undefined : 'not yet'));
      };
      await decide('light.kitchen_lights', false);
      await decide('light.kitchen_lights', true);
      await decide('lawn_mower.mower_can_do_all', false);
      await decide('lawn_mower.mower_can_do_all', true);
      await decide('lawn_mower.mower_can_do_all', false);
    });
  });
}

/** A skipped test says why in its name: the report takes it from there. */
function titled(name: string, skipped: string | undefined): string {
  return skipped === undefined ? name : `${name} (skipped: ${skipped})`;
}
