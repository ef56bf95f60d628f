import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/domain/home.ts';
import type { Bench } from './bench.ts';

/** Getting in, and what there is to see then. Has to run first: it looks at the devices as they are in the beginning. */
export function describeConnecting(bench: Bench): void {
  describe('connecting', () => {
    test('reads the home as it is', async () => {
      const hub = await bench.connect({ exposedOnly: false });
      const { name, unitSystem, zones, floors, areas, satellites } = hub.home();
      expect({ name, unitSystem, zones, floors, areas, satellites }).toEqual({
        ...bench.site.home,
        entities: undefined,
      });
      const ids = new Set(bench.site.home.entities.map(({ id }) => id));
      const seen = hub.home().entities.filter(({ id }) => ids.has(id));
      const plain = (entities: typeof seen) =>
        entities
          .map(({ id, domain, name, aliases, state, attributes }) => ({ id, domain, name, aliases, state, attributes }))
          .sort((a, b) => a.id.localeCompare(b.id));
      const wanted = bench.site.home.entities.map((entity) => ({
        ...entity,
        attributes: expect.objectContaining(Object.fromEntries(Object.entries(entity.attributes).map(roughly))),
      }));
      expect(plain(seen)).toEqual(plain(wanted as unknown as typeof seen));
    });

    test('with a wrong token is refused with advice', async () => {
      await expect(bench.connect({ token: 'wrong' })).rejects.toMatchObject({
        code: 'HUB_REFUSED',
        message: expect.stringContaining('long-lived access token'),
      });
    });

    test('to what never answers gives up', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/api/websocket`;
      await expect(bench.connect({ url, timing: { connectMs: 100 } })).rejects.toMatchObject({
        code: 'HUB_UNREACHABLE',
        message: expect.stringContaining('did not answer in time'),
      });
      silent.close();
    });

    test('takes the address that a person knows', async () => {
      const hub = await bench.connect({ url: new URL(bench.site.url).origin.replace('ws', 'http') });
      expect(hub.home().name).toBe(bench.site.home.name);
    });
  });

  describe('conversing', () => {
    test('answers in words, and carries a conversation on', async () => {
      const hub = await bench.connect();
      const first = await hub.converse('purple monkeys dance the foxtrot');
      expect(first.speech).toMatch(/\w/);
      expect(first.conversation).toMatch(/\w/);
      const next = await hub.converse('and the waltz', first.conversation);
      expect(next.conversation).toBe(first.conversation);
    });
  });
}

/** The same colour, however it is rounded. */
function roughly([key, value]: [string, Json]): [string, unknown] {
  if (key === 'hs_color' && Array.isArray(value)) return [key, value.map((one) => expect.closeTo(Number(one), 0))];
  return [key, value];
}
