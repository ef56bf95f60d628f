import type { Attributes, Home, Json } from '../../../src/domain/home.ts';
import { createManualClock } from '../../../src/home/clock.ts';
import { createDemoHome, type DemoHome } from '../../../src/home/demo-home/demo-home.ts';
import { readHomeFile } from '../../../src/home/home-file/home-file.ts';
import { connectRaw, type RawClient, type RawMessage } from '../../contracts/hub/raw-client.ts';

/** A demo home with a bare client at it, and a clock to move. */
export interface TestHouse {
  readonly home: Home;
  readonly demo: DemoHome;
  readonly client: RawClient;
  readonly clock: ReturnType<typeof createManualClock>;
  call(
    action: string,
    target: string | Readonly<Record<string, Json>>,
    data?: Readonly<Record<string, Json>>,
    returnResponse?: boolean,
  ): Promise<RawMessage>;
  state(entityId: string): { readonly state: string; readonly attributes: Attributes };
  close(): Promise<void>;
}

export async function openHouse(travel: 'instant' | 'lifelike' = 'instant'): Promise<TestHouse> {
  const home = await readHomeFile('tests/homes/corner-house.yaml');
  const clock = createManualClock(Date.parse('2026-03-01T12:00:00Z'));
  const demo = await createDemoHome({ home, clock, travel });
  const client = await connectRaw(demo.url, demo.token);
  return {
    home,
    demo,
    client,
    clock,
    call(action, target, data = {}, returnResponse = false) {
      const [domain = '', service = ''] = action.split('.');
      return client.ask({
        type: 'call_service',
        domain,
        service,
        service_data: data,
        target: typeof target === 'string' ? { entity_id: target } : target,
        ...(returnResponse ? { return_response: true } : {}),
      });
    },
    state(entityId) {
      const found = demo.states().find(({ id }) => id === entityId);
      if (found === undefined) throw new Error(`no ${entityId}`);
      return { state: found.state, attributes: found.attributes };
    },
    async close() {
      client.close();
      await demo.close();
    },
  };
}
