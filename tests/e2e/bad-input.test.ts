import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Aedes } from 'aedes';
import { lampOf } from '../../src/cli/demo/lamp.ts';
import { setStage } from '../../src/cli/demo/stage.ts';
import { completeOptions, type PartialOptions } from '../../src/cli/options/check.ts';
import { DEFAULT_HOME_FILE } from '../../src/home/demo-home/default-home.ts';
import { startUnderstudy } from '../../src/main.ts';
import { run } from '../cli/drive.ts';
import { freePort } from '../support/mosquitto.ts';
import { keepProblems, newFolder, standBefore } from './household.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: PartialOptions) {
  const { folder, remove } = await newFolder();
  ends.push(remove);
  const log = keepProblems();
  const settled = {
    ...completeOptions(options),
    data: folder,
    rules: join(folder, 'rules'),
    web: { host: '127.0.0.1', port: 0 },
  };
  const understudy = await startUnderstudy(settled, log);
  ends.push(understudy.close);
  const health = await (await fetch(`${understudy.web.url}/health`)).json();
  return { log, health };
}

/** A broker that lets nobody in. */
async function strictBroker(): Promise<number> {
  const aedes = await Aedes.createBroker({ authenticate: (_client, _username, _password, done) => done(null, false) });
  const server = createServer(aedes.handle);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  ends.push(() => {
    server.close();
    return new Promise<void>((resolve) => aedes.close(resolve));
  });
  return port;
}

describe('what is wrong outside gets one clear message, and the rest goes on', () => {
  test('a wrong broker password', async () => {
    const port = await strictBroker();
    const { log, health } = await start({ mqtt: { host: '127.0.0.1', port, username: 'ana', password: 'wrong' } });
    expect(log.problems).toEqual([expect.stringMatching(/refuses the connection as ana.*Correct the username and/)]);
    expect(health).toMatchObject({
      status: 'degraded',
      parts: { broker: { state: 'retrying' }, hub: { state: 'ok' } },
    });
  });

  test('an unreachable hub', async () => {
    const broker = { host: '127.0.0.1', port: await freePort() };
    const { log, health } = await start({ broker, hub: { url: 'http://127.0.0.1:9', token: 'x' } });
    expect(log.problems).toEqual([expect.stringMatching(/hub.*cannot be reached.*Check that Home Assistant runs/)]);
    expect(health).toMatchObject({ parts: { broker: { state: 'ok' }, hub: { state: 'retrying' } } });
  });
});

describe('what is wrong in a file ends the start with 2 and one line', () => {
  const oneLine = (err: string) => err.trim().split('\n');

  test('an unknown key in the options', async () => {
    const { folder, remove } = await newFolder();
    ends.push(remove);
    await writeFile(join(folder, 'options.yaml'), 'web:\n  port: 8099\nmqtt:\n  hots: broker.lan\n');
    const { status, err } = await run(['start', '--config', 'options.yaml'], { cwd: folder });
    expect(status).toBe(2);
    expect(oneLine(err)).toEqual([expect.stringContaining('options.yaml:4: there is no option mqtt.hots.')]);
    expect(err).toContain('Did you mean "mqtt.host"?');
  });

  test('a home file with a missing area', async () => {
    const { folder, remove } = await newFolder();
    ends.push(remove);
    const home = join(folder, 'home.yaml');
    await writeFile(home, DEFAULT_HOME_FILE.replace('- {name: Garage, floor: Ground floor}', ''));
    const env = { UNDERSTUDY_HOME: home, UNDERSTUDY_DATA: folder, UNDERSTUDY_LOG: 'silent' };
    const { status, err } = await run(['start'], { env });
    expect(status).toBe(2);
    expect(err).toMatch(/home\.yaml:\d+:\d+: .*Garage/);
  });
});

test('a typo in a rule, 10 MB of garbage and broken messages take nothing away from what works', async () => {
  const { folder, remove } = await newFolder();
  ends.push(remove);
  const rules = join(folder, 'rules');
  await mkdir(rules);
  const taught = 'taught:\n  at: "2026-11-22T12:00:00Z"\n  words: sixty percent\n';
  const steps = 'kind: setting\nsteps:\n  - target: {asked: light}\n    set: {brightness_pct: 60}\n';
  const broken = `name: movie mode\n${steps.replace('brightness_pct', 'brightnes_pct')}${taught}`;
  await writeFile(join(rules, 'study-mode.yaml'), `name: study mode\n${steps}${taught}`);
  await writeFile(join(rules, 'movie-mode.yaml'), broken);
  const log = keepProblems();
  const stage = await setStage({ folder, rules, log });
  ends.push(stage.close);
  const { person, satellite, texts, leave } = await standBefore(stage.broker, 'living-room-sat');
  ends.push(leave);

  const garbage = randomBytes(10 * 1024 * 1024);
  satellite.publish('hermes/audioServer/living-room-sat/audioFrame', garbage);
  satellite.publish('hermes/hotword/default/detected', garbage);
  satellite.publish('hermes/dialogueManager/startSession', '{"init":{"type":"action"');
  satellite.publish('hermes/nlu/query', 'null');
  await person.converse('set the bedroom light to study mode', () => 'never mind');

  const bedroom = await stage.entity('light.bedroom');
  expect(bedroom && lampOf(bedroom)).toMatchObject({ on: true, brightnessPct: 60 });
  expect(texts('said')).toHaveLength(1);
  expect(log.problems[0]).toMatch(/movie-mode\.yaml:\d+:\d+: .*brightnes_pct/);
  expect(await readFile(join(rules, 'movie-mode.yaml'), 'utf8')).toBe(broken);
  for (const line of log.problems) expect(line.length).toBeLessThan(400);
  expect(log.problems.length).toBeLessThan(6);
}, 60_000);
