import { type Connection, createConnection } from 'home-assistant-js-websocket';
import type { RememberingHub } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { HomeEvent, SatelliteSite } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { systemClock } from '../clock.ts';
import { hubAddress } from './address.ts';
import { createConverser } from './conversation.ts';
import { refusal, unreachable, wordsOf } from './errors.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createLink } from './link.ts';
import { createPastReader } from './past.ts';
import { type Ask, readRegistry } from './registry.ts';
import { createCaller, responseOf } from './service-calls.ts';
import { createSnapshot } from './snapshot.ts';
import {
  applyStates,
  type CompressedContext,
  type HubState,
  originOf,
  readContext,
  type StatesMessage,
} from './states.ts';

export interface HubOptions {
  /** `http://homeassistant.local:8123`, `http://supervisor/core`, or a `ws://` address in full. */
  readonly url: string;
  /** A long-lived access token, or the supervisor's. */
  readonly token: string;
  /** Only entities that the hub shows to voice assistants; all that are not hidden when false. Default true. */
  readonly exposedOnly?: boolean;
  /** Where the satellites stand: the hub does not know them. */
  readonly satellites?: readonly SatelliteSite[];
  readonly log: Log;
  readonly clock?: Clock;
  readonly timing?: Partial<HubTiming>;
}

export interface HubTiming {
  /** For opening a connection and showing the token. */
  readonly connectMs: number;
  /** Between two signs of life, and how long to wait for each. */
  readonly heartbeatMs: number;
  readonly heartbeatTimeoutMs: number;
  /** For one service call. */
  readonly callMs: number;
  /** After a change of names or areas, before they are read again. */
  readonly registryMs: number;
}

const TIMING: HubTiming = {
  connectMs: 10_000,
  heartbeatMs: 30_000,
  heartbeatTimeoutMs: 10_000,
  callMs: 30_000,
  registryMs: 250,
};

const AUTOMATION_EVENTS = ['automation_triggered', 'script_started'];
const REGISTRY_EVENTS = ['area', 'floor', 'device', 'entity'].map((kind) => `${kind}_registry_updated`);

interface AutomationMessage {
  readonly context?: CompressedContext;
}

/** Home Assistant, connected. */
export interface ConnectedHub extends RememberingHub {
  readonly connected: boolean;
  /** Waits until everything that the hub has told so far is part of `home()`. */
  settle(): Promise<void>;
}

/**
 * Connects to Home Assistant and reads the home. From then on it reconnects by itself, however long it takes; `home()`
 * is the last known home meanwhile. Throws a Failure: HUB_REFUSED, HUB_UNREACHABLE, BAD_OPTIONS.
 */
