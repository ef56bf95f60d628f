import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { SatellitesOptions } from '../../src/satellites/satellites.ts';
import { brokersUnderTest } from './brokers.ts';
import { openWorld, type TestBroker, type World } from './world.ts';

export interface Suite {
  /** The broker that this suite runs at. */
  broker(): TestBroker;
  /** Opens a world at the broker, which is closed after the test. */
  open(options?: Partial<SatellitesOptions>): Promise<World>;
}

/** Describes what holds at every broker that there is. */
export function atEachBroker(what: string, define: (suite: Suite) => void): void {
  for (const { name, start, protocolVersion } of brokersUnderTest()) {
    describe(`${what}, over ${name}`, () => {
      const worlds: World[] = [];
      let broker: TestBroker;
      beforeAll(async () => {
        broker = await start();
      });
      afterAll(async () => {
        await broker.stop();
      });
      afterEach(async () => {
        for (const world of worlds.splice(0)) await world.close();
      });
      define({
        broker: () => broker,
        async open(options) {
          const world = await openWorld({ ...broker.options, protocolVersion }, options);
          worlds.push(world);
          return world;
        },
      });
    });
  }
}
