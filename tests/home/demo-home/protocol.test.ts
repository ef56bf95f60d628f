import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectRaw } from '../../contracts/hub/raw-client.ts';
import { openHouse, type TestHouse } from './house.ts';

describe('the demo home speaks the hub’s protocol', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(async () => {
    await house.close();
  });

  test('a wrong token is told so, and the connection ends', async () => {
    const client = await connectRaw(house.demo.url, 'wrong');
    expect(client.received.at(-1)).toMatchObject({ type: 'auth_invalid' });
    await client.closed;
  });

  test('a command before the token is no way in', async () => {
    const client = await connectRaw(house.demo.url);
    client.send(JSON.stringify({ id: 1, type: 'get_states' }));
    await client.closed;
    expect(client.received.map(({ type }) => type)).toEqual(['auth_required', 'auth_invalid']);
  });

  test('what is no JSON ends the connection, and nobody else’s', async () => {
    const client = await connectRaw(house.demo.url, house.demo.token);
    client.send('{"id": 1,');
    await client.closed;
    expect((await house.client.ask({ type: 'ping' })).type).toBe('pong');
  });

  test('ten megabytes of garbage end the connection, and nobody else’s', async () => {
    const client = await connectRaw(house.demo.url, house.demo.token);
    client.send('x'.repeat(10_000_000));
    await client.closed;
    expect((await house.client.ask({ type: 'ping' })).type).toBe('pong');
  });

  test.each([
    ['null', 0],
    ['{"type":"ping"}', 0],
    ['{"id":"one","type":"ping"}', 0],
    ['{"id":7}', 7],
    ['{"id":1e99,"type":"ping"}', 1e99],
  ])('%s is answered as badly formed', async (text, id) => {
    house.client.send(text);
    const answer = await house.client.next((message) => message.success === false);
    expect(answer).toMatchObject({ id, error: { code: 'invalid_format' } });
  });

  test('an unknown command and a used id are told by their codes', async () => {
    expect(await house.client.ask({ type: 'make_tea' })).toMatchObject({ error: { code: 'unknown_command' } });
    expect(await house.client.ask({ type: 'constructor' })).toMatchObject({ error: { code: 'unknown_command' } });
    house.client.send(JSON.stringify({ id: 1, type: 'ping' }));
    expect(await house.client.next((message) => message.error?.code === 'id_reuse')).toMatchObject({ id: 1 });
  });

  test('ids may leave gaps', async () => {
    house.client.send(JSON.stringify({ id: 40, type: 'ping' }));
    expect(await house.client.next((message) => message.id === 40)).toEqual({ id: 40, type: 'pong' });
  });

  test('messages come together for who wants that, and one by one for who does not', async () => {
    const plain = house.client;
    const before = plain.frames();
    await plain.ask({ type: 'subscribe_entities' });
    await plain.next((message) => message.type === 'event');
    expect(plain.frames() - before).toBe(2);

    const together = await connectRaw(house.demo.url, house.demo.token);
    await together.ask({ type: 'supported_features', features: { coalesce_messages: 1 } });
    const start = together.frames();
    await together.ask({ type: 'subscribe_entities' });
    await together.next((message) => message.type === 'event');
    expect(together.frames() - start).toBe(1);
    together.close();
  });

  test('state changes come before the result of the call that made them', async () => {
    await house.client.ask({ type: 'subscribe_entities' });
    await house.call('switch.turn_on', 'switch.kettle');
    const kinds = house.client.received.slice(-2).map(({ type }) => type);
    expect(kinds).toEqual(['event', 'result']);
  });

  test('entities are told in full first, then by their differences', async () => {
    const { id } = await house.client.ask({ type: 'subscribe_entities' });
    const first = await house.client.next((message) => message.id === id && message.type === 'event');
    expect(first.event).toMatchObject({
      a: {
        'light.warm': {
          s: 'on',
          a: { brightness: 128 },
          c: expect.any(String),
          lc: Date.parse('2026-03-01T12:00:00Z') / 1000,
        },
      },
    });
    house.clock.advance(1000);
    await house.call('light.turn_on', 'light.warm', { brightness: 200 });
    await house.call('light.turn_off', 'light.warm');
    const events = house.client.received.filter((message) => message.id === id && message.type === 'event').slice(1);
    const changes = events
      .map(({ event }) => (event as { c: Record<string, unknown> }).c['light.warm'])
      .filter(Boolean);
    expect(changes).toEqual([
      {
        '+': {
          a: { brightness: 200 },
          lu: 1772366401,
          c: { id: expect.any(String), user_id: expect.any(String) },
        },
      },
      {
        '+': { s: 'off', lc: 1772366401, c: expect.any(String) },
        '-': { a: expect.arrayContaining(['brightness', 'color_mode', 'color_temp_kelvin']) },
      },
    ]);
  });

  test('a subscription to some entities tells of no others', async () => {
    const { id } = await house.client.ask({ type: 'subscribe_entities', entity_ids: ['switch.kettle'] });
    await house.call('light.turn_on', 'light.plain');
    await house.call('switch.turn_on', 'switch.kettle');
    const events = house.client.received.filter((message) => message.id === id && message.type === 'event');
    expect(events.flatMap(({ event }) => Object.keys(Object.values(event as Record<string, object>)[0] ?? {}))).toEqual(
      ['switch.kettle', 'switch.kettle'],
    );
  });

  test('events are told until they are unsubscribed from', async () => {
    const { id } = await house.client.ask({ type: 'subscribe_events', event_type: 'state_changed' });
    await house.call('switch.turn_on', 'switch.kettle');
    const told = (): unknown[] =>
      house.client.received.filter((message) => message.id === id && message.type === 'event');
    expect(told()).toMatchObject([
      {
        event: {
          event_type: 'state_changed',
          data: {
            entity_id: 'switch.kettle',
            old_state: { state: 'off' },
            new_state: { state: 'on', context: { user_id: expect.any(String) } },
          },
        },
      },
    ]);
    expect(await house.client.ask({ type: 'unsubscribe_events', subscription: id })).toMatchObject({ success: true });
    await house.call('switch.turn_off', 'switch.kettle');
    expect(told()).toHaveLength(1);
    expect(await house.client.ask({ type: 'unsubscribe_events', subscription: id })).toMatchObject({
      error: { code: 'not_found' },
    });
  });

  test('states, configuration, services and the user can be read', async () => {
    const states = (await house.client.ask({ type: 'get_states' })).result;
    expect(states).toContainEqual(
      expect.objectContaining({ entity_id: 'light.colour', state: 'off', last_changed: '2026-03-01T12:00:00.000Z' }),
    );
    expect((await house.client.ask({ type: 'get_config' })).result).toMatchObject({
      location_name: 'Corner House',
      unit_system: { temperature: '°C' },
    });
    expect((await house.client.ask({ type: 'get_services' })).result).toMatchObject({
      light: { turn_on: { fields: { brightness_pct: {} } } },
      todo: { get_items: { response: { optional: false } } },
    });
    expect((await house.client.ask({ type: 'auth/current_user' })).result).toMatchObject({ is_admin: true });
  });

  test('aliases are read through get_entries, and not through list', async () => {
    const list = (await house.client.ask({ type: 'config/entity_registry/list' })).result as object[];
    expect(list[0]).not.toHaveProperty('aliases');
    const entries = await house.client.ask({
      type: 'config/entity_registry/get_entries',
      entity_ids: ['light.colour', 'light.no'],
    });
    expect(entries.result).toMatchObject({ 'light.colour': { aliases: ['mood lamp'] }, 'light.no': null });
  });

  test('what the home file tells the demo home alone is not shown', () => {
    expect(house.state('scene.evening').attributes).not.toHaveProperty('entities');
    expect(house.state('todo.shopping').attributes).not.toHaveProperty('items');
    expect(house.state('alarm_control_panel.house').attributes).not.toHaveProperty('code');
  });
});
