import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkClock } from '../../src/cli/doctor/clock.ts';
import { checkModels } from '../../src/cli/doctor/models.ts';
import { checkWebPort } from '../../src/cli/doctor/port.ts';
import { checkFolder } from '../../src/cli/doctor/storage.ts';
import { startWeb } from '../../src/web/server.ts';
import { run } from './drive.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-doctor-'));
const quiet = { info: () => undefined, problem: () => undefined };

describe('the doctor', () => {
  test('makes a folder that is not there and finds it writable', async () => {
    expect(await checkFolder('rules folder', join(folder, 'new', 'rules'), 'rules')).toMatchObject({ state: 'ok' });
  });

  test('says what to do where a folder cannot be written', async () => {
    const blocker = join(folder, 'file');
    writeFileSync(blocker, '');
    expect(await checkFolder('rules folder', join(blocker, 'rules'), 'rules')).toMatchObject({
      state: 'problem',
      todo: expect.stringContaining('set rules to another one'),
    });
  });

  test('does not believe a clock that was never set, and compares it with the hub', () => {
    expect(checkClock(0)).toMatchObject({ state: 'problem' });
    const now = Date.UTC(2027, 1, 1);
    expect(checkClock(now, now + 1_000)).toMatchObject({ state: 'ok' });
    expect(checkClock(now, now + 600_000)).toMatchObject({ state: 'warning', says: expect.stringContaining('600') });
  });

  test('finds the models that come with the packages', () => {
    expect(checkModels().map((finding) => finding.state)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  test('tells Understudy on its port from a stranger', async () => {
    const web = await startWeb({
      host: '127.0.0.1',
      port: 0,
      version: '1',
      now: () => 0,
      log: quiet,
      health: () => ({
        broker: { state: 'ok' },
        hub: { state: 'ok' },
        hearing: { state: 'ok' },
        voice: { state: 'ok' },
      }),
    });
    expect(await checkWebPort('127.0.0.1', web.port)).toMatchObject({
      state: 'ok',
      says: expect.stringContaining('Understudy is running'),
    });
    await web.close();
    expect(await checkWebPort('127.0.0.1', web.port)).toMatchObject({ says: expect.stringContaining('free') });

    const stranger = createServer((socket) => socket.end('hello\r\n'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    expect(await checkWebPort('127.0.0.1', port)).toMatchObject({ state: 'problem' });
    stranger.close();
  });

  test('reports a broken options file as a finding, and goes on with the rest', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'bad.yaml'), 'mqtt:\n  prot: 1\n');
    const { status, out } = await run(['doctor', '--json', '--config', 'bad.yaml'], { cwd: folder });
    const findings = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(status).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'options', state: 'problem', says: expect.stringContaining('bad.yaml:2') }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ check: 'node', state: 'ok' }));
  });
});
