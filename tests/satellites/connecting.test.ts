import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../src/domain/failure.ts';
import { connectBroker } from '../../src/satellites/broker.ts';
import type { BrokerOptions } from '../../src/satellites/broker-options.ts';
import { startEmbeddedBroker } from '../../src/satellites/embedded-broker.ts';
import { startSatellites } from '../../src/satellites/satellites.ts';
import { freePort, MOSQUITTO_USER, mosquittoBinary, startMosquitto } from '../support/mosquitto.ts';
import { keptLog, lampMind, toneEars, toneVoice } from './people.ts';

const people = () => ({ ears: toneEars(), mind: lampMind(), voice: toneVoice(), log: keptLog() });

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const result = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (result instanceof Failure) return result;
  throw new Error(`A Failure was expected, not ${String(result)}`);
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('connecting to a broker', () => {
  const withMosquitto = mosquittoBinary ? test : test.skip;

  withMosquitto.each([4, 5] as const)(
    'a wrong password is told apart and explained (MQTT %i)',
    async (protocolVersion) => {
      const mosquitto = await startMosquitto(mosquittoBinary ?? '');
      const options = { host: '127.0.0.1', port: mosquitto.port, protocolVersion, username: MOSQUITTO_USER };
      const wrong = await failureOf(startSatellites({ broker: { ...options, password: 'wrong' }, ...people() }));
      expect(wrong.code).toBe('BROKER_REFUSED');
      expect(wrong.message).toMatch(/refuses the connection as understudy\. Correct the username and password/);
      const { username: _username, ...anonymous } = options;
      const nobody = await failureOf(startSatellites({ broker: anonymous, ...people() }));
      expect(nobody.code).toBe('BROKER_REFUSED');
      expect(nobody.message).toContain('without a username');
      await mosquitto.stop();
    },
  );

  test('a port where nothing listens', async () => {
    const broker = { host: '127.0.0.1', port: await freePort() };
    const failure = await failureOf(startSatellites({ broker, ...people() }));
    expect(failure.code).toBe('BROKER_UNREACHABLE');
    expect(failure.message).toContain(
      `Nothing answers at mqtt://127.0.0.1:${broker.port}. Start the MQTT broker there`,
    );
  });

  test('a host that does not exist', async () => {
    const failure = await failureOf(connectBroker({ host: 'no-such-host.invalid' }, keptLog()));
    expect(failure.code).toBe('BROKER_UNREACHABLE');
    expect(failure.message).toContain('no-such-host.invalid');
  });

  test('something that accepts and never answers', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    const port = await listening(server);
    const failure = await failureOf(connectBroker({ host: '127.0.0.1', port, connectTimeoutMs: 200 }, keptLog()));
    expect(failure.code).toBe('BROKER_UNREACHABLE');
    expect(failure.message).toContain('no answer within 200 ms');
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  test('something that speaks another protocol', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const port = await listening(server);
    const failure = await failureOf(connectBroker({ host: '127.0.0.1', port }, keptLog()));
    expect(failure.code).toBe('BROKER_UNREACHABLE');
    server.close();
  });

  test('a broker that lacks the version of the protocol', async () => {
    const broker = await startEmbeddedBroker({ port: 0 });
    const options: BrokerOptions = { host: '127.0.0.1', port: broker.port, protocolVersion: 5 };
    const failure = await failureOf(connectBroker(options, keptLog()));
    expect(failure.code).toBe('BROKER_REFUSED');
    expect(failure.message).toContain('Set protocolVersion to 4');
    await broker.close();
  });

  test('the embedded broker on a port that is taken', async () => {
    const first = await startEmbeddedBroker({ port: 0 });
    const failure = await failureOf(startSatellites({ broker: { embedded: { port: first.port } }, ...people() }));
    expect(failure.code).toBe('PORT_TAKEN');
    expect(failure.message).toContain(`Port ${first.port} is taken`);
    await first.close();
  });

  test('the embedded broker tells its port and ends with the satellites', async () => {
    const satellites = await startSatellites({ broker: { embedded: { port: 0 } }, ...people() });
    const port = satellites.port ?? 0;
    const guest = await connectBroker({ host: '127.0.0.1', port }, keptLog());
    await guest.close();
    await satellites.close();
    expect((await failureOf(connectBroker({ host: '127.0.0.1', port }, keptLog()))).code).toBe('BROKER_UNREACHABLE');
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  (openssl ? test : test.skip)('a certificate is checked, unless it need not be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      ...names,
    ];
    expect(spawnSync('openssl', made).status).toBe(0);
    const ca = readFileSync(cert, 'utf8');
    const broker = await startEmbeddedBroker({ port: 0 });
    const server = createTlsServer({ key: readFileSync(key), cert: ca }, (socket) => {
      const plain = connect(broker.port, '127.0.0.1');
      socket.on('error', () => plain.destroy());
      plain.on('error', () => socket.destroy());
      socket.pipe(plain).pipe(socket);
    });
    const port = await listening(server);
    const options = { host: '127.0.0.1', port };

    const untrusted = await failureOf(connectBroker({ ...options, tls: {} }, keptLog()));
    expect(untrusted.code).toBe('BROKER_UNREACHABLE');
    expect(untrusted.message).toMatch(/certificate .* is not trusted .*tls\.ca/);
    const plain = await failureOf(connectBroker({ ...options, connectTimeoutMs: 2000 }, keptLog()));
    expect(plain.code).toBe('BROKER_UNREACHABLE');
    expect(plain.message).toContain('whether it expects TLS');
    for (const tls of [{ ca }, { rejectUnauthorized: false }]) {
      const connection = await connectBroker({ ...options, tls }, keptLog());
      await connection.close();
    }
    server.close();
    await broker.close();
    rmSync(folder, { recursive: true });
  });
});
