import type { BrokerOptions } from '../../src/satellites/broker-options.ts';
import type { Message } from '../../src/satellites/hermes/message.ts';
import { type Satellites, type SatellitesOptions, startSatellites } from '../../src/satellites/satellites.ts';
import {
  connectVirtualSatellite,
  type VirtualSatellite,
  type VirtualSatelliteOptions,
} from '../../src/satellites/virtual-satellite.ts';
import { keptLog, lampMind, type TestLog, type TestMind, toneEars, toneVoice } from './people.ts';

/** A broker to test against. */
export interface TestBroker {
  readonly options: BrokerOptions;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Faster than real time, yet slow enough that timers keep the order. */
export const SPEED = 3;

export interface World {
  readonly satellites: Satellites;
  readonly mind: TestMind;
  readonly log: TestLog;
  readonly said: readonly string[];
  readonly ears: ReturnType<typeof toneEars>;
  satellite(siteId: string, options?: Partial<VirtualSatelliteOptions>): Promise<VirtualSatellite>;
  close(): Promise<void>;
}

/** Everything between a satellite and a mind, running for real at a broker. */
export async function openWorld(broker: BrokerOptions, options: Partial<SatellitesOptions> = {}): Promise<World> {
  const log = keptLog();
  const voice = toneVoice();
  const mind = lampMind();
  const ears = toneEars();
  const connection = { ...broker, reconnectMs: 100 };
  const satellites = await startSatellites({
    broker: connection,
    ears,
    mind,
    voice,
    log,
    playSlackMs: 1500,
    ...options,
  });
  const open: VirtualSatellite[] = [];
  return {
    satellites,
    mind,
    log,
    said: voice.said,
    ears,
    async satellite(siteId, more = {}) {
      const satellite = await connectVirtualSatellite({ broker: connection, siteId, speed: SPEED, ...more });
      open.push(satellite);
      return satellite;
    },
    async close() {
      await Promise.all(open.map((satellite) => satellite.close()));
      await satellites.close();
    },
  };
}

/** Keeps the kinds of messages in the order in which they come. */
export function kindsSeen(satellite: VirtualSatellite): string[] {
  const kinds: string[] = [];
  satellite.watch((message) => kinds.push(describe(message)));
  return kinds;
}

function describe(message: Message): string {
  if ('reason' in message && message.reason) return `${message.kind} ${message.reason}`;
  if (message.kind === 'intent') return `intent ${message.intentName}`;
  if (message.kind === 'sessionEnded') return `sessionEnded ${message.termination.reason}`;
  return message.kind;
}

/** Waits until something is so. Fails after ten seconds. */
export async function eventually(what: string, isSo: () => boolean, limitMs = 10_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > endMs) throw new Error(`It did not come about that ${what}`);
    await pause(20);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
