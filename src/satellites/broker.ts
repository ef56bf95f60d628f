import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Log } from '../domain/turn.ts';
import { brokerFailure } from './broker-failure.ts';
import { addressOf, type BrokerOptions, portOf } from './broker-options.ts';

/** A connection to an MQTT broker that mends itself. Messages are QoS 0, and not retained unless asked, as Hermes has them. */
export interface Broker {
  /** Sends, or drops while there is no connection: an old word is worse than none. */
  publish(topic: string, payload: string | Uint8Array, how?: { readonly retain: boolean }): void;
  /**
   * Begins to receive. Resolves when the filters are subscribed.
   *
   * @throws Failure BROKER_UNREACHABLE where the connection breaks before.
   */
  receive(filters: readonly string[], events: BrokerEvents): Promise<void>;
  /** Holds again after each reconnect. */
  subscribe(filter: string): void;
  unsubscribe(filter: string): void;
  close(): Promise<void>;
}

export interface BrokerEvents {
  message(topic: string, payload: Uint8Array): void;
  /** The connection broke. Called once for each loss. */
  lost(): void;
  /** The connection is back, and so are the subscriptions. */
  back(): void;
}

/** @throws Failure BROKER_REFUSED for wrong credentials, BROKER_UNREACHABLE where there is no broker. */
export async function connectBroker(options: BrokerOptions, log: Log): Promise<Broker> {
  const client = await connected(options);
  // Our own list: what is wanted now is subscribed after a reconnect, whatever happened while the line was down.
  const wanted = new Set<string>();
  const changing = new Set<string>();
  let events: BrokerEvents | undefined;
  let up = true;
  let closing = false;

  /**
   * Tells the broker what is wanted of a filter. One request at a time for each: a broker may work on two at once (the
   * embedded one does), and then an old unsubscribe could undo a new subscribe.
   */
  function change(filter: string): void {
    if (!up || closing || changing.has(filter)) return;
    const subscribes = wanted.has(filter);
    changing.add(filter);
    const request = subscribes ? subscribeAll(client, [filter], log) : client.unsubscribeAsync(filter);
    const settled = () => {
      changing.delete(filter);
      if (wanted.has(filter) !== subscribes) change(filter);
    };
    request.then(settled, settled);
  }

  client.on('message', (topic, payload) => events?.message(topic, payload));
  // Errors of reconnect attempts: the loss is in the log already.
  client.on('error', () => undefined);
  client.on('close', () => {
    if (!up || closing) return;
    up = false;
    log.problem(`The connection to the MQTT broker at ${addressOf(options)} is lost. Trying to get it back.`);
    events?.lost();
  });
  client.on('connect', () => {
    subscribeAll(client, [...wanted], log).then(
      () => {
        if (up || closing) return;
        up = true;
        log.info(`Connected to the MQTT broker at ${addressOf(options)} again.`);
        events?.back();
      },
      // The line broke again between connecting and subscribing: the next connection tries anew.
      () => undefined,
    );
  });

  return {
    publish(topic, payload, { retain } = { retain: false }) {
      const body = typeof payload === 'string' ? payload : bytes(payload);
      client.publish(topic, body, { qos: 0, retain }, () => undefined);
    },
    async receive(filters, listener) {
      events = listener;
      for (const filter of filters) wanted.add(filter);
      await subscribeAll(client, filters, log).catch((cause: unknown) => {
        throw brokerFailure(options, cause);
      });
    },
    subscribe(filter) {
      wanted.add(filter);
      change(filter);
    },
    unsubscribe(filter) {
      wanted.delete(filter);
      change(filter);
    },
    async close() {
      closing = true;
      // Politely where the line is up, so that what was just published still leaves; at once where it is down.
      await client.endAsync(!client.connected);
    },
  };
}

function connected(options: BrokerOptions): Promise<MqttClient> {
  const timeoutMs = options.connectTimeoutMs ?? 10_000;
  return new Promise((resolve, reject) => {
    const client = mqtt.connect(clientOptions(options, timeoutMs));
    const timer = setTimeout(() => fail(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    function fail(cause: unknown): void {
      settle();
      client.on('error', () => undefined);
      client.end(true);
      reject(brokerFailure(options, cause));
    }
    function closed(): void {
      fail(new Error('it hung up'));
    }
    function ready(): void {
      settle();
      resolve(client);
    }
    function settle(): void {
      clearTimeout(timer);
      client.off('error', fail);
      client.off('close', closed);
      client.off('connect', ready);
    }
    client.on('error', fail);
    client.on('close', closed);
    client.on('connect', ready);
  });
}

function clientOptions(options: BrokerOptions, timeoutMs: number): IClientOptions {
  const { tls } = options;
  return {
    host: options.host,
    port: portOf(options),
    protocol: tls ? 'mqtts' : 'mqtt',
    protocolVersion: options.protocolVersion ?? 4,
    protocolId: 'MQTT',
    clientId: options.clientId ?? `understudy-${crypto.randomUUID().slice(0, 8)}`,
    // A little more than our own patience, which has the better words.
    connectTimeout: timeoutMs + 1000,
    reconnectPeriod: options.reconnectMs ?? 2000,
    reconnectOnConnackError: true,
    resubscribe: false,
    queueQoSZero: false,
    clean: true,
    keepalive: 30,
    ...(options.will
      ? { will: { ...options.will, payload: Buffer.from(options.will.payload), qos: 0, retain: true } }
      : {}),
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls?.cert === undefined ? {} : { cert: tls.cert }),
    ...(tls?.key === undefined ? {} : { key: tls.key }),
    ...(tls ? { rejectUnauthorized: tls.rejectUnauthorized ?? true } : {}),
  };
}

async function subscribeAll(client: MqttClient, filters: readonly string[], log: Log): Promise<void> {
  if (filters.length === 0) return;
  try {
    await client.subscribeAsync([...filters], { qos: 0 });
  } catch (error) {
    if (!(typeof error === 'object' && error !== null && 'packet' in error)) throw error;
    // The line is up, but the broker answered no to one of them: a matter of its access lists, not of the connection.
    log.problem(
      `The MQTT broker does not let this user read all of ${filters.join(', ')}. Allow it in the broker's settings.`,
    );
  }
}

function bytes(payload: Uint8Array): Buffer {
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
}
