import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkAudio } from '../../src/cli/doctor/audio.ts';
import { checkBroker } from '../../src/cli/doctor/broker.ts';
import { checkClock, compareClocks } from '../../src/cli/doctor/clock.ts';
import { checkHub } from '../../src/cli/doctor/hub.ts';
import { checkModels } from '../../src/cli/doctor/models.ts';
import { checkWebPort } from '../../src/cli/doctor/port.ts';
import { checkFolder } from '../../src/cli/doctor/storage.ts';
import { completeOptions, type PartialOptions } from '../../src/cli/options/check.ts';
import { startWeb } from '../../src/web/server.ts';
import { run } from './drive.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-doctor-'));
const quiet = { info: () => undefined, problem: () => undefined };

/** Options as they are once nothing is left open. */
function completeSettled(options: PartialOptions) {
  return {
    ...completeOptions(options),
    data: folder,
    rules: join(folder, 'rules'),
    web: { host: '127.0.0.1', port: 8099 },
  };
}

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

  test('does not believe a clock that was never set', () => {
    expect(checkClock(0)).toMatchObject({ state: 'problem' });
    expect(checkClock(Date.UTC(2027, 1, 1))).toMatchObject({ state: 'ok' });
  });

  test('compares the clock with the hub, whose answers carry the date', async () => {
    const hub = createHttpServer((_, response) => response.end());
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
    expect(await compareClocks(url, Date.now)).toMatchObject({ state: 'ok' });
    expect(await compareClocks(url, () => Date.now() + 600_000)).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/(599|600|601) seconds/),
    });
    hub.close();
    hub.closeAllConnections();
    expect(await compareClocks('http://127.0.0.1:9', Date.now)).toBeUndefined();
  });

  test('hears what it says itself', async () => {
    expect(await checkAudio({ voice: 'slt', recogniser: 'soundswallower' })).toMatchObject({ state: 'ok' });
  });

  test('looks at the demo home, and at the areas of satellites', async () => {
    const options = completeSettled({});
    expect(await checkHub(options, quiet)).toMatchObject({
      state: 'ok',
      says: expect.stringContaining('Linden House'),
    });
    const lost = completeSettled({ satellites: [{ site_id: 'a', area: 'Attic' }] });
    expect(await checkHub(lost, quiet)).toMatchObject({
      state: 'warning',
      says: expect.stringContaining('a in "Attic"'),
      todo: expect.stringContaining('Living room'),
    });
  });

  test('says that a hub does not answer, and a broker does not', async () => {
    const away = completeSettled({
      hub: { url: 'http://127.0.0.1:9', token: 'x' },
      mqtt: { host: '127.0.0.1', port: 9 },
    });
    expect(await checkHub(away, quiet)).toMatchObject({ state: 'problem', says: expect.stringContaining('cannot be') });
    expect(await checkBroker(away)).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('Nothing answers'),
    });
  });

  test('finds the models that come with the packages', () => {
    expect(checkModels().map((finding) => finding.state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
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
