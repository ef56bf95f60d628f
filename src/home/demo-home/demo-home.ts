import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Clock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { Attributes, Entity, Home, Json } from '../../domain/home.ts';
import { type Automations, createAutomations } from './automations.ts';
import type { House } from './commands/command.ts';
import { fullState } from './compressed.ts';
import { personIn, zoneStates } from './people.ts';
import { createRecorder } from './recorder.ts';
import { createRegistries } from './registries.ts';
import { type Definitions, serveRest } from './rest/rest.ts';
import type { ServiceRequest } from './service-call.ts';
import { serveSession } from './session.ts';
import { expandGroups } from './target.ts';
import { type Context, createWorld } from './world.ts';

const HOST = '127.0.0.1';

export interface DemoHomeOptions {
  readonly home: Home;
  readonly clock: Clock;
  /** `instant`: covers and locks are there at once. `lifelike`: they take their time. */
  readonly travel: 'instant' | 'lifelike';
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** What clients have to show; made up when absent. */
  readonly token?: string;
}

/** A home of its own that speaks Home Assistant's WebSocket API, and some of its REST API, on the loopback interface. */
export interface DemoHome {
  /** `ws://127.0.0.1:PORT/api/websocket` */
  readonly url: string;
  readonly token: string;
  /** Service calls that no state shows: notifications and the like, in order. */
  readonly recorded: readonly Pick<ServiceRequest, 'domain' | 'service' | 'data'>[];
  /** The entities as they are now. */
  states(): readonly Pick<Entity, 'id' | 'state' | 'attributes'>[];
  /** A hand from outside; on a group it is a hand on each member. Throws a Failure (BAD_USAGE) for an entity that is not there. */
  setState(entityId: string, state: string, attributes?: Attributes): void;
  /** Moves a person, by name or entity_id, to a zone, or `away`. Throws a Failure (BAD_USAGE). */
  movePerson(person: string, zone: string): void;
  /** Breaks all connections, as a crash would. */
  dropConnections(): void;
  /** Stops answering at this address, and begins again at the same one. The home stays as it is. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a demo home. Throws a Failure (PORT_TAKEN). */
export async function createDemoHome(options: DemoHomeOptions): Promise<DemoHome> {
  const { home, clock } = options;
  const token = options.token ?? randomBytes(24).toString('hex');
  const recorded: Pick<ServiceRequest, 'domain' | 'service' | 'data'>[] = [];
  const eventListeners = new Set<(eventType: string, data: Json, context: Context) => void>();
  const newContext = (userId: string | null): Context => ({
    id: randomBytes(13).toString('hex').toUpperCase(),
    parent_id: null,
    user_id: userId,
  });
  const fire: House['fire'] = (eventType, data, context) => {
    for (const listener of [...eventListeners]) listener(eventType, data, context);
  };

  const world = createWorld(home, clock, newContext(null));
  for (const [id, { attributes }] of zoneStates(home)) world.change(id, { state: '0', attributes }, newContext(null));
  for (const person of home.entities.filter(({ domain }) => domain === 'person')) placePerson(person);
  function placePerson(person: Entity): void {
    const zones = ['not_home', 'unknown', ...home.zones.map(({ name }) => name), 'home'];
    if (!zones.some((zone) => zone.toLowerCase() === person.state.toLowerCase()) || person.state === 'unknown') return;
    const { attributes } = personIn(home, person.state);
    world.change(person.id, { attributes: { ...attributes, ...person.attributes } }, newContext(null));
  }
  world.subscribe((next, old) => {
    const data = {
      entity_id: next.entity_id,
      new_state: fullState(next),
      old_state: old === undefined ? null : fullState(old),
    };
    if (eventListeners.size > 0) fire('state_changed', data, next.context);
  });

  const recorder = createRecorder(world);
  const house: House = {
    home,
    world,
    recorder,
    clock,
    registries: createRegistries(home),
    instant: options.travel === 'instant',
    userId: randomBytes(16).toString('hex'),
    record: ({ domain, service, data }) => void recorded.push({ domain, service, data }),
    newContext,
    fire,
    listen: (listener) => {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
  };

  const definitions: Definitions = new Map();
  const automations = createAutomations(house);
  let server = await listen(house, definitions, automations, token, options.port ?? 0);
  const { port } = server.http.address() as AddressInfo;
  const existing = (entityId: string): void => {
    if (world.get(entityId) !== undefined) return;
    throw new Failure('BAD_USAGE', `There is no entity "${entityId}" in the home "${home.name}".`);
  };

  return {
    url: `ws://${HOST}:${port}/api/websocket`,
    token,
    recorded,
    states: () => world.all().map(({ entity_id, state, attributes }) => ({ id: entity_id, state, attributes })),
    setState(entityId, state, attributes = {}) {
      existing(entityId);
      for (const id of expandGroups([entityId], world)) {
        world.leave(id);
        world.change(id, { state, attributes }, newContext(null));
      }
    },
    movePerson(person, zone) {
      const wanted = person.trim().toLowerCase();
      const found = home.entities.find(
        ({ domain, id, name }) => domain === 'person' && (id === wanted || name.toLowerCase() === wanted),
      );
      if (found === undefined)
        throw new Failure('BAD_USAGE', `There is no person "${person}" in the home "${home.name}".`);
      world.change(found.id, personIn(home, zone), newContext(null));
    },
    dropConnections: () => server.drop(),
    stop: () => server.close(),
    async restart() {
      await server.close();
      server = await listen(house, definitions, automations, token, port);
    },
    async close() {
      automations.close();
      world.close();
      await server.close();
    },
  };
}

interface Listening {
  readonly http: Server;
  drop(): void;
  close(): Promise<void>;
}

async function listen(
  house: House,
  definitions: Definitions,
  automations: Automations,
  token: string,
  port: number,
): Promise<Listening> {
  const http = createServer((request, response) => {
    // A client that goes away in the middle of its request wants no answer.
    serveRest(house, definitions, automations, token, request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({
    server: http,
    path: '/api/websocket',
    perMessageDeflate: false,
    maxPayload: 4 << 20,
  });
  sockets.on('connection', (socket) => serveSession(socket, house, token));
  sockets.on('error', () => undefined); // the HTTP server's errors, which are told below
  http.listen(port, HOST);
  try {
    await once(http, 'listening');
  } catch (cause) {
    throw new Failure('PORT_TAKEN', `The demo home cannot use port ${port} of this machine; give it another one.`, {
      cause,
    });
  }
  const drop = (): void => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    http,
    drop,
    async close() {
      drop();
      sockets.close();
      if (!http.listening) return;
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}
