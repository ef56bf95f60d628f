import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { run } from './drive.ts';

const MONDAY = Date.parse('2026-02-09T00:00:00Z');
const MINUTE = 60_000;

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-events-')), 'events.jsonl');
  writeFileSync(file, text);
  return file;
}

/** A lamp that is switched on at about seven and off at about nine, each day. */
function lines(from: number, to: number): string {
  const out: string[] = [];
  for (let day = from; day < to; day++) {
    for (const [hour, state, old] of [
      [7, 'on', 'off'],
      [9, 'off', 'on'],
    ] as const) {
      const at = MONDAY + (day * 1440 + hour * 60 + (day % 4)) * MINUTE;
      const time = `${new Date(at + 60 * MINUTE).toISOString().slice(0, 19)}+01:00`;
      out.push(JSON.stringify({ time, entity_id: 'light.hall', state, old_state: old, by: 'user', attributes: {} }));
    }
  }
  return `${out.join('\n')}\n`;
}

const parsed = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('habits', () => {
  test('learn proposes one automation a line', async () => {
    const { status, out, err } = await run(['habits', 'learn', '--events', fileOf(lines(0, 30)), '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const proposals = parsed(out);
    expect(proposals).toHaveLength(2);
    expect(proposals[0]).toMatchObject({
      id: expect.any(String),
      kind: 'routine',
      text: expect.any(String),
      automation: { triggers: [expect.anything()], conditions: [], actions: [expect.anything()] },
      evidence: { support: expect.any(Number), backtest: { days: 14 } },
    });
  });

  test('learn says in words what it found, and what it would have done', async () => {
    const { out } = await run(['habits', 'learn', '--events', fileOf(lines(0, 30))]);
    expect(out).toMatch(
      /^Turn o(n|ff) the hall light at .* am\. \(\d+ of \d+ times; in 14 held-back days it would have/,
    );
  });

  test('predict ranks five actions at most for each one in the test file', async () => {
    const argv = ['--train', fileOf(lines(0, 20)), '--test', fileOf(lines(20, 24)), '--json'];
    const { status, out } = await run(['habits', 'predict', ...argv]);
    expect(status).toBe(0);
    const told = parsed(out);
    expect(told).toHaveLength(8);
    expect(told[0]).toMatchObject({
      time: '2026-03-01T08:00:00+01:00',
      actual: { entity_id: 'light.hall', state: 'on' },
      ranked: [{ entity_id: 'light.hall', state: 'on', p: expect.any(Number) }, { entity_id: 'light.hall' }],
      ask: true,
    });
  });

  test('hunches has nothing to say where all is as usual', async () => {
    const argv = ['--train', fileOf(lines(0, 20)), '--test', fileOf(lines(20, 24)), '--json'];
    expect(await run(['habits', 'hunches', ...argv])).toEqual({ status: 0, out: '', err: '' });
  });

  test.each([
    [
      '{"time":"2026-03-01T08:00:00Z","entity_id":"light.a","state":"on"}\n{"time":',
      /events\.jsonl:2: this is no JSON/,
    ],
    ['[]', /events\.jsonl:1: an event is an object/],
    ['{"entity_id":"light.a","state":"on"}', /events\.jsonl:1: "time" is missing/],
    ['{"time":"yesterday","entity_id":"light.a","state":"on"}', /:1: "time" is no time: "yesterday"/],
    ['{"time":"2026-03-01T08:00:00Z","entity_id":"light","state":"on"}', /:1: "entity_id" must be like light\.kitchen/],
    ['{"time":"2026-03-01T08:00:00Z","entity_id":"light.a","state":3}', /:1: "state" must be a text, not 3/],
    ['{"time":"2026-03-01T08:00:00Z","entity_id":"light.a","state":"on","by":"cat"}', /:1: "by" must be user, automa/],
    ['\n\n', /there are no events in it/],
  ])('learn refuses %s, and says where', async (text, message) => {
    const { status, out, err } = await run(['habits', 'learn', '--events', fileOf(text)]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
  });

  test('a missing file or option is bad usage', async () => {
    expect(await run(['habits', 'learn', '--events', '/nowhere.jsonl'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('nowhere'),
    });
    expect(await run(['habits', 'predict', '--train', 'a'])).toMatchObject({ status: 2 });
    expect(await run(['habits'])).toMatchObject({ status: 2 });
  });
});
