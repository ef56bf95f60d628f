import { describe, expect, test } from '@jest/globals';
import type { HomeEvent } from '../../../src/domain/home.ts';
import { type Bench, becomes, call, eventually, find, until } from './bench.ts';

/** What the home says of itself as it changes. */
export function describeTelling(bench: Bench): void {
  describe('the home', () => {
    test('keeps the objects of entities that did not change', async () => {
      const hub = await bench.connect();
      await hub.call(call('light.turn_off', ['light.kitchen_lights']));
      await becomes(hub, 'light.kitchen_lights', 'off');
      const before = hub.home();
      await hub.call(call('light.turn_on', ['light.kitchen_lights']));
      await becomes(hub, 'light.kitchen_lights', 'on');
      expect(hub.home()).not.toBe(before);
      const changed = hub.home().entities.filter((entity, i) => entity !== before.entities[i]);
      expect(changed.map(({ id }) => id)).toContain('light.kitchen_lights');
      expect(changed.map(({ id }) => id)).not.toContain('light.ceiling_lights');
    });

    test('tells a change that somebody else made, with what was before', async () => {
      const hub = await bench.connect();
      const other = await bench.connect();
      await other.call(call('switch.turn_off', ['switch.ac']));
      await becomes(hub, 'switch.ac', 'off');
      const told = until(hub, (event) => event.kind === 'state' && event.entity.id === 'switch.ac');
      await other.call(call('switch.turn_on', ['switch.ac']));
      expect(await told).toMatchObject({ entity: { state: 'on' }, old: { state: 'off' } });
    });

    test('tells nobody who no longer listens', async () => {
      const hub = await bench.connect();
      const events: HomeEvent[] = [];
      hub.subscribe((event) => events.push(event))();
      await hub.call(call('light.toggle', ['light.kitchen_lights']));
      await hub.settle();
      expect(events).toEqual([]);
    });

    test('follows an attribute that comes and goes', async () => {
      const hub = await bench.connect();
      const id = 'light.ceiling_lights';
      const has = (value: number | undefined): Promise<void> =>
        eventually(hub, () => {
          const seen = find(hub, id)?.attributes.brightness ?? undefined;
          return seen === value ? undefined : `its brightness is ${JSON.stringify(seen)}`;
        });
      await hub.call(call('light.turn_on', [id], { brightness: 77 }));
      await has(77);
      await hub.call(call('light.turn_off', [id]));
      await has(undefined);
    });
  });

  describe('events of the hub', () => {
    test('tell who called a service, and the change that came of it', async () => {
      const admin = await bench.admin();
      await admin.ask({
        type: 'call_service',
        domain: 'switch',
        service: 'turn_off',
        service_data: target('switch.ac'),
      });
      await admin.ask({ type: 'subscribe_events', event_type: 'state_changed' });
      await admin.ask({ type: 'subscribe_events', event_type: 'call_service' });
      const user = (await admin.ask({ type: 'auth/current_user' })).result as { id: string };
      const answer = await admin.ask({
        type: 'call_service',
        domain: 'switch',
        service: 'turn_on',
        service_data: target('switch.ac'),
      });
      const { context } = answer.result as { context: { id: string } };
      const event = (type: string) =>
        admin.next((message) => {
          const seen = message.event as { event_type?: string; context?: { id: string } } | undefined;
          return seen?.event_type === type && seen.context?.id === context.id;
        });
      const who = { id: context.id, parent_id: null, user_id: user.id };
      expect((await event('call_service')).event).toMatchObject({
        data: { domain: 'switch', service: 'turn_on', service_data: target('switch.ac') },
        context: who,
      });
      expect((await event('state_changed')).event).toMatchObject({
        data: { entity_id: 'switch.ac', old_state: { state: 'off' }, new_state: { state: 'on', context: who } },
        origin: 'LOCAL',
      });
    });

    test('end with their subscription', async () => {
      const admin = await bench.admin();
      const { id } = await admin.ask({ type: 'subscribe_events', event_type: 'state_changed' });
      expect(await admin.ask({ type: 'unsubscribe_events', subscription: id })).toMatchObject({ success: true });
      expect(await admin.ask({ type: 'unsubscribe_events', subscription: id })).toMatchObject({
        success: false,
        error: { code: 'not_found' },
      });
    });
  });

  describe('the hub', () => {
    test('does not know a command that there is not', async () => {
      const admin = await bench.admin();
      const answer = await admin.ask({ type: 'understudy/dance' });
      expect(answer).toMatchObject({ success: false, error: { code: 'unknown_command' } });
    });

    test('does not take an id again', async () => {
      const admin = await bench.admin();
      const { id } = await admin.ask({ type: 'get_config' });
      admin.send(JSON.stringify({ id, type: 'get_config' }));
      const refused = await admin.next((message) => message.error?.code === 'id_reuse');
      expect(refused.success).toBe(false);
    });

    test('answers a ping', async () => {
      const admin = await bench.admin();
      expect(await admin.ask({ type: 'ping' })).toMatchObject({ type: 'pong' });
    });
  });
}

function target(entity_id: string): { readonly entity_id: readonly string[] } {
  return { entity_id: [entity_id] };
}
