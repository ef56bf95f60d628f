import { describe, expect, test } from '@jest/globals';
import { type Bench, becomes, call, find, lost, reconnected, until } from './bench.ts';
import { layWire } from './proxy.ts';

/** Wires that break or go silent, and hubs that restart. */
export function describeBreaking(bench: Bench): void {
  const turnOn = call('switch.turn_on', ['switch.ac']);

  describe('a broken connection', () => {
    test('fails the calls that are under way, and those made meanwhile', async () => {
      const wire = await layWire(bench.site.url);
      const hub = await bench.connect({ url: wire.url });
      wire.freeze();
      const underWay = hub.call(turnOn);
      const failed = expect(underWay).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
      await wire.close();
      await failed;
      await expect(hub.call(turnOn)).rejects.toMatchObject({
        code: 'HUB_UNREACHABLE',
        message: expect.stringContaining('not connected'),
      });
    });

    test('that nobody reports is noticed and replaced', async () => {
      const wire = await layWire(bench.site.url);
      const timing = { heartbeatMs: 100, heartbeatTimeoutMs: 400, registryMs: 20 };
      const hub = await bench.connect({ url: wire.url, timing });
      const back = until(hub, reconnected);
      wire.freeze();
      await back;
      expect(wire.connections()).toBeGreaterThanOrEqual(2);
      await hub.call(turnOn);
      await becomes(hub, 'switch.ac', 'on');
      expect(bench.lines.some((line) => line.includes('went silent'))).toBe(true);
      await hub.close();
      await wire.close();
    });

    test('that breaks again and again is mended each time', async () => {
      const wire = await layWire(bench.site.url);
      const hub = await bench.connect({ url: wire.url });
      for (const _ of [1, 2, 3]) {
        const back = until(hub, reconnected);
        wire.drop();
        await back;
      }
      await hub.call(turnOn);
      await becomes(hub, 'switch.ac', 'on');
      await hub.close();
      await wire.close();
    });

    test('a call that takes too long fails', async () => {
      const wire = await layWire(bench.site.url);
      const hub = await bench.connect({ url: wire.url, timing: { callMs: 50 } });
      wire.freeze();
      await expect(hub.call(turnOn)).rejects.toMatchObject({
        code: 'HUB_CALL_FAILED',
        message: expect.stringContaining('did not answer switch.turn_on'),
      });
      await hub.close();
      await wire.close();
    });

    test('is not mended after closing', async () => {
      const wire = await layWire(bench.site.url);
      const hub = await bench.connect({ url: wire.url });
      await hub.close();
      await expect(hub.call(turnOn)).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
      expect(wire.connections()).toBe(1);
      await wire.close();
    });
  });

  describe('a hub that restarts', () => {
    test('is told, and its states are read again', async () => {
      const hub = await bench.connect();
      await hub.call(call('switch.turn_on', ['switch.ac']));
      await becomes(hub, 'switch.ac', 'on');
      const away = until(hub, lost);
      await bench.site.stop();
      await away;
      expect(hub.connected).toBe(false);
      expect(hub.home().name).toBe(bench.site.home.name);
      expect(find(hub, 'switch.ac')?.state).toBe('on');
      await expect(hub.call(turnOn)).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
      await expect(hub.converse('hello')).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
      await expect(bench.connect()).rejects.toMatchObject({
        code: 'HUB_UNREACHABLE',
        message: expect.stringContaining('nothing listens there'),
      });
      const back = until(hub, reconnected);
      await bench.site.restart();
      await back;
      await becomes(hub, 'switch.ac', 'off');
      await hub.call(turnOn);
      await becomes(hub, 'switch.ac', 'on');
    }, 90_000);
  });
}
