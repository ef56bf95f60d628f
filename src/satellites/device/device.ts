import type { Log } from '../../domain/turn.ts';
import { connectBroker } from '../broker.ts';
import type { BrokerOptions } from '../broker-options.ts';
import type { Turn } from '../turn-timing.ts';
import { BASE, type DeviceSite, discoveryOf, nameSites, TOPICS } from './discovery.ts';

export interface DeviceOptions {
  readonly broker: BrokerOptions;
  readonly sites: readonly Omit<DeviceSite, 'key'>[];
  readonly version: string;
  readonly log: Log;
  /** Somebody pressed the button: takes back what was done last at a site. Resolves to what is said of it. */
  undo(siteId: string): Promise<string>;
}

/** Each part of the house and how it is, as `/health` has it. */
export type Health = Readonly<Record<string, { readonly state: string; readonly detail?: string }>>;

/** Understudy as a device of the home, over MQTT discovery. */
export interface Device {
  /** A turn at a satellite: what was heard, what was done. */
  tell(turn: Pick<Turn, 'siteId' | 'heard' | 'reply'>): void;
  report(health: Health): void;
  /** Whether the wake word is heeded at a site: its switch is on. Everyone's is until somebody switches it off. */
  listens(siteId: string): boolean;
  /** Says that it is gone, and disconnects. */
  close(): Promise<void>;
}

/** How long an echo may take before the switches are what they are. */
const ECHO_MS = 1_000;
/** Home Assistant keeps no longer states. */
const LONGEST_STATE = 250;

/**
 * Publishes the device, with availability by last will; anew whenever Home Assistant or the broker comes back. A switch
 * that was off stays off: its state is kept at the broker.
 *
 * @throws Failure BROKER_REFUSED, BROKER_UNREACHABLE
 */
export async function openDevice({ broker: where, version, log, undo, ...options }: DeviceOptions): Promise<Device> {
  const sites = nameSites(options.sites);
  const broker = await connectBroker({ ...where, will: { topic: TOPICS.availability, payload: 'offline' } }, log);
  const silent = new Set<string>();
  const states = new Map<string, string>();
  let lastSite: string | undefined;
  // What the broker kept counts until this process has said something itself.
  const remembered = new Map(sites.map((site) => [TOPICS.listening(site.key), site]));
  const commands = new Map(sites.map((site) => [TOPICS.listen(site.key), site]));

  function keep(topic: string, payload: string): void {
    if (states.get(topic) === payload) return;
    states.set(topic, payload);
    broker.publish(topic, payload, { retain: true });
  }

  function introduce(): void {
    broker.publish(TOPICS.config, JSON.stringify(discoveryOf(sites, version)), { retain: true });
    broker.publish(TOPICS.availability, 'online', { retain: true });
    for (const [topic, payload] of states) broker.publish(topic, payload, { retain: true });
  }

  function listen({ siteId, key }: DeviceSite, on: boolean): void {
    if (on) silent.delete(siteId);
    else silent.add(siteId);
    keep(TOPICS.listening(key), on ? 'ON' : 'OFF');
  }

  async function takeBack(): Promise<void> {
    if (lastSite === undefined) return log.info('Asked to undo, but nothing was done since the start.');
    log.info(`Asked to undo at ${lastSite}: ${await undo(lastSite)}`);
  }

  function message(topic: string, payload: Uint8Array): void {
    const text = Buffer.from(payload).toString('utf8');
    const site = commands.get(topic);
    if (topic === echo) echoed();
    else if (topic === TOPICS.home) {
      if (text === 'online') introduce();
    } else if (topic === TOPICS.undo) {
      takeBack().catch((error: unknown) => log.problem(`Undo: ${error instanceof Error ? error.message : error}`));
    } else if (site !== undefined) {
      if (text === 'ON' || text === 'OFF') listen(site, text === 'ON');
    } else {
      const kept = remembered.get(topic);
      if (kept && text === 'OFF' && !states.has(topic)) listen(kept, false);
    }
  }

  const echo = `${BASE}/echo/${crypto.randomUUID()}`;
  let echoed = (): void => undefined;
  const filters = [echo, TOPICS.home, TOPICS.undo, ...commands.keys(), ...remembered.keys()];
  await broker.receive(filters, { message, lost: () => undefined, back: introduce }).catch(async (error: unknown) => {
    await broker.close();
    throw error;
  });
  // What the broker kept of the switches comes before whatever is sent now; some may not let this user read it.
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ECHO_MS);
    echoed = () => {
      clearTimeout(timer);
      resolve();
    };
    broker.publish(echo, '');
  });
  for (const site of sites) listen(site, !silent.has(site.siteId));
  introduce();

  return {
    listens: (siteId) => !silent.has(siteId),
    tell({ siteId, heard, reply }) {
      const of = { site_id: siteId };
      if (heard.outcome === 'heard') {
        const { text, confidence } = heard.hypotheses[0];
        const body = { text: text.slice(0, LONGEST_STATE), ...of, confidence, answer: reply.say };
        keep(TOPICS.heard, JSON.stringify(body));
      }
      if (reply.calls.length === 0) return;
      lastSite = siteId;
      const services = reply.calls.map(({ domain, service }) => `${domain}.${service}`);
      const text = [...new Set(services)].join(', ').slice(0, LONGEST_STATE);
      keep(TOPICS.action, JSON.stringify({ text, ...of, calls: reply.calls }));
    },
    report(health) {
      const problem = Object.values(health).some(({ state }) => state !== 'ok') ? 'True' : 'False';
      keep(TOPICS.health, JSON.stringify({ problem, ...health }));
    },
    async close() {
      broker.publish(TOPICS.availability, 'offline', { retain: true });
      await broker.close();
    },
  };
}
