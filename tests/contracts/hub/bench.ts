import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Call } from '../../../src/domain/call.ts';
import type { Entity, HomeEvent, Json } from '../../../src/domain/home.ts';
import { type ConnectedHub, connectHub, type HubOptions } from '../../../src/home/hub/hub.ts';
import { connectRaw, type RawClient } from './raw-client.ts';
import type { Candidate, Site } from './site.ts';

/** What the contract's tests work with. One hub serves them all: each test puts what it needs in order first. */
export interface Bench {
  readonly site: Site;
  /** What the clients of this test logged. */
  readonly lines: readonly string[];
  /** A client of ours; closed after the test. */
  connect(options?: Partial<HubOptions>): Promise<ConnectedHub>;
  /** A bare client, for what a person does in the hub's own pages; closed after the test. */
  admin(): Promise<RawClient>;
}

const PATIENCE_MS = 20_000;

export function openBench(candidate: Candidate): Bench {
  let site: Site | undefined;
  let lines: string[] = [];
  let hubs: ConnectedHub[] = [];
  let admins: RawClient[] = [];
  const open = (): Site => {
    if (site === undefined) throw new Error(`${candidate.name} is not open.`);
    return site;
  };

  beforeAll(async () => {
    site = await candidate.open();
  }, 90_000);
  afterEach(async () => {
    for (const admin of admins) admin.close();
    await Promise.all(hubs.map((hub) => hub.close()));
    lines = [];
    hubs = [];
    admins = [];
  });
  afterAll(async () => site?.close(), 90_000);

  return {
    get site() {
      return open();
    },
    get lines() {
      return lines;
    },
    async connect(options = {}) {
      const into = lines;
      const log = { info: (line: string) => void into.push(line), problem: (line: string) => void into.push(line) };
      const { url, token, home } = open();
      const { satellites } = home;
      const hub = await connectHub({ url, token, satellites, log, timing: { registryMs: 20 }, ...options });
      hubs.push(hub);
      return hub;
    },
    async admin() {
      const admin = await connectRaw(open().url, open().token);
      admins.push(admin);
      return admin;
    },
  };
}

export function call(action: string, ids: readonly string[], data: Readonly<Record<string, Json>> = {}): Call {
  const [domain = '', service = ''] = action.split('.');
  return { domain, service, target: { entity_id: ids }, data };
}

export function find(hub: ConnectedHub, id: string): Entity | undefined {
  return hub.home().entities.find((one) => one.id === id);
}

export function until(hub: ConnectedHub, wanted: (event: HomeEvent) => boolean): Promise<HomeEvent> {
  return new Promise((resolve) => {
    const stop = hub.subscribe((event) => {
      if (!wanted(event)) return;
      stop();
      resolve(event);
    });
  });
}

export const lost = (event: HomeEvent): boolean => event.kind === 'connection' && !event.connected;
export const reconnected = (event: HomeEvent): boolean => event.kind === 'connection' && event.connected;

/** Waits until something holds of the home: `check` gives what is amiss, or nothing. Rejects with what stays amiss. */
export function eventually(hub: ConnectedHub, check: () => string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (check() !== undefined) return;
      end();
      resolve();
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(check() ?? 'It held too late.'));
    }, PATIENCE_MS);
    const stop = hub.subscribe(look);
    const end = (): void => {
      clearTimeout(timer);
      stop();
    };
    look();
  });
}

/** Waits until an entity is in a state. */
export function becomes(hub: ConnectedHub, id: string, state: string): Promise<void> {
  return eventually(hub, () => (find(hub, id)?.state === state ? undefined : `${id} is ${find(hub, id)?.state}`));
}
