// What it costs to do nothing: no satellites, and four that stream their microphones all the time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedBroker } from '../dist/satellites/embedded-broker.js';
import { connectVirtualSatellite } from '../dist/satellites/virtual-satellite.js';
import { corePercent, residentMb, startUnderstudy, stop } from './process.mjs';

const SATELLITES = 4;

/** The broker runs in the measuring process, so that what is measured is Understudy alone. */
export async function measureIdle(seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-bench-'));
  const broker = await startEmbeddedBroker({ port: 0 });
  const child = await startUnderstudy(
    ['start'],
    {
      UNDERSTUDY_MQTT_HOST: '127.0.0.1',
      UNDERSTUDY_MQTT_PORT: String(broker.port),
      UNDERSTUDY_DATA: folder,
      UNDERSTUDY_WEB_PORT: '8199',
    },
    /Ready/,
  );
  try {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const memoryMb = residentMb(child.pid);
    const alone = await corePercent(child.pid, seconds);
    const satellites = await Promise.all(
      Array.from({ length: SATELLITES }, (_, index) =>
        connectVirtualSatellite({ broker: { host: '127.0.0.1', port: broker.port }, siteId: `bench-${index}` }),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const streaming = await corePercent(child.pid, seconds);
    const memoryStreamingMb = residentMb(child.pid);
    await Promise.all(satellites.map((satellite) => satellite.close()));
    return { satellites: SATELLITES, alone, streaming, memoryMb, memoryStreamingMb };
  } finally {
    await stop(child);
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
