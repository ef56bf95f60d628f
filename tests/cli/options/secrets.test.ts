import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { completeOptions } from '../../../src/cli/options/check.ts';
import { leafPaths, schemaAt, spell } from '../../../src/cli/options/schema-part.ts';
import { hiderOf, withoutSecrets } from '../../../src/cli/options/secrets.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { run } from '../drive.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SECRET = 'xyzzy-plugh-4711';

describe('secrets', () => {
  test('are the options that let somebody in', () => {
    const secret = leafPaths().filter((path) => schemaAt(path)?.secret);
    expect(secret.map(spell)).toEqual(['mqtt.password', 'hub.token']);
    expect(leafPaths().filter((path) => /password|token|secret/.test(spell(path)))).toEqual(secret);
  });

  test.each([
    `mqtt:\n  password: [${SECRET}]\n`,
    `mqtt:\n  password: {${SECRET}: 1}\n`,
    `mqtt: password=${SECRET}\n`,
    `mqtt: ["${SECRET}"]\n`,
    `hub:\n  token: ["${SECRET}"]\n`,
    `mqtt:\n  password: *${SECRET}\n`,
    `mqtt:\n  password: "${SECRET}\n`,
    `hub: "http://ana:${SECRET}@hub"\n`,
    `password ${SECRET}\n`,
  ])('are not shown where %j is wrong', async (text) => {
    writeFileSync(join(folder, 'options.yaml'), text);
    for (const command of ['start', 'doctor']) {
      const { status, out, err } = await run([command, '--config', 'options.yaml'], { cwd: folder });
      expect(status).not.toBe(0);
      expect(out + err).toContain('options.yaml');
      expect(out + err).not.toContain(SECRET);
    }
  });

  test('are taken out of whatever is logged', () => {
    const hide = hiderOf(completeOptions({ mqtt: { host: 'a', password: SECRET }, hub: { url: 'u', token: 'abcd' } }));
    expect(hide(`"${SECRET}" and abcdabcd`)).toBe('"***" and ******');
    expect(hide('mqtt://ana:geheim@broker:1883 and ws://hub/x@y')).toBe('mqtt://***@broker:1883 and ws://hub/x@y');
    const failure = withoutSecrets(new Failure('HUB_REFUSED', `no ${SECRET}`), hide);
    expect(failure).toMatchObject({ code: 'HUB_REFUSED', message: 'no ***' });
  });

  test('are not found where a broker and a hub are away', async () => {
    const text = `mqtt: {host: 127.0.0.1, port: 9, username: ana, password: ${SECRET}}
hub: {url: "http://ana:${SECRET}@127.0.0.1:9", token: ${SECRET}}
`;
    writeFileSync(join(folder, 'options.yaml'), text);
    const world = { cwd: folder, env: { HOME: folder } };
    const { out, err } = await run(['doctor', '--config', 'options.yaml'], world);
    expect(out).toContain('PROBLEM  broker');
    expect(out).toContain('PROBLEM  hub');
    expect(out + err).not.toContain(SECRET);
  });
});
