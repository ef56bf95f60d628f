import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadOptions, type OptionsSource, type Settled } from '../../../src/cli/options/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-options-'));
const quiet = { info: () => undefined, problem: () => undefined };

function load(text?: string, env: Record<string, string> = {}, more: Partial<OptionsSource> = {}): Promise<Settled> {
  const file = join(folder, 'options.yaml');
  if (text !== undefined) writeFileSync(file, text);
  return loadOptions({
    ...(text === undefined ? {} : { file }),
    env: { HOME: '/home/ana', ...env },
    cwd: folder,
    log: quiet,
    addonFile: join(folder, 'none.json'),
    ...more,
  });
}

describe('options of start', () => {
  test('nothing configured means the embedded defaults', async () => {
    const options = await load();
    expect(options.mqtt.host).toBeUndefined();
    expect(options.hub).toEqual({ conversation: false });
    expect(options.broker).toEqual({ host: '127.0.0.1', port: 1883 });
    expect(options.web).toEqual({ host: '127.0.0.1', port: 8099 });
    expect(options.data).toBe('/home/ana/.local/share/understudy');
    expect(options.rules).toBe('/home/ana/.local/share/understudy/rules');
    expect(options.skills).toBe('/home/ana/.local/share/understudy/skills');
    expect(options.satellites).toEqual([]);
  });

  test('the environment wins over the file, key by key', async () => {
    const file = 'mqtt:\n  host: broker.lan\n  port: 1884\nsatellites:\n  - {site_id: a, area: Hall}\n';
    const options = await load(file, {
      UNDERSTUDY_MQTT_PORT: '1999',
      UNDERSTUDY_MQTT_TLS: 'true',
      UNDERSTUDY_MQTT_PASSWORD: '12345',
      UNDERSTUDY_SATELLITES: '[{"site_id": "b", "area": "Kitchen"}]',
      UNDERSTUDY_VOICE: '',
    });
    expect(options.mqtt).toMatchObject({ host: 'broker.lan', port: 1999, tls: true, password: '12345' });
    expect(options.satellites).toEqual([{ site_id: 'b', area: 'Kitchen' }]);
    expect(options.voice).toBe('slt');
  });

  test('JSON is read as well, and a key without a value counts as left out', async () => {
    expect((await load('{"web": {"port": 9000}}')).web.port).toBe(9000);
    expect((await load('mqtt:\n  host:\nhub:\n')).mqtt.host).toBeUndefined();
  });

  test('relative paths are read from the working folder', async () => {
    expect((await load('rules: my-rules\n')).rules).toBe(join(folder, 'my-rules'));
  });

  test.each([
    ['mqtt:\n  prot: 1\n', 'options.yaml:2: there is no option mqtt.prot. Did you mean "mqtt.port"?'],
    ['\n\nmqqt: {}\n', 'options.yaml:3: there is no option mqqt. Did you mean "mqtt"?'],
    ['mqtt_host: a\n', 'options.yaml:1: there is no option mqtt_host. Did you mean "mqtt.host"?'],
    ['satellites:\n  - site_id: a\n    aera: Hall\n', 'options.yaml:3: there is no option satellites[0].aera.'],
    ['satellites:\n  - site_id: a\n', 'options.yaml:2: satellites[0].area is missing.'],
    ['web:\n  port: 99999\n', 'options.yaml:2: web.port must be a whole number from 1 to 65535, not 99999.'],
    ['web:\n  port: eight\n', 'options.yaml:2: web.port must be a whole number from 1 to 65535, not "eight".'],
    ['mqtt:\n  password: 1234\n', 'options.yaml:2: mqtt.password must be a text'],
    ['voice: bob\n', 'options.yaml:1: voice must be one of slt, rms, awb, kal, not "bob".'],
    ['mqtt: [1]\n', 'options.yaml:1: mqtt must be a group of keys'],
    ['- a\n', 'the options must be a list of "key: value"'],
    ['mqtt: {host: a\n', 'options.yaml:2:1: this is not valid YAML or JSON'],
  ])('%j is refused with its place', async (text, words) => {
    await expect(load(text)).rejects.toMatchObject({ code: 'BAD_OPTIONS', message: expect.stringContaining(words) });
  });

  test('a file that is not there is named', async () => {
    const missing = load(undefined, {}, { file: 'nowhere.yaml' });
    await expect(missing).rejects.toMatchObject({ message: expect.stringContaining('nowhere.yaml: There is no such') });
  });

  test('an unknown variable is refused with the nearest one', async () => {
    await expect(load(undefined, { UNDERSTUDY_MQTT_HOTS: 'x' })).rejects.toMatchObject({
      message: expect.stringContaining('Did you mean "UNDERSTUDY_MQTT_HOST"?'),
    });
    await expect(load(undefined, { UNDERSTUDY_WEB_PORT: 'x' })).rejects.toMatchObject({
      message: expect.stringContaining('UNDERSTUDY_WEB_PORT: web.port must be a whole number'),
    });
  });
});

describe('under the Supervisor', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  async function supervisor(status: number, body: unknown): Promise<Partial<OptionsSource>> {
    server = createServer((request, response) => {
      const allowed = request.headers.authorization === 'Bearer secret' && request.url === '/services/mqtt';
      response.writeHead(allowed ? status : 403, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return { supervisorUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }
  const answer = {
    result: 'ok',
    data: { host: 'core-mosquitto', port: '1883', ssl: false, username: 'addons', password: 'pw', protocol: '3.1.1' },
  };

  test('broker and hub come from it, and folders are the add-on ones', async () => {
    const more = await supervisor(200, answer);
    const options = await load(undefined, { SUPERVISOR_TOKEN: 'secret' }, more);
    expect(options.mqtt).toMatchObject({ host: 'core-mosquitto', port: 1883, username: 'addons', password: 'pw' });
    expect(options.hub).toEqual({ url: `${more.supervisorUrl}/core`, token: 'secret', conversation: false });
    expect(options).toMatchObject({
      data: '/data',
      rules: '/config/rules',
      skills: '/config/skills',
      web: { host: '0.0.0.0', port: 8099 },
    });
  });

  test('another broker in the options does not get its account', async () => {
    const more = await supervisor(200, answer);
    const options = await load('mqtt:\n  host: other\n', { SUPERVISOR_TOKEN: 'secret' }, more);
    expect(options.mqtt.host).toBe('other');
    expect(options.mqtt.username).toBeUndefined();
    expect(options.mqtt.password).toBeUndefined();
  });

  test('without a broker there, the embedded one is left', async () => {
    const more = await supervisor(400, { result: 'error' });
    const options = await load(undefined, { SUPERVISOR_TOKEN: 'secret' }, more);
    expect(options.mqtt.host).toBeUndefined();
    expect(options.hub.token).toBe('secret');
  });
});
