import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import mqtt, { type MqttClient } from 'mqtt';
import type { Reply } from '../../../src/domain/turn.ts';
import { type Device, openDevice } from '../../../src/satellites/device/device.ts';
import { nameSites } from '../../../src/satellites/device/discovery.ts';
import { layWire } from '../../contracts/hub/proxy.ts';
import { type BrokerUnderTest, brokersUnderTest } from '../brokers.ts';
import { keptLog } from '../people.ts';
import { openWorld, type TestBroker } from '../world.ts';

const SITES = [{ siteId: 'kitchen-sat', area: 'Kitchen' }, { siteId: 'Bed Room' }];
const timing = { endpointMs: 0, decodeMs: 0 };
const reply: Reply = { say: 'Done.', listening: false, expects: 'request', calls: [] };
const lampOn = { domain: 'light', service: 'turn_on', target: { entity_id: ['light.desk'] }, data: {} };

function heard(text: string) {
  return { outcome: 'heard', hypotheses: [{ text, confidence: 0.9, words: [] }], unknown: [], timing } as never;
}

for (const { name, start } of brokersUnderTest().filter(({ protocolVersion }) => protocolVersion === 4)) {
  describe(`Understudy as a device at ${name}`, () => {
    let broker: TestBroker;
    let home: MqttClient;
    let said: Map<string, string>;
    const open: Device[] = [];
    const undone: string[] = [];

    beforeEach(async () => {
      broker = await start();
      home = await mqtt.connectAsync({ ...broker.options, reconnectPeriod: 100 });
      said = new Map();
      undone.length = 0;
      home.on('message', (topic, payload) => said.set(topic, payload.toString()));
      await home.subscribeAsync(['homeassistant/#', 'understudy/#']);
    });
    afterEach(async () => {
      for (const device of open.splice(0)) await device.close();
      await home.endAsync(true);
      await broker.stop();
    });

    async function openOne(port = broker.options.port): Promise<Device> {
      const undo = async (site: string) => String(undone.push(site));
      const where = { ...broker.options, ...(port === undefined ? {} : { port }), reconnectMs: 100 };
      const device = await openDevice({ broker: where, sites: SITES, version: '1.2.3', log: keptLog(), undo });
      open.push(device);
      return device;
    }
    async function until(holds: () => boolean): Promise<void> {
      for (let tries = 0; tries < 400 && !holds(); tries++) await sleep(10);
      expect([holds(), [...said]]).toEqual([true, expect.anything()]);
    }
    const read = (topic: string) => JSON.parse(said.get(topic) ?? '{}') as Record<string, unknown>;
    const CONFIG = 'homeassistant/device/understudy/config';

    test('introduces itself, with a switch for each satellite', async () => {
      await openOne();
      await until(() => said.has(CONFIG) && said.get('understudy/listening/bed_room') === 'ON');
      expect(said.get('understudy/availability')).toBe('online');
      const { components, device } = read(CONFIG) as {
        components: Record<string, Record<string, string>>;
        device: object;
      };
      expect(device).toMatchObject({ identifiers: ['understudy'], sw_version: '1.2.3' });
      expect(Object.keys(components)).toEqual([
        'last_heard',
        'last_action',
        'health',
        'undo',
        'listening_kitchen-sat',
        'listening_bed_room',
      ]);
      const ids = Object.values(components).map(({ unique_id }) => unique_id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(components['listening_kitchen-sat']).toMatchObject({
        platform: 'switch',
        name: 'Listening: Kitchen (kitchen-sat)',
      });
    });

    test('says what was heard and done, and how it is', async () => {
      const device = await openOne();
      device.tell({ siteId: 'kitchen-sat', heard: heard('lights on'), reply: { ...reply, calls: [lampOn, lampOn] } });
      device.report({ hub: { state: 'retrying', detail: 'away' }, voice: { state: 'ok' } });
      await until(() => said.has('understudy/health') && said.has('understudy/last_action'));
      expect(read('understudy/last_heard')).toMatchObject({
        text: 'lights on',
        site_id: 'kitchen-sat',
        answer: 'Done.',
      });
      expect(read('understudy/last_action')).toMatchObject({ text: 'light.turn_on', calls: [lampOn, lampOn] });
      expect(read('understudy/health')).toMatchObject({ problem: 'True', hub: { detail: 'away' } });
    });

    test('undoes where something was done last, and nothing before', async () => {
      const device = await openOne();
      home.publish('understudy/undo', 'PRESS');
      home.publish('understudy/listening/bed_room/set', 'OFF');
      await until(() => !device.listens('Bed Room'));
      expect(undone).toEqual([]);
      device.tell({ siteId: 'kitchen-sat', heard: heard('lights on'), reply: { ...reply, calls: [lampOn] } });
      device.tell({ siteId: 'Bed Room', heard: heard('what time is it'), reply });
      await until(() => said.has('understudy/last_heard'));
      home.publish('understudy/undo', 'PRESS');
      await until(() => undone.length > 0);
      expect(undone).toEqual(['kitchen-sat']);
    });

    test('stops to listen where its switch is off, also after a restart', async () => {
      const device = await openOne();
      expect(device.listens('kitchen-sat')).toBe(true);
      home.publish('understudy/listening/kitchen-sat/set', 'OFF');
      await until(() => !device.listens('kitchen-sat') && said.get('understudy/listening/kitchen-sat') === 'OFF');
      expect(device.listens('Bed Room')).toBe(true);
      await open.pop()?.close();
      const next = await openOne();
      await until(() => !next.listens('kitchen-sat'));
      home.publish('understudy/listening/kitchen-sat/set', 'ON');
      await until(() => next.listens('kitchen-sat') && said.get('understudy/listening/kitchen-sat') === 'ON');
    });

    test('introduces itself anew when Home Assistant or the broker comes back', async () => {
      const device = await openOne();
      device.report({ hub: { state: 'ok' } });
      await until(() => said.has('understudy/health'));
      said.clear();
      home.publish('homeassistant/status', 'online');
      await until(() => said.has(CONFIG) && said.has('understudy/health') && said.has('understudy/listening/bed_room'));
      said.clear();
      await broker.restart();
      await until(() => said.get('understudy/availability') === 'online' && said.has(CONFIG));
    });

    test('is unavailable where its line breaks without a word, by its last will', async () => {
      const wire = await layWire(`tcp://127.0.0.1:${broker.options.port}`);
      const seen: string[] = [];
      home.on('message', (topic, payload) => {
        if (topic === 'understudy/availability') seen.push(payload.toString());
      });
      await openOne(Number(new URL(wire.url).port));
      await until(() => seen.at(-1) === 'online');
      wire.drop();
      await until(() => seen.join() === 'online,offline,online');
      await open.pop()?.close();
      await wire.close();
    });

    test('is unavailable once it is closed', async () => {
      await openOne();
      await until(() => said.get('understudy/availability') === 'online');
      await open.pop()?.close();
      await until(() => said.get('understudy/availability') === 'offline');
    });
  });
}

test('a wake word is not heeded where nobody is to listen; elsewhere it is', async () => {
  const broker = await (brokersUnderTest()[0] as BrokerUnderTest).start();
  const world = await openWorld(broker.options, { heeds: (siteId) => siteId !== 'quiet' });
  const [quiet, other] = [await world.satellite('quiet'), await world.satellite('other')];
  const sessions = () => Object.fromEntries(world.satellites.sites().map((site) => [site.siteId, site.sessionId]));
  quiet.wake();
  other.wake();
  for (let tries = 0; tries < 300 && sessions().other === undefined; tries++) await sleep(10);
  expect(sessions()).toEqual({ quiet: undefined, other: expect.any(String) });
  await world.close();
  await broker.stop();
});

test('no two satellites share a topic', () => {
  const keys = nameSites(['A b', 'a_b', 'A/B', '+', '#'].map((siteId) => ({ siteId }))).map(({ key }) => key);
  expect(keys).toEqual(['a_b', 'a_b_2', 'a_b_3', '_', '__2']);
});
