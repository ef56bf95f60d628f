import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import mqtt from 'mqtt';
import { answerWith } from '../../src/cli/demo/answers.ts';
import { lampOf } from '../../src/cli/demo/lamp.ts';
import { systemClock } from '../../src/home/clock.ts';
import { defaultHome } from '../../src/home/demo-home/default-home.ts';
import { createDemoHome } from '../../src/home/demo-home/demo-home.ts';
import { openConfigApi } from '../../src/home/hub/config-api.ts';
import { connectHub } from '../../src/home/hub/hub.ts';
import type { BrokerOptions } from '../../src/satellites/broker-options.ts';
import { brokersUnderTest } from '../satellites/brokers.ts';
import { startSupervisor } from '../support/supervisor.ts';
import { addonOptions, startContainer } from './addon/container.ts';
import { keepProblems, newFolder, standBefore } from './household.ts';

const LONG_MS = 240_000;
const SATELLITES = [{ site_id: 'living-room-sat', area: 'Living room' }];
const LAMP = 'light.living_room';

/** A core with a demo home in it, somebody who watches it, and a Supervisor before it. */
async function house(mqtt?: Readonly<Record<string, unknown>>) {
  const log = keepProblems();
  const core = await createDemoHome({ home: defaultHome(), clock: systemClock, travel: 'lifelike' });
  const observer = await connectHub({ url: core.url, token: core.token, exposedOnly: false, log });
  const { folder, remove } = await newFolder();
  const options = addonOptions({ satellites: SATELLITES });
  const supervisor = await startSupervisor({ core, options, ...(mqtt ? { mqtt } : {}) });
  return {
    core,
    folder,
    options,
    supervisor,
    async lamp() {
      await observer.settle();
      const entity = observer.home().entities.find(({ id }) => id === LAMP);
      return entity && lampOf(entity);
    },
    async close() {
      await supervisor.close();
      await observer.close();
      await core.close();
      await remove();
    },
  };
}

/** What the broker keeps of Understudy as a device. */
async function seeDevice({ host, port, username, password }: BrokerOptions): Promise<Record<string, string>> {
  const account = username === undefined || password === undefined ? {} : { username, password };
  const client = await mqtt.connectAsync({ host, ...(port === undefined ? {} : { port }), ...account });
  const kept: Record<string, string> = {};
  client.on('message', (topic, payload) => {
    kept[topic] = payload.toString();
  });
  await client.subscribeAsync('understudy/#');
  for (let tries = 0; tries < 50 && Object.keys(kept).length < 5; tries++) await sleep(100);
  await client.endAsync();
  return kept;
}

describe('the add-on, under a Supervisor', () => {
  for (const { name, start } of brokersUnderTest().filter((broker) => broker.protocolVersion === 4)) {
    test(
      `finds ${name} and the core by itself, learns, and outlives a restart of the core`,
      async () => {
        const broker = await start();
        const { host, port, username, password } = broker.options;
        // As the Mosquitto add-on announces it: the port may be a text.
        const home = await house({ host, port: String(port), ssl: false, username, password, protocol: '3.1.1' });
        const addon = await startContainer(home.folder, home.options, home.supervisor);
        const { person, moments, leave } = await standBefore(broker.options, 'living-room-sat');
        try {
          await addon.until('/health', 200);
          await person.converse('set the living room light to study mode', answerWith('sixty percent and warm'));
          expect([moments, await home.lamp()]).toEqual([
            moments,
            expect.objectContaining({ on: true, brightnessPct: 60 }),
          ]);
          expect(await readdir(join(home.folder, 'config', 'rules'))).toContain('study-mode.yaml');

          const device = await seeDevice(broker.options);
          expect(device).toMatchObject({
            'understudy/availability': 'online',
            'understudy/last_heard': expect.stringContaining('"site_id":"living-room-sat"'),
            'understudy/last_action': expect.stringContaining('light.turn_on'),
            'understudy/listening/living-room-sat': 'ON',
          });

          home.supervisor.stopCore();
          await addon.until('/health', 503);
          expect(await addon.get('/health/live')).toMatchObject({ status: 200 });
          home.supervisor.startCore();
          await addon.until('/health', 200);
          await person.converse('turn off the living room light', answerWith('never mind'));
          expect([moments, await home.lamp()]).toEqual([moments, { on: false }]);

          expect(home.supervisor.requests).toContain('GET /services/mqtt 200');
          expect(await addon.stop()).toBe(0);
          const secrets = [home.supervisor.token, home.core.token, ...(password ? [password] : [])];
          expect(secrets.filter((secret) => addon.logged().includes(secret))).toEqual([]);
        } finally {
          await addon.stop();
          await leave();
          await home.close();
          await broker.stop();
        }
      },
      LONG_MS,
    );
  }

  test(
    'runs its own broker where there is none',
    async () => {
      const home = await house();
      const addon = await startContainer(home.folder, home.options, home.supervisor);
      try {
        await addon.until('/health', 200);
        expect(home.supervisor.requests).toContain('GET /services/mqtt 400');
        expect((await addon.get('/')).body).toContain('Understudy');
      } finally {
        expect(await addon.stop()).toBe(0);
        await home.close();
      }
    },
    LONG_MS,
  );

  test(
    'ends with a line for each mistake in its options',
    async () => {
      const home = await house();
      const wrong = { ...home.options, satellites: [{ site_id: 'a' }], voice: 'bob' };
      const addon = await startContainer(home.folder, wrong, home.supervisor);
      expect(await addon.ended).toBe(2);
      expect(addon.logged().trim().split('\n')).toEqual([
        expect.stringMatching(/^understudy: .*options\.json:1: satellites\[0\]\.area is missing\.$/),
        expect.stringMatching(/^understudy: .*options\.json:1: voice must be one of slt, rms, awb, kal, not "bob"\.$/),
      ]);
      await home.close();
    },
    LONG_MS,
  );
});

describe('the Supervisor', () => {
  test('shows the core to those alone who have its token, over REST as over WebSocket', async () => {
    const home = await house();
    const url = `${home.supervisor.url}/core`;
    const log = keepProblems();
    try {
      await expect(connectHub({ url, token: home.core.token, log })).rejects.toMatchObject({ code: 'HUB_REFUSED' });
      const hub = await connectHub({ url, token: home.supervisor.token, log });
      expect(hub.home().entities.length).toBeGreaterThan(10);
      await hub.close();
      const stranger = openConfigApi({ url, token: 'no' });
      await expect(stranger.read('script', 'tea')).rejects.toMatchObject({ code: 'HUB_REFUSED' });
      const configs = openConfigApi({ url, token: home.supervisor.token });
      const script = { alias: 'Tea', sequence: [{ action: 'light.turn_on', target: { entity_id: LAMP } }] };
      await configs.write('script', 'tea', script);
      expect(await configs.read('script', 'tea')).toMatchObject({ alias: 'Tea' });
    } finally {
      await home.close();
    }
  });
});
