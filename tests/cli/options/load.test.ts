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
    ['mqtt:\n  password: *star\n', 'options.yaml:2:13: what begins with * refers to another place'],
    ['mqtt:\n  password: !secret pw\n', 'options.yaml:2:13: Unresolved tag: !secret'],
    ['mqtt: {port: 1884}\n', 'mqtt.port is set, but no broker is: set mqtt.host'],
    ['mqtt: {host: a, cert: c.pem}\n', 'mqtt.key is missing'],
    ['hub: {url: "http://hub:8123"}\n', 'hub.token is missing'],
    ['hub: {token: abcdef}\n', 'hub.token is set, but no hub is'],
    ['satellites: [{site_id: a, area: Hall}, {site_id: a, area: Attic}]\n', 'a stands in "Hall" and again in "Attic"'],
    ['constructor: {}\n', 'options.yaml:1: there is no option constructor.'],
    ['- a\n', 'the options must be a list of "key: value"'],
    ['mqtt: {host: a\n', 'options.yaml:2:1: this is not valid YAML or JSON'],
  ])('%j is refused with its place', async (text, words) => {
    await expect(load(text)).rejects.toMatchObject({ code: 'BAD_OPTIONS', message: expect.stringContaining(words) });
  });

  test('every problem of file and environment has a line of its own', async () => {
    const file = 'mqtt:\n  prot: 1\n  port: 0\nvoice: bob\nsatellites:\n  - area: Hall\nlisten: {}\n';
    const wrong = load(file, { UNDERSTUDY_WEB_PORT: 'x', UNDERSTUDY_NOISE: '1' });
    const message = await wrong.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message.split('\n')).toEqual([
      expect.stringContaining('options.yaml:2: there is no option mqtt.prot.'),
      expect.stringContaining('options.yaml:7: there is no option listen.'),
      expect.stringContaining('options.yaml:3: mqtt.port must be a whole number from 1 to 65535, not 0.'),
      expect.stringContaining('options.yaml:6: satellites[0].site_id is missing.'),
      expect.stringContaining('options.yaml:4: voice must be one of'),
      expect.stringContaining('The environment variable UNDERSTUDY_WEB_PORT: web.port must be a whole number'),
      expect.stringContaining('The environment variable UNDERSTUDY_NOISE is no option.'),
    ]);
  });

  test('an empty text counts as left out, as forms leave it', async () => {
    expect((await load('mqtt: {host: "", username: "", port: }\nhub: {url: ""}\n')).mqtt.host).toBeUndefined();
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

  /** Its address. */
  async function supervisor(status: number, body: unknown): Promise<string> {
    server = createServer((request, response) => {
      const allowed = request.headers.authorization === 'Bearer secret' && request.url === '/services/mqtt';
      response.writeHead(allowed ? status : 403, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const answer = {
    result: 'ok',
    data: { host: 'core-mosquitto', port: '1883', ssl: false, username: 'addons', password: 'pw', protocol: '3.1.1' },
  };

  test('broker and hub come from it, and folders are the add-on ones', async () => {
    const url = await supervisor(200, answer);
    const options = await load(undefined, { SUPERVISOR_TOKEN: 'secret', SUPERVISOR_API: url });
    expect(options.mqtt).toMatchObject({ host: 'core-mosquitto', port: 1883, username: 'addons', password: 'pw' });
    expect(options.hub).toEqual({ url: `${url}/core`, token: 'secret', conversation: false });
    expect(options).toMatchObject({
      data: '/data',
      rules: '/config/rules',
      skills: '/config/skills',
      web: { host: '0.0.0.0', port: 8099 },
    });
  });

  test('another broker in the options does not get its account', async () => {
    const url = await supervisor(200, answer);
    const options = await load('mqtt:\n  host: other\n', { SUPERVISOR_TOKEN: 'secret', SUPERVISOR_API: url });
    expect(options.mqtt.host).toBe('other');
    expect(options.mqtt.username).toBeUndefined();
    expect(options.mqtt.password).toBeUndefined();
  });

  test('a token for no other hub is a mistake, not one for this hub', async () => {
    const url = await supervisor(200, answer);
    const wrong = load('hub: {token: abcdef}\n', { SUPERVISOR_TOKEN: 'secret', SUPERVISOR_API: url });
    await expect(wrong).rejects.toMatchObject({ message: expect.stringContaining('hub.token is set, but no hub is') });
  });

  test('without a broker there, the embedded one is left', async () => {
    const url = await supervisor(400, { result: 'error' });
    const options = await load(undefined, { SUPERVISOR_TOKEN: 'secret', SUPERVISOR_API: url });
    expect(options.mqtt.host).toBeUndefined();
    expect(options.hub.token).toBe('secret');
  });
});
