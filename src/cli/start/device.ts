import type { SatelliteSite } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import type { BrokerOptions } from '../../satellites/broker-options.ts';
import { type Device, type Health, openDevice } from '../../satellites/device/device.ts';
import type { Turn } from '../../satellites/turn-timing.ts';
import { errorText } from '../error-text.ts';
import { readVersion } from '../version.ts';

export interface DevicePresence {
  /** The broker is there: from now on the home sees Understudy as a device. */
  join(broker: BrokerOptions): void;
  /** See `Device`; before it has joined, nothing is told and every site listens. */
  tell(turn: Turn): void;
  report(): void;
  listens(siteId: string): boolean;
  close(): Promise<void>;
}

export interface PresenceOptions {
  readonly sites: readonly SatelliteSite[];
  readonly log: Log;
  health(): Health;
  undo(siteId: string): Promise<string>;
}

/** Understudy as a device of the home, once there is a broker. What goes wrong with it never stops anything else. */
export function presentDevice({ sites, log, health, undo }: PresenceOptions): DevicePresence {
  let device: Device | undefined;
  let joining: Promise<void> = Promise.resolve();
  let isClosed = false;

  async function open(broker: BrokerOptions): Promise<void> {
    try {
      const opened = await openDevice({ broker, sites, version: readVersion(), log, undo });
      if (isClosed) return await opened.close();
      device = opened;
      opened.report(health());
    } catch (error) {
      log.problem(`Understudy cannot be shown as a device of the home: ${errorText(error)}`);
    }
  }

  return {
    join(broker) {
      joining = open(broker);
    },
    tell: (turn) => device?.tell(turn),
    report: () => device?.report(health()),
    listens: (siteId) => device?.listens(siteId) ?? true,
    async close() {
      isClosed = true;
      await joining;
      await device?.close();
    },
  };
}
