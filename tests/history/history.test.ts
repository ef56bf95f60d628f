import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseEventLine } from '../../src/cli/habits/event-line.ts';
import type { PastEvent } from '../../src/domain/past-event.ts';
import { eventLine } from '../../src/history/export.ts';
import { type History, openHistory } from '../../src/history/history.ts';
import { RETENTION } from '../../src/history/retention.ts';
import { createManualClock } from '../../src/home/clock.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00+01:00');
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'understudy-history-')), 'history.db');
}

function opened(file = newFile(), now = START) {
  const clock = createManualClock(now);
  const problems: string[] = [];
  const log = { info: () => undefined, problem: (line: string) => problems.push(line) };
  const history: History = openHistory({ file, clock, log });
  ends.push(() => history.close());
  return { history, clock, problems, file };
}

function event(at: number, entity: string, state: string, more: Partial<PastEvent> = {}): PastEvent {
  return { at, offsetMinutes: 60, entity, state, by: 'user', ...more };
}

const all = (history: History) => [...history.events(0, Number.MAX_SAFE_INTEGER)];

describe('the history', () => {
  test('gives back what it was told, in order of time, whoever did it', () => {
    const { history } = opened();
    const told = (['user', 'automation', 'device', 'unknown'] as const).map((by, index) =>
      event(START + index * 1000, `light.${by}`, 'on', index % 2 === 0 ? { by, old: 'off' } : { by }),
    );
    for (const each of [...told].reverse()) history.record(each);
    expect(all(history)).toEqual(told);
  });

  test('gives a window from its first moment up to before its last', () => {
    const { history } = opened();
    for (let hour = 0; hour < 10; hour++) history.record(event(START + hour * 3_600_000, 'light.a', String(hour)));
    const states = [...history.events(START + 2 * 3_600_000, START + 5 * 3_600_000)].map(({ state }) => state);
    expect(states).toEqual(['2', '3', '4']);
  });

  test('reads windows of many pages, also where many things happen at one moment', () => {
    const { history } = opened();
    for (let index = 0; index < 12_000; index++) history.record(event(START, `light.n${index}`, 'on'));
    expect(new Set(all(history).map(({ entity }) => entity)).size).toBe(12_000);
  });

  test('can be written while it is read', () => {
    const { history } = opened();
    for (let index = 0; index < 6_000; index++) history.record(event(START + index, 'light.a', String(index)));
    let read = 0;
    for (const each of history.events(START, START + DAY)) {
      if (read === 0) history.record(event(START + DAY, 'light.b', each.state));
      history.flush();
      read += 1;
      if (read > 100) break;
    }
    expect(history.extent()).toEqual({ from: START, to: START + DAY, events: 6_001 });
  });

  test('is on the disk within a second, and after a close', () => {
    const { history, clock, file } = opened();
    history.record(event(START, 'light.a', 'on'));
    clock.advance(1_000);
    const other = opened(file);
    expect(all(other.history)).toHaveLength(1);
    history.record(event(START + 1, 'light.a', 'off'));
    history.close();
    expect(all(other.history)).toHaveLength(2);
  });

  test('goes out as lines that habits learn from', () => {
    const { history } = opened();
    const told = [
      event(START, 'light.a', 'on', { old: 'off' }),
      event(START + 1_500, 'light.a', 'off', { by: 'unknown' }),
    ];
    for (const each of told) history.record(each);
    const lines = all(history).map(eventLine);
    expect(lines[0]).toBe(
      '{"time":"2026-03-01T00:00:00+01:00","entity_id":"light.a","state":"on","old_state":"off","by":"user","attributes":{}}',
    );
    expect(lines.map((line) => parseEventLine(line, 'here:1'))).toEqual(told);
  });
});

describe('days', () => {
  test('that are over are summed up by the local day: changes by state, and measurements', () => {
    const { history, clock } = opened();
    // 23:30 UTC of the day before is half past midnight here.
    history.record(event(START + 30 * 60_000, 'light.a', 'on'));
    history.record(event(START + 40 * 60_000, 'light.a', 'off', { by: 'automation' }));
    history.record(event(START + 50 * 60_000, 'light.a', 'on'));
    for (const value of ['-2', '4.5', '8']) {
      history.record(event(START + Number(value) * 3_600_000 + 3 * 3_600_000, 'sensor.t', value, { by: 'device' }));
    }
    clock.advance(DAY);
    history.tidy(RETENTION);
    const day = Math.floor((START + 3_600_000) / DAY);
    expect(history.days(0, day + 10)).toEqual([
      { day, entity: 'light.a', state: 'off', changes: 1, byPeople: 0 },
      { day, entity: 'light.a', state: 'on', changes: 2, byPeople: 2 },
      { day, entity: 'sensor.t', state: '', changes: 3, byPeople: 0, low: -2, high: 8, mean: 3.5 },
    ]);
  });

  test('keep their sums when their events are forgotten', () => {
    const { history, clock } = opened();
    for (let day = 0; day < 20; day++) history.record(event(START + day * DAY, 'light.a', day % 2 ? 'on' : 'off'));
    clock.advance(20 * DAY);
    const { forgotten } = history.tidy({ ...RETENTION, eventDays: 5 });
    expect(forgotten).toBe(15);
    expect(all(history)).toHaveLength(5);
    expect(history.days(0, 99_999)).toHaveLength(20);
  });

  test('go, the oldest first, when the file grows too large', () => {
    const { history, clock, file } = opened();
    for (let day = 0; day < 10; day++) {
      for (let index = 0; index < 2_000; index++) {
        history.record(event(START + day * DAY + index * 10_000, `sensor.power_${index % 7}`, String(index * 1.5)));
      }
    }
    clock.advance(10 * DAY);
    history.tidy({ ...RETENTION, bytes: 400_000 });
    const left = history.extent();
    expect(left?.events).toBeGreaterThan(1_000);
    expect(left?.from).toBeGreaterThanOrEqual(START + 2 * DAY);
    expect(left?.to).toBe(START + 9 * DAY + 1_999 * 10_000);
    expect(statSync(file).size).toBeLessThan(600_000);
  });
});

describe('wiping', () => {
  const SECRET = 'media_player.what_nobody_shall_know';

  test('leaves nothing on the disk', () => {
    const { history, file } = opened();
    for (let index = 0; index < 3_000; index++) history.record(event(START + index, SECRET, `song ${index}`));
    history.flush();
    history.wipe();
    expect(history.extent()).toBeUndefined();
    const folder = join(file, '..');
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes(SECRET)).toBe(false);
  });

  test('of one entity leaves the others', () => {
    const { history } = opened();
    history.record(event(START, SECRET, 'playing'));
    history.record(event(START, 'light.a', 'on'));
    history.wipe(SECRET);
    history.record(event(START + 1, SECRET, 'off'));
    expect(all(history).map(({ state }) => state)).toEqual(['on', 'off']);
  });
});

describe('trouble', () => {
  test('a damaged file is put aside, not overwritten, and a new history begun', () => {
    const file = newFile();
    writeFileSync(file, 'this is no database, however long it may be. '.repeat(100));
    const { history, problems } = opened(file);
    history.record(event(START, 'light.a', 'on'));
    expect(all(history)).toHaveLength(1);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toMatch(/^this is no database/);
    expect(problems).toEqual([expect.stringContaining('.damaged')]);
  });

  test('a folder that cannot be written is said plainly', () => {
    const file = newFile();
    writeFileSync(file, 'a file, not a folder');
    expect(() => opened(join(file, 'history.db'))).toThrow(/the history cannot be kept there/);
  });
});
