import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Call } from '../../../src/domain/call.ts';
import type { Entity, HomeEvent, Json } from '../../../src/domain/home.ts';
import { type ConnectedHub, connectHub, type HubOptions } from '../../../src/home/hub/hub.ts';
import { layWire } from './proxy.ts';
import { connectRaw } from './raw-client.ts';
import type { Site } from './site.ts';

export function call(action: string, ids: readonly string[], data: Readonly<Record<string, Json>> = {}): Call {
  const [domain = '', service = ''] = action.split('.');
  return { domain, service, target: { entity_id: ids }, data };
}

/** What every hub must do. Run against the demo home, and against a real Home Assistant where there is one. */
export function describeHub(name: string, createSite: () => Promise<Site>): void {
  describe(`the client of ${name}`, () => {
    let site: Site;
    let hubs: ConnectedHub[];
    let lines: string[];

    beforeEach(async () => {
      site = await createSite();
      hubs = [];
      lines = [];
    });
    afterEach(async () => {
      await Promise.all(hubs.map((hub) => hub.close()));
      await site.close();
    });

    const connect = async (options: Partial<HubOptions> = {}): Promise<ConnectedHub> => {
      const log = { info: (line: string) => void lines.push(line), problem: (line: string) => void lines.push(line) };
      const { url, token, home } = site;
      const hub = await connectHub({
        url,
        token,
        satellites: home.satellites,
        log,
        timing: { registryMs: 20 },
        ...options,
      });
      hubs.push(hub);
      return hub;
    };
    const find = (hub: ConnectedHub, id: string): Entity | undefined =>
      hub.home().entities.find((one) => one.id === id);
    const until = (hub: ConnectedHub, wanted: (event: HomeEvent) => boolean): Promise<HomeEvent> =>
      new Promise((resolve) => {
        const stop = hub.subscribe((event) => {
          if (!wanted(event)) return;
          stop();
          resolve(event);
        });
      });
    const reconnected = (event: HomeEvent): boolean => event.kind === 'connection' && event.connected;

    describe('connecting', () => {
      test('reads the home as it is', async () => {
        const hub = await connect();
        const { home } = site;
        expect(hub.connected).toBe(true);
        expect({ ...hub.home(), entities: [] }).toEqual({ ...home, entities: [] });
        const names = (entities: readonly Entity[]) =>
          entities.map(({ id, name, area, aliases }) => ({ id, name, area, aliases }));
        expect(names(hub.home().entities)).toEqual(names(home.entities));
      });

      test('with a wrong token is refused with advice', async () => {
        await expect(connect({ token: 'wrong' })).rejects.toMatchObject({
          code: 'HUB_REFUSED',
          message: expect.stringContaining('long-lived access token'),
        });
      });

      test('to where nothing listens fails with advice', async () => {
        await site.stop();
        await expect(connect()).rejects.toMatchObject({
          code: 'HUB_UNREACHABLE',
          message: expect.stringContaining('nothing listens there'),
        });
      });

      test('to what never answers gives up', async () => {
        const silent = createServer(() => undefined).listen(0, '127.0.0.1');
        await once(silent, 'listening');
        const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/api/websocket`;
        await expect(connect({ url, timing: { connectMs: 100 } })).rejects.toMatchObject({
          code: 'HUB_UNREACHABLE',
          message: expect.stringContaining('did not answer in time'),
        });
        silent.close();
      });

      test('takes the address that a person knows', async () => {
        const hub = await connect({ url: new URL(site.url).origin.replace('ws', 'http') });
        expect(hub.home().name).toBe(site.home.name);
      });
    });

    describe('conversing', () => {
      test('answers in words, and carries a conversation on', async () => {
        const hub = await connect();
        const first = await hub.converse('purple monkeys dance the foxtrot');
        expect(first.speech).toMatch(/\w/);
        expect(first.conversation).toMatch(/\w/);
        const next = await hub.converse('and the waltz', first.conversation);
        expect(next.conversation).toBe(first.conversation);
      });

      test('without a connection fails with what happened', async () => {
        const hub = await connect();
        const lost = until(hub, (event) => event.kind === 'connection' && !event.connected);
        await site.stop();
        await lost;
        await expect(hub.converse('hello')).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
      });
    });

    describe('calling', () => {
      test('changes the home before it returns', async () => {
        const hub = await connect();
        await hub.call(call('light.turn_on', ['light.colour'], { brightness_pct: 40 }));
        expect(find(hub, 'light.colour')).toMatchObject({ state: 'on', attributes: { brightness: 102 } });
        await hub.call(call('light.turn_off', ['light.colour']));
        expect(find(hub, 'light.colour')?.state).toBe('off');
        expect(find(hub, 'light.colour')?.attributes).not.toHaveProperty('brightness');
      });

      test('several at once is answered one by one', async () => {
        const hub = await connect();
        const ids = ['light.colour', 'light.dimmer', 'light.plain', 'switch.kettle'];
        await Promise.all(ids.map((id) => hub.call(call(`${id.split('.')[0]}.turn_on`, [id]))));
        expect(ids.map((id) => find(hub, id)?.state)).toEqual(['on', 'on', 'on', 'on']);
      });

      test('a service that does not exist fails with the hub’s words', async () => {
        const hub = await connect();
        await expect(hub.call(call('light.explode', ['light.colour']))).rejects.toMatchObject({
          code: 'HUB_CALL_FAILED',
          message: expect.stringMatching(/light\.explode.*not found/),
        });
      });

      test('with data that the hub does not know fails', async () => {
        const hub = await connect();
        await expect(hub.call(call('light.turn_on', ['light.colour'], { brightnes: 3 }))).rejects.toMatchObject({
          code: 'HUB_CALL_FAILED',
          message: expect.stringContaining('brightnes'),
        });
      });

      test('an entity that does not exist does nothing', async () => {
        const hub = await connect();
        const before = hub.home();
        await hub.call(call('light.turn_on', ['light.nowhere']));
        expect(hub.home()).toBe(before);
      });

      test('a service that answers gives its answer', async () => {
        const hub = await connect();
        const answer = await hub.read(call('weather.get_forecasts', ['weather.here'], { type: 'daily' }));
        expect(answer).toMatchObject({
          'weather.here': {
            forecast: expect.arrayContaining([expect.objectContaining({ condition: expect.any(String) })]),
          },
        });
      });
    });

    describe('the home', () => {
      test('stays the same object while nothing changes, and so do the entities that did not change', async () => {
        const hub = await connect();
        const before = hub.home();
        expect(hub.home()).toBe(before);
        await hub.call(call('light.turn_on', ['light.plain']));
        expect(hub.home()).not.toBe(before);
        const changed = hub.home().entities.filter((entity, i) => entity !== before.entities[i]);
        expect(changed.map(({ id }) => id)).toEqual(['light.plain']);
      });

      test('tells a change that somebody else made, with what was before', async () => {
        const hub = await connect();
        const told = until(hub, (event) => event.kind === 'state');
        site.setState('switch.kettle', 'on');
        expect(await told).toMatchObject({
          kind: 'state',
          entity: { id: 'switch.kettle', state: 'on' },
          old: { state: 'off' },
        });
      });

      test('is up to date after settle', async () => {
        const hub = await connect();
        site.setState('switch.kettle', 'on');
        await hub.settle();
        expect(find(hub, 'switch.kettle')?.state).toBe('on');
      });

      test('tells nobody who no longer listens', async () => {
        const hub = await connect();
        const events: HomeEvent[] = [];
        hub.subscribe((event) => events.push(event))();
        await hub.call(call('light.turn_on', ['light.plain']));
        expect(events).toEqual([]);
      });

      test('follows new names, aliases and areas', async () => {
        const hub = await connect();
        const admin = await connectRaw(site.url, site.token);
        const told = until(hub, (event) => event.kind === 'registry');
        await admin.ask({
          type: 'config/entity_registry/update',
          entity_id: 'light.plain',
          name: 'Work light',
          aliases: ['bench lamp'],
          area_id: 'living_room',
        });
        await told;
        expect(find(hub, 'light.plain')).toMatchObject({
          name: 'Work light',
          aliases: ['bench lamp'],
          area: 'Living room',
        });
        admin.close();
      });

      test('follows a new area', async () => {
        const hub = await connect();
        const admin = await connectRaw(site.url, site.token);
        const told = until(hub, (event) => event.kind === 'registry');
        await admin.ask({ type: 'config/area_registry/create', name: 'Attic', aliases: ['loft'] });
        await told;
        expect(hub.home().areas.map(({ name }) => name)).toContain('Attic');
        admin.close();
      });

      test('has no hidden entities, and none that are not exposed to voice', async () => {
        const admin = await connectRaw(site.url, site.token);
        await admin.ask({ type: 'config/entity_registry/update', entity_id: 'light.plain', hidden_by: 'user' });
        await admin.ask({
          type: 'homeassistant/expose_entity',
          assistants: ['conversation'],
          entity_ids: ['light.dimmer'],
          should_expose: false,
        });
        const voice = await connect();
        expect([find(voice, 'light.plain'), find(voice, 'light.dimmer')]).toEqual([undefined, undefined]);
        const all = await connect({ exposedOnly: false });
        expect([find(all, 'light.plain'), find(all, 'light.dimmer')?.id]).toEqual([undefined, 'light.dimmer']);
        admin.close();
      });

      test('loses an entity that is hidden while it looks', async () => {
        const hub = await connect();
        const admin = await connectRaw(site.url, site.token);
        const told = until(hub, (event) => event.kind === 'registry');
        await admin.ask({ type: 'config/entity_registry/update', entity_id: 'light.plain', hidden_by: 'user' });
        await told;
        expect(find(hub, 'light.plain')).toBeUndefined();
        admin.close();
      });
    });

    describe('a broken connection', () => {
      test('is told, and mended with the states as they are by then', async () => {
        const hub = await connect();
        const lost = until(hub, (event) => event.kind === 'connection' && !event.connected);
        await site.stop();
        await lost;
        expect(hub.connected).toBe(false);
        expect(hub.home().name).toBe(site.home.name);
        site.setState('switch.kettle', 'on');
        const back = until(hub, reconnected);
        await site.restart();
        await back;
        expect(find(hub, 'switch.kettle')?.state).toBe('on');
        await hub.call(call('switch.turn_off', ['switch.kettle']));
        expect(find(hub, 'switch.kettle')?.state).toBe('off');
      });

      test('fails the calls that are under way, and those made meanwhile', async () => {
        const wire = await layWire(site.url);
        const hub = await connect({ url: wire.url });
        wire.freeze();
        const underWay = hub.call(call('switch.turn_on', ['switch.kettle']));
        const failed = expect(underWay).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
        await wire.close();
        await failed;
        await expect(hub.call(call('switch.turn_on', ['switch.kettle']))).rejects.toMatchObject({
          code: 'HUB_UNREACHABLE',
          message: expect.stringContaining('not connected'),
        });
      });

      test('that nobody reports is noticed and replaced', async () => {
        const wire = await layWire(site.url);
        const hub = await connect({
          url: wire.url,
          timing: { heartbeatMs: 50, heartbeatTimeoutMs: 100, registryMs: 20 },
        });
        const back = until(hub, reconnected);
        wire.freeze();
        await back;
        expect(wire.connections()).toBe(2);
        await hub.call(call('switch.turn_on', ['switch.kettle']));
        expect(find(hub, 'switch.kettle')?.state).toBe('on');
        expect(lines.some((line) => line.includes('went silent'))).toBe(true);
        await hub.close();
        await wire.close();
      });

      test('that breaks again and again is mended each time', async () => {
        const hub = await connect();
        for (const _ of [1, 2, 3]) {
          const back = until(hub, reconnected);
          site.drop();
          await back;
        }
        await hub.call(call('switch.turn_on', ['switch.kettle']));
        expect(find(hub, 'switch.kettle')?.state).toBe('on');
      });

      test('a call that takes too long fails', async () => {
        const wire = await layWire(site.url);
        const hub = await connect({ url: wire.url, timing: { callMs: 50 } });
        wire.freeze();
        await expect(hub.call(call('switch.turn_on', ['switch.kettle']))).rejects.toMatchObject({
          code: 'HUB_CALL_FAILED',
          message: expect.stringContaining('did not answer switch.turn_on'),
        });
        await hub.close();
        await wire.close();
      });

      test('is not mended after closing', async () => {
        const wire = await layWire(site.url);
        const hub = await connect({ url: wire.url });
        await hub.close();
        await expect(hub.call(call('switch.turn_on', ['switch.kettle']))).rejects.toMatchObject({
          code: 'HUB_UNREACHABLE',
        });
        expect(wire.connections()).toBe(1);
        await wire.close();
      });
    });
  });
}