export async function connectHub(options: HubOptions): Promise<ConnectedHub> {
  const { token, log, clock = systemClock } = options;
  const timing = { ...TIMING, ...options.timing };
  const address = hubAddress(options.url);
  const link = createLink(address, token, timing.connectMs, clock, log);
  const listeners = new Set<(event: HomeEvent) => void>();
  const states = new Map<string, HubState>();
  const snapshot = createSnapshot(states, options.satellites ?? [], options.exposedOnly ?? true);
  const missing = new Set<string>();
  let online = false;
  let closed = false;
  let cancelReread: (() => void) | undefined;

  const tell = (event: HomeEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  const first = await link.open();
  if (first.outcome === 'refused') throw refusal(address, first.why);
  if (first.outcome === 'unreachable') throw unreachable(address, first.why);
  let waiting: typeof first | undefined = first;
  const connection: Connection = await createConnection({
    createSocket: async () => {
      const attempt = waiting ?? (await link.reopen());
      waiting = undefined;
      // The library wants a number thrown; it then tries again by itself.
      if (attempt.outcome !== 'open') throw attempt.code;
      return attempt.socket;
    },
  });
  const ask: Ask = (message) => connection.sendMessagePromise({ ...message });

  const onStates = (message: StatesMessage): void => {
    for (const id of applyStates(states, message)) {
      const { entity, old } = snapshot.refresh(id);
      if (entity === old) continue;
      if (entity === undefined) tell({ kind: 'registry' });
      else tell({ kind: 'state', entity, ...(old === undefined ? {} : { old }), ...originOf(states.get(id)) });
    }
  };

  /** Everything anew: after connecting, and after each reconnection, when much may have changed unseen. */
  const load = async (): Promise<void> => {
    const before = [...states.keys()];
    let begun = false;
    const stated = new Promise<void>((resolve) => {
      void connection
        .subscribeMessage<StatesMessage>(
          (message) => {
            // The first message has every entity: what it lacks is gone.
            const gone = begun ? [] : before.filter((id) => !(id in (message.a ?? {})));
            begun = true;
            onStates(gone.length === 0 ? message : { ...message, r: gone });
            resolve();
          },
          { type: 'subscribe_entities' },
          { resubscribe: false },
        )
        .catch(() => link.terminate());
    });
    await Promise.all([
      stated,
      reread(),
      ...REGISTRY_EVENTS.map((event_type) =>
        connection.subscribeMessage(onRegistryEvent, { type: 'subscribe_events', event_type }, { resubscribe: false }),
      ),
      // Only an administrator may hear of these; without them, fewer changes are known to be an automation's.
      ...AUTOMATION_EVENTS.map((event_type) =>
        connection
          .subscribeMessage<AutomationMessage>(
            onAutomation,
            { type: 'subscribe_events', event_type },
            { resubscribe: false },
          )
          .catch(() => undefined),
      ),
    ]);
  };

  const reread = async (): Promise<void> => {
    const registry = await readRegistry(ask, (part) => {
      if (!missing.has(part) && connection.connected) log.info(`The hub does not answer "${part}"; going on without.`);
      missing.add(part);
    });
    if (connection.connected) snapshot.adopt(registry);
  };

  const onAutomation = ({ context: told }: AutomationMessage): void => {
    const context = readContext(told, undefined);
    if (context !== undefined) tell({ kind: 'automation', context });
  };

  const onRegistryEvent = (): void => {
    cancelReread?.();
    cancelReread = clock.after(timing.registryMs, () => {
      reread().then(
        () => tell({ kind: 'registry' }),
        (error) => log.problem(`The hub's names and areas could not be read again: ${wordsOf(error)}.`),
      );
    });
  };

  connection.addEventListener('disconnected', () => {
    if (closed || !online) return;
    online = false;
    log.problem(`The connection to the hub at ${address} is lost; trying to reconnect.`);
    tell({ kind: 'connection', connected: false });
  });
  connection.addEventListener('ready', () => {
    load().then(
      () => {
        online = true;
        link.prove();
        log.info(`Connected again to the hub at ${address}.`);
        tell({ kind: 'connection', connected: true });
        tell({ kind: 'registry' });
      },
      // A connection that breaks while it is read is one more lost connection; the next one reads again.
      () => link.terminate(),
    );
  });
  const stopHeartbeat = startHeartbeat(
    clock,
    timing,
    () => (connection.connected ? connection.ping() : undefined),
    () => {
      log.problem(`The hub at ${address} went silent; connecting anew.`);
      link.terminate();
    },
  );
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    stopHeartbeat();
    cancelReread?.();
    connection.close();
    link.close();
  };

  try {
    await load();
    online = true;
    link.prove();
  } catch (error) {
    await close();
    throw unreachable(address, `it stopped answering while the home was read (${wordsOf(error)})`, error);
  }

  const asking = {
    address,
    ask,
    clock,
    patienceMs: timing.callMs,
    connected: () => online && connection.connected,
  };
  const perform = createCaller(asking);

  return {
    get connected() {
      return online && connection.connected;
    },
    home: () => snapshot.home(),
    call: async (call) => void (await perform(call, false)),
    read: async (call) => responseOf(await perform(call, true)),
    converse: createConverser(asking),
    past: createPastReader({ ...asking, log }),
    async settle() {
      if (connection.connected) await connection.ping().catch(() => undefined);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
  };
}
