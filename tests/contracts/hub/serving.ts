import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Json } from '../../../src/domain/home.ts';
import type { ConnectedHub } from '../../../src/home/hub/hub.ts';
import { type Bench, becomes, call, eventually, find } from './bench.ts';

interface Step {
  readonly call: string;
  readonly on: string | readonly string[];
  readonly data?: Readonly<Record<string, Json>>;
  readonly state?: string | readonly string[];
}
interface Row extends Step {
  readonly name: string;
  readonly before?: readonly Step[];
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly without?: readonly string[];
  readonly refused?: string;
}

const rows = parse(readFileSync('tests/contracts/hub/services.yaml', 'utf8')) as readonly Row[];
const listed = (value: string | readonly string[]): readonly string[] => [value].flat();

/** Every service that sentences come to, as the hub does it. */
export function describeServices(bench: Bench): void {
  describe('a service', () => {
    test.each(rows)('$name', async (row) => {
      const hub = await bench.connect({ exposedOnly: false });
      for (const step of row.before ?? []) {
        await hub.call(call(step.call, listed(step.on), step.data));
        if (typeof step.state === 'string') await becomes(hub, listed(step.on)[0] ?? '', step.state);
      }
      const done = hub.call(call(row.call, listed(row.on), row.data));
      if (row.refused !== undefined) {
        const message = expect.stringMatching(new RegExp(row.refused, 's'));
        await expect(done).rejects.toMatchObject({ code: 'HUB_CALL_FAILED', message });
        return;
      }
      await done;
      for (const id of listed(row.on)) await eventually(hub, () => amiss(hub, id, row));
    });

    test('that answers gives its answer', async () => {
      const hub = await bench.connect();
      const id = 'weather.demo_weather_south';
      const answer = await hub.read(call('weather.get_forecasts', [id], { type: 'daily' }));
      const entry = { condition: expect.any(String), datetime: expect.any(String), temperature: expect.any(Number) };
      expect(answer).toEqual({ [id]: { forecast: expect.arrayContaining([expect.objectContaining(entry)]) } });
    });

    test('that does not answer is not asked to', async () => {
      const hub = await bench.connect();
      await expect(hub.read(call('light.turn_on', ['light.ceiling_lights']))).rejects.toMatchObject({
        code: 'HUB_CALL_FAILED',
        message: expect.stringContaining('response'),
      });
    });

    test('of a list adds, tells, ticks off and removes', async () => {
      const hub = await bench.connect({ exposedOnly: false });
      const list = 'todo.shopping_list';
      const items = async (): Promise<unknown> => {
        const answer = await hub.read(call('todo.get_items', [list], { status: ['needs_action', 'completed'] }));
        const { items } = (answer as Record<string, { items: { summary: string; status: string }[] }>)[list] ?? {};
        return items?.map(({ summary, status }) => `${summary}: ${status}`);
      };
      await hub.call(call('todo.add_item', [list], { item: 'Oat milk' }));
      expect(await items()).toEqual(['Oat milk: needs_action']);
      await becomes(hub, list, '1');
      await hub.call(call('todo.update_item', [list], { item: 'Oat milk', status: 'completed' }));
      expect(await items()).toEqual(['Oat milk: completed']);
      await becomes(hub, list, '0');
      await expect(hub.call(call('todo.update_item', [list], { item: 'Tea', status: 'completed' }))).rejects.toThrow(
        /Tea/,
      );
      await hub.call(call('todo.remove_item', [list], { item: 'Oat milk' }));
      expect(await items()).toEqual([]);
    });

    test('called several times at once is answered each time', async () => {
      const hub = await bench.connect();
      const ids = ['light.ceiling_lights', 'light.kitchen_lights', 'switch.ac', 'switch.decorative_lights'];
      await Promise.all(ids.map((id) => hub.call(call(`${id.split('.')[0]}.turn_on`, [id]))));
      await hub.settle();
      expect(ids.map((id) => find(hub, id)?.state)).toEqual(['on', 'on', 'on', 'on']);
    });

    test('is done by the time that it is answered', async () => {
      const hub = await bench.connect();
      await hub.call(call('light.turn_off', ['light.kitchen_lights']));
      await hub.settle();
      expect(find(hub, 'light.kitchen_lights')?.state).toBe('off');
    });

    test('called for what there is not does nothing', async () => {
      const hub = await bench.connect();
      const before = hub.home();
      await hub.call(call('light.turn_on', ['light.nowhere']));
      expect(hub.home()).toBe(before);
    });
  });
}

function amiss(hub: ConnectedHub, id: string, row: Row): string | undefined {
  const entity = find(hub, id);
  if (entity === undefined) return `${id} is not there`;
  if (row.state !== undefined && !listed(row.state).includes(entity.state)) return `${id} is ${entity.state}`;
  const wrong = Object.entries(row.attributes ?? {}).find(([key, value]) => !alike(entity.attributes[key], value));
  if (wrong !== undefined) return `${id} has ${wrong[0]} ${JSON.stringify(entity.attributes[wrong[0]])}`;
  const left = row.without?.find((key) => (entity.attributes[key] ?? null) !== null);
  return left === undefined ? undefined : `${id} still has ${left} ${JSON.stringify(entity.attributes[left])}`;
}

/** Hubs count in floating point. */
function alike(value: Json | undefined, wanted: Json): boolean {
  if (typeof value === 'number' && typeof wanted === 'number') return Math.abs(value - wanted) < 1e-6;
  return JSON.stringify(value) === JSON.stringify(wanted);
}
