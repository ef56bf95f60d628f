import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openHistory } from '../../src/history/history.ts';
import { systemClock } from '../../src/home/clock.ts';
import { run } from './drive.ts';

const MONDAY = Date.parse('2026-02-09T07:00:00Z');
const log = { info: () => undefined, problem: () => undefined };

/** A data folder with three events. */
function kept(): string {
  const data = mkdtempSync(join(tmpdir(), 'understudy-data-'));
  const history = openHistory({ file: join(data, 'history.db'), clock: systemClock, log });
  const event = { offsetMinutes: 60, by: 'user' } as const;
  history.record({ ...event, at: MONDAY, entity: 'light.hall', state: 'on', old: 'off' });
  history.record({ ...event, at: MONDAY + 60_000, entity: 'light.desk', state: 'on' });
  history.record({ ...event, at: MONDAY + 120_000, entity: 'light.hall', state: 'off', old: 'on' });
  history.close();
  return data;
}

describe('history', () => {
  test('export writes all events, as habits learn reads them', async () => {
    const { status, out } = await run(['history', 'export', '--data', kept()]);
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toMatchObject([
      { time: '2026-02-09T08:00:00+01:00', entity_id: 'light.hall', state: 'on', old_state: 'off', by: 'user' },
      { entity_id: 'light.desk' },
      { entity_id: 'light.hall', state: 'off' },
    ]);
  });

  test('wipe forgets one device, or everything', async () => {
    const data = kept();
    expect(await run(['history', 'wipe', '--entity', 'light.hall', '--data', data])).toMatchObject({
      status: 0,
      out: '2 events are forgotten.\n',
    });
    expect((await run(['history', 'export', '--data', data])).out).toContain('light.desk');
    expect((await run(['history', 'wipe', '--all', '--data', data, '--json'])).out).toBe('{"forgotten":1}\n');
    expect(await run(['history', 'export', '--data', data])).toMatchObject({ status: 0, out: '' });
  });

  test('wipe does nothing until it is said what', async () => {
    const data = kept();
    const { status, err } = await run(['history', 'wipe', '--data', data]);
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining('--all') });
    expect((await run(['history', 'export', '--data', data])).out.trim().split('\n')).toHaveLength(3);
  });

  test('a folder without a history is named', async () => {
    const { status, err } = await run(['history', 'export', '--data', '/nowhere']);
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining('/nowhere/history.db') });
  });
});
