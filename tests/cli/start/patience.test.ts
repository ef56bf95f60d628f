import { describe, expect, test } from '@jest/globals';
import { reachPatiently } from '../../../src/cli/start/patience.ts';
import { awaitHub } from '../../../src/cli/start/patient-hub.ts';
import type { RememberingHub } from '../../../src/domain/call.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { HomeEvent } from '../../../src/domain/home.ts';

/** A clock that is moved by hand, and a list of what was logged. */
function world() {
  let time = 0;
  const due: { at: number; task: () => void }[] = [];
  const problems: string[] = [];
  return {
    problems,
    means: {
      clock: {
        now: () => time,
        after(delayMs: number, task: () => void) {
          const entry = { at: time + delayMs, task };
          due.push(entry);
          return () => void due.splice(due.indexOf(entry), due.includes(entry) ? 1 : 0);
        },
      },
      log: { info: () => undefined, problem: (line: string) => void problems.push(line) },
    },
    async advance(ms: number) {
      time += ms;
      for (const entry of due.filter(({ at }) => at <= time)) {
        due.splice(due.indexOf(entry), 1);
        entry.task();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    waiting: () => due.map(({ at }) => at - time),
  };
}
const away = () => new Failure('HUB_UNREACHABLE', 'The hub does not answer.');

describe('reaching something that may not be there yet', () => {
  test('tries again, ever more rarely, and says so once', async () => {
    const { means, advance, waiting, problems } = world();
    let attempts = 0;
    const reached = await reachPatiently(
      async () => {
        attempts += 1;
        throw away();
      },
      () => undefined,
      means,
    );
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const [wait = 0] = waiting();
      waits.push(wait / 1000);
      await advance(wait);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(attempts).toBe(8);
    expect(problems).toEqual(['The hub does not answer. Trying again from time to time.']);
    expect(reached.problem).toBe('The hub does not answer.');
    await reached.stop();
    expect(waiting()).toEqual([]);
  });

  test('asks rarely where it was refused', async () => {
    const { means, waiting } = world();
    const refuse = async () => {
      throw new Failure('BROKER_REFUSED', 'Wrong password.');
    };
    await reachPatiently(refuse, () => undefined, means);
    expect(waiting()).toEqual([60_000]);
  });

  test('does not wait for what waiting cannot mend', async () => {
    const taken = async () => {
      throw new Failure('PORT_TAKEN', 'Port 1883 is taken.');
    };
    await expect(reachPatiently(taken, () => undefined, world().means)).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  });
});

describe('a hub that comes later', () => {
  const home = {
    name: 'Maple',
    unitSystem: 'metric',
    floors: [],
    areas: [],
    zones: [],
    satellites: [],
    entities: [],
  } as const;

  function hub(): RememberingHub & { tell(event: HomeEvent): void; closed: boolean } {
    const listeners = new Set<(event: HomeEvent) => void>();
    return {
      closed: false,
      home: () => home,
      read: async () => null,
      past: async () => [],
      converse: async () => ({ speech: '' }),
      call: async () => undefined,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      tell: (event) => {
        for (const listener of listeners) listener(event);
      },
      async close() {
        this.closed = true;
      },
    };
  }

  test('is an empty home until then, and tells when it is there', async () => {
    const { means, advance } = world();
    const real = hub();
    let isThere = false;
    const patient = await awaitHub(async () => {
      if (!isThere) throw away();
      return real;
    }, means);
    const events: HomeEvent[] = [];
    patient.subscribe((event) => events.push(event));

    expect(patient.home().entities).toEqual([]);
    expect(patient.problem()).toBe('The hub does not answer.');
    const call = { domain: 'light', service: 'turn_on', target: { entity_id: [] }, data: {} };
    await expect(patient.call(call)).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });

    isThere = true;
    await advance(2_000);
    expect(patient.home().name).toBe('Maple');
    expect(patient.problem()).toBeUndefined();
    expect(events).toEqual([{ kind: 'connection', connected: true }, { kind: 'registry' }]);

    real.tell({ kind: 'connection', connected: false });
    expect(patient.problem()).toContain('trying to reconnect');
    await patient.close();
    expect(real.closed).toBe(true);
  });
});
