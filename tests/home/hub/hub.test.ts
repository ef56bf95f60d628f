import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type WebSocket, WebSocketServer } from 'ws';
import { hubAddress } from '../../../src/home/hub/address.ts';
import { connectHub } from '../../../src/home/hub/hub.ts';
import { applyStates, type HubState } from '../../../src/home/hub/states.ts';

describe('the address of a hub', () => {
  test.each([
    ['http://homeassistant.local:8123', 'ws://homeassistant.local:8123/api/websocket'],
    ['http://homeassistant.local:8123/', 'ws://homeassistant.local:8123/api/websocket'],
    ['https://home.example.org', 'wss://home.example.org/api/websocket'],
    ['http://supervisor/core', 'ws://supervisor/core/api/websocket'],
    ['ws://supervisor/core/websocket', 'ws://supervisor/core/websocket'],
    ['ws://127.0.0.1:8123/api/websocket', 'ws://127.0.0.1:8123/api/websocket'],
  ])('%s means %s', (url, address) => {
    expect(hubAddress(url)).toBe(address);
  });

  test.each(['homeassistant.local:8123', 'not an address', 'mqtt://broker', ''])(
    '"%s" is refused with an example',
    (url) => {
      expect(() => hubAddress(url)).toThrow(
        expect.objectContaining({
          code: 'BAD_OPTIONS',
          message: expect.stringContaining('http://homeassistant.local:8123'),
        }),
      );
    },
  );
});

describe('what answers at the address', () => {
  let close = async (): Promise<void> => undefined;
  afterEach(() => close());

  const serve = async (greet: (socket: WebSocket) => void): Promise<{ url: string; connections: () => number }> => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    let connections = 0;
    server.on('connection', (socket) => {
      connections += 1;
      greet(socket);
    });
    await once(server, 'listening');
    close = async () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, 'close');
    };
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections };
  };
  const connect = (url: string) =>
    connectHub({
      url,
      token: 't',
      log: { info: () => undefined, problem: () => undefined },
      timing: { connectMs: 500 },
    });

  test('may be another kind of server', async () => {
    const { url } = await serve((socket) => socket.send('hello'));
    await expect(connect(url)).rejects.toMatchObject({
      code: 'HUB_UNREACHABLE',
      message: expect.stringContaining('not Home Assistant'),
    });
  });

  test('may be a plain web server', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    close = async () => void server.close();
    await expect(connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).rejects.toMatchObject({
      code: 'HUB_UNREACHABLE',
    });
  });

  test('may take the token and then fail, which is told and not tried for ever', async () => {
    const hub = await serve((socket) => {
      socket.send('{"type":"auth_required","ha_version":"2026.1.0"}');
      socket.once('message', () => {
        socket.send('{"type":"auth_ok","ha_version":"2026.1.0"}');
        socket.once('message', () => socket.terminate());
      });
    });
    await expect(connect(hub.url)).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
    expect(hub.connections()).toBe(1);
  });
});

describe('a message about states', () => {
  test('adds, changes and removes, and names what it touched', () => {
    const states = new Map<string, HubState>([
      ['light.a', { state: 'on', attributes: { brightness: 5, color_mode: 'hs' } }],
      ['light.b', { state: 'on', attributes: {} }],
    ]);
    const touched = applyStates(states, {
      a: { 'light.c': { s: 'off', a: { x: 1 } } },
      c: {
        'light.a': { '+': { s: 'off', a: { y: 2 } }, '-': { a: ['brightness'] } },
        'light.unknown': { '+': { s: 'on' } },
      },
      r: ['light.b', 'light.z'],
    });
    expect(touched).toEqual(['light.c', 'light.b', 'light.a']);
    expect([...states]).toEqual([
      ['light.a', { state: 'off', attributes: { color_mode: 'hs', y: 2 } }],
      ['light.c', { state: 'off', attributes: { x: 1 } }],
    ]);
  });

  test('keeps the attributes as they are where only the state changed', () => {
    const attributes = { brightness: 5 };
    const states = new Map<string, HubState>([['light.a', { state: 'on', attributes }]]);
    applyStates(states, { c: { 'light.a': { '+': { s: 'off' } } } });
    expect(states.get('light.a')?.attributes).toBe(attributes);
  });
});
