import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { openHistory } from '../../src/history/history.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { randomOf } from '../habits/life.ts';

const KILLS = 100;
const START = Date.parse('2026-03-01T00:00:00Z');

/** Lets a process of its own write from a number on, kills it some time after it began to, and tells how far it said it was. */
function killWhileWriting(file: string, first: number, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tests/history/writer.js', file, String(first)]);
    let said = '';
    let problems = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      problems += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== null || problems !== '') reject(new Error(`it ended by itself: ${problems}`));
      // A number that was cut off in the middle of writing it does not count.
      else resolve(Number(said.split('\n').slice(0, -1).pop() === 'open' ? first - 1 : said.split('\n').at(-2)));
    });
  });
}

test('killed a hundred times while it writes as fast as it can, it never loses what was on the disk nor is damaged', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-killed-')), 'history.db');
  const random = randomOf(100);
  let first = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const flushed = await killWhileWriting(file, first, 60 * random());
    const database = new DatabaseSync(file);
    expect(database.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' });
    const { events, last } = numbersIn(database);
    database.close();
    // Without a gap from the very first one on, and all that it had said.
    expect(events).toBe(last + 1);
    expect(last).toBeGreaterThanOrEqual(flushed);
    first = last + 1;
  }
  const problems: string[] = [];
  const log = { info: () => undefined, problem: (line: string) => problems.push(line) };
  const history = openHistory({ file, clock: createManualClock(START), log });
  let number = 0;
  for (const { at, state } of history.events(START, START + first)) {
    if (at !== START + number || state !== String(number)) throw new Error(`event ${number} is not what was written`);
    number += 1;
  }
  history.close();
  expect({ number, problems }).toEqual({ number: first, problems: [] });
}, 120_000);

function numbersIn(database: InstanceType<typeof DatabaseSync>): { readonly events: number; readonly last: number } {
  const row: unknown = database.prepare('SELECT count(*) AS events, max(at) AS last FROM event').get();
  const read = (name: string) => (typeof row === 'object' && row !== null ? Number(Reflect.get(row, name)) : 0);
  return { events: read('events'), last: read('events') === 0 ? -1 : read('last') - START };
}
