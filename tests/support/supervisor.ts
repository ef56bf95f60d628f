import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What an add-on sees of Home Assistant's Supervisor: who it is, the broker's account, the way to the core. */
export interface Supervisor {
  readonly url: string;
  /** What the add-on shows at every request. */
  readonly token: string;
  /** What add-ons announced. */
  readonly discovered: readonly unknown[];
  /** Every request, as `GET /services/mqtt 200`. */
  readonly requests: readonly string[];
  /** The core goes away: open connections break, new ones are answered with 502, until it starts again. */
  stopCore(): void;
  startCore(): void;
  close(): Promise<void>;
}

export interface SupervisorOptions {
  /** The core's WebSocket address, and a token that it knows; add-ons never see it. */
  readonly core: { readonly url: string; readonly token: string };
  /** The broker's account as the MQTT add-on announced it; left out, there is none. */
  readonly mqtt?: Readonly<Record<string, unknown>>;
  /** The add-on's options as they are set. */
  readonly options?: Readonly<Record<string, unknown>>;
}

const TOKEN = 'supervisor-token-of-this-addon';

/** Serves on a free port of this machine. */
export async function startSupervisor({ core, mqtt, options = {} }: SupervisorOptions): Promise<Supervisor> {
  const discovered: unknown[] = [];
  const requests: string[] = [];
  const sockets = new Set<WebSocket>();
  let isCoreUp = true;

  const server = createServer((request, response) => {
    serve(request, response).then(
      () => requests.push(`${request.method} ${request.url} ${response.statusCode}`),
      (error: unknown) => {
        response.writeHead(502).end(`502: Bad Gateway (${String(error)})`);
      },
    );
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const data = (value: unknown): void => answer(200, { result: 'ok', data: value });
    if (path === '/supervisor/ping') return data({});
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      return answer(401, { result: 'error', message: 'Invalid token' });
    }
    if (path.startsWith('/core/api/')) return passOn(request, response);
    switch (`${request.method} ${path}`) {
      case 'GET /services/mqtt':
        if (mqtt === undefined) return answer(400, { result: 'error', message: 'Service mqtt is not enabled' });
        return data(mqtt);
      case 'GET /addons/self/options/config':
        return data(options);
      case 'GET /addons/self/info':
        return data({ slug: 'local_understudy', name: 'Understudy', state: 'started', options, ingress_port: 8099 });
      case 'POST /discovery':
        discovered.push(JSON.parse(await bodyOf(request)));
        return data({ uuid: `discovery-${discovered.length}` });
      default:
        return answer(404, { result: 'error', message: 'Not found' });
    }
  }

  /** To the core's REST API, with its own token in place of the add-on's. */
  async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isCoreUp) return void response.writeHead(502).end('502: Bad Gateway');
    const base = core.url.replace(/^ws/, 'http').replace(/\/api\/websocket$/, '');
    const body = request.method === 'GET' ? undefined : await bodyOf(request);
    const answered = await fetch(`${base}${(request.url ?? '').slice('/core'.length)}`, {
      method: request.method ?? 'GET',
      headers: { authorization: `Bearer ${core.token}`, 'content-type': 'application/json' },
      ...(body ? { body } : {}),
    });
    response.writeHead(answered.status, { 'content-type': answered.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answered.arrayBuffer()));
  }

  const doors = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (!/^\/core(?:\/api)?\/websocket$/.test(request.url ?? '') || !isCoreUp) {
      socket.end(`HTTP/1.1 ${isCoreUp ? '404 Not Found' : '502 Bad Gateway'}\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    doors.handleUpgrade(request, socket, head, (near) => welcome(near));
  });

  /** Checks the add-on's token as the core would, then shows the core its own, and carries everything from then on. */
  function welcome(near: WebSocket): void {
    sockets.add(near);
    near.on('close', () => sockets.delete(near));
    near.send(JSON.stringify({ type: 'auth_required', ha_version: '2026.11.0' }));
    near.once('message', (first) => {
      const { access_token: shown } = JSON.parse(String(first)) as { readonly access_token?: string };
      if (shown !== TOKEN) {
        near.send(JSON.stringify({ type: 'auth_invalid', message: 'Invalid access' }));
        near.close();
        return;
      }
      const far = new WebSocket(core.url);
      far.on('error', () => near.close());
      far.on('close', () => near.close());
      near.on('close', () => far.close());
      far.once('message', () => {
        far.send(JSON.stringify({ type: 'auth', access_token: core.token }));
        far.on('message', (message) => near.send(String(message)));
        near.on('message', (message) => far.send(String(message)));
      });
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: TOKEN,
    discovered,
    requests,
    stopCore() {
      isCoreUp = false;
      for (const socket of sockets) socket.terminate();
    },
    startCore: () => {
      isCoreUp = true;
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
