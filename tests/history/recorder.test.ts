import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Home } from '../../src/domain/home.ts';
import { openHistory } from '../../src/history/history.ts';
import { startRecorder } from '../../src/history/recorder.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { createDemoHome } from '../../src/home/demo-home/demo-home.ts';
import { connectHub } from '../../src/home/hub/hub.ts';

const START = Date.parse('2026-03-02T08:00:00Z');
const HOUR = 3_600_000;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const home: Home = {
  name: 'Maple House',
  unitSystem: 'metric',
  floors: [],
  areas: [{ name: 'Hall', aliases: [] }],
  zones: [],
  satellites: [],
  entities: [
    { id: 'light.hall', domain: 'light', name: 'Hall light', aliases: [], state: 'off', attributes: {} },
    { id: 'binary_sensor.door', domain: 'binary_sensor', name: 'Door', aliases: [], state: 'off', attributes: {} },
  ],
};

async function house() {
  const clock = createManualClock(START);
  const demo = await createDemoHome({ home, clock, travel: 'instant' });
  ends.push(() => demo.close());
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line), problem: (line: string) => lines.push(line) };
  const connect = async () => {
    const hub = await connectHub({ url: demo.url, token: demo.token, exposedOnly: false, log });
    ends.push(() => hub.close());
    return hub;
  };
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-recorder-')), 'history.db');
  const record = (hub: Awaited<ReturnType<typeof connect>>, backfillDays = 30) => {
    const history = openHistory({ file, clock, log });
    const recorder = startRecorder({ hub, history, clock, log, backfillDays, connected: true });
    ends.push(() => history.close());
    ends.push(() => recorder.close());
    const kept = async () => {
      await hub.settle();
      await recorder.settle();
      return [...history.events(0, Number.MAX_SAFE_INTEGER)].map(({ at, entity, state, old, by }) => ({
        hours: (at - START) / HOUR,
        entity,
        state,
        ...(old === undefined ? {} : { old }),
        by,
      }));
    };
    return { history, recorder, kept };
  };
  return { clock, demo, connect, record, lines };
}

const turn = (service: string) => ({
  domain: 'light',
  service,
  target: { entity_id: ['light.hall'] },
  data: {},
});

describe('recording', () => {
  test('keeps each change of state with when it was and who did it, and no change of attributes alone', async () => {
    const { clock, demo, connect, record } = await house();
    const hub = await connect();
    const { kept } = record(hub);
    await kept();
    clock.advance(HOUR);
    await hub.call(turn('turn_on'));
    clock.advance(HOUR);
    demo.setState('light.hall', 'on', { brightness: 12 });
    demo.setState('binary_sensor.door', 'on');
    clock.advance(HOUR);
    demo.setState('light.hall', 'off');
    expect(await kept()).toEqual([
      { hours: 1, entity: 'light.hall', state: 'on', old: 'off', by: 'user' },
      { hours: 2, entity: 'binary_sensor.door', state: 'on', old: 'off', by: 'device' },
      { hours: 3, entity: 'light.hall', state: 'off', old: 'on', by: 'unknown' },
    ]);
  });

  test('reads on its first start what the hub remembers, and says so', async () => {
    const { clock, demo, connect, record, lines } = await house();
    const hub = await connect();
    clock.advance(24 * HOUR);
    await hub.call(turn('turn_on'));
    clock.advance(48 * HOUR);
    demo.setState('light.hall', 'off');
    clock.advance(HOUR);
    const { kept } = record(hub);
    expect(await kept()).toEqual([
      { hours: 24, entity: 'light.hall', state: 'on', by: 'user' },
      { hours: 72, entity: 'light.hall', state: 'off', old: 'on', by: 'unknown' },
    ]);
    expect(lines).toContain('Read 2 events of the past.');
  });

  test('asks for no more than it is told to', async () => {
    const { clock, demo, connect, record } = await house();
    const hub = await connect();
    demo.setState('light.hall', 'on');
    clock.advance(48 * HOUR);
    demo.setState('light.hall', 'off');
    clock.advance(HOUR);
    await hub.settle();
    expect(await record(hub, 1).kept()).toMatchObject([{ hours: 48, state: 'off' }]);
  });

  test('catches up with what happened while it was not there', async () => {
    const { clock, demo, connect, record } = await house();
    const hub = await connect();
    const first = record(hub);
    clock.advance(HOUR);
    demo.setState('light.hall', 'on');
    await first.kept();
    first.recorder.close();
    first.history.close();
    clock.advance(HOUR);
    demo.setState('light.hall', 'off');
    clock.advance(HOUR);
    demo.setState('light.hall', 'on');
    clock.advance(HOUR);
    expect((await record(hub).kept()).map(({ hours, state }) => [hours, state])).toEqual([
      [1, 'on'],
      [2, 'off'],
      [3, 'on'],
    ]);
  });

  test('does not read again what was wiped', async () => {
    const { clock, demo, connect, record } = await house();
    const hub = await connect();
    clock.advance(HOUR);
    demo.setState('light.hall', 'on');
    clock.advance(HOUR);
    const first = record(hub);
    expect(await first.kept()).toHaveLength(1);
    first.history.wipe();
    first.recorder.close();
    first.history.close();
    clock.advance(HOUR);
    demo.setState('light.hall', 'off');
    clock.advance(HOUR);
    expect(await record(hub).kept()).toMatchObject([{ hours: 3, state: 'off' }]);
  });

  test('goes on where another process wiped the file meanwhile', async () => {
    const { clock, demo, connect, record } = await house();
    const hub = await connect();
    const first = record(hub);
    clock.advance(HOUR);
    demo.setState('light.hall', 'on');
    expect(await first.kept()).toHaveLength(1);
    const other = record(hub, 0);
    other.recorder.close();
    other.history.wipe();
    other.history.close();
    clock.advance(HOUR);
    demo.setState('light.hall', 'off');
    expect(await first.kept()).toMatchObject([{ hours: 2, entity: 'light.hall', state: 'off' }]);
  });
});
