import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HealthReport } from '../../src/web/health.ts';
import { buildWeb, startWeb, type Web } from '../../src/web/server.ts';

const FINE: HealthReport = {
  broker: { state: 'ok', detail: 'embedded' },
  hub: { state: 'ok' },
  hearing: { state: 'ok' },
  voice: { state: 'ok' },
};

function world(health: () => HealthReport = () => FINE) {
  const problems: string[] = [];
  let time = 1_000;
  return {
    problems,
    advance: (ms: number) => {
      time += ms;
    },
    options: {
      version: '1.2.3',
      health,
      now: () => time,
      log: { info: () => undefined, problem: (line: string) => problems.push(line) },
    },
  };
}

describe('the web server', () => {
  test('is healthy when every part is', async () => {
    const { options, advance } = world();
    const app = buildWeb(options);
    advance(65_900);
    const response = await app.inject('/health');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok', version: '1.2.3', uptime_s: 65, parts: FINE });
  });

  test('answers 503 and names the part that is not well', async () => {
    const hub = { state: 'retrying', detail: 'http://hub:8123 does not answer' } as const;
    const app = buildWeb(world(() => ({ ...FINE, hub })).options);
    const response = await app.inject('/health');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ status: 'degraded', parts: { hub } });
  });

  test.each([
    ['ok', 200],
    ['starting', 200],
    ['retrying', 200],
    ['failed', 503],
  ] as const)('lives while a part is %s: %d', async (state, status) => {
    const response = await buildWeb(world(() => ({ ...FINE, hub: { state } })).options).inject('/health/live');
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({ status: status === 200 ? 'ok' : 'failed' });
  });

  test('says at / what it is', async () => {
    const response = await buildWeb(world().options).inject('/');
    expect(response.json()).toEqual({ name: 'Understudy', version: '1.2.3', health: './health' });
  });

  test.each([
    ['GET', '/nothing', undefined, 404, 'NOT_FOUND'],
    ['GET', '/..%2f..%2fetc/passwd', undefined, 404, 'NOT_FOUND'],
    ['POST', '/health', '{}', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/health', 'x'.repeat(100_000), 413, 'TOO_LARGE'],
    ['GET', '/%E0%A4%A', undefined, 400, 'BAD_REQUEST'],
  ] as const)('%s %s is answered from the error table', async (method, url, payload, status, code) => {
    const app = buildWeb(world().options);
    const response = await app.inject({
      method,
      url,
      ...(payload ? { payload, headers: { 'content-type': 'application/json' } } : {}),
    });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ error: { code } });
  });

  test('keeps what went wrong inside to the log', async () => {
    const { options, problems } = world(() => {
      throw new Error('the secret is 4711');
    });
    const response = await buildWeb(options).inject('/health');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('4711');
    expect(response.body).not.toContain('.ts');
    expect(problems).toEqual([expect.stringContaining('4711')]);
  });

  test('sends the security headers with every answer, errors too', async () => {
    const app = buildWeb(world().options);
    for (const url of ['/', '/health', '/nothing']) {
      const { headers } = await app.inject(url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'self'");
    }
  });
});

describe('on a real port', () => {
  const running: Web[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((web) => web.close()));
  });
  const start = async (port: number) => {
    const web = await startWeb({ ...world().options, host: '127.0.0.1', port });
    running.push(web);
    return web;
  };

  test('it answers over HTTP', async () => {
    const web = await start(0);
    const response = await fetch(`${web.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok' });
  });

  test('a port that is taken is named, with what to do', async () => {
    const { port } = await start(0);
    await expect(start(port)).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${port} is taken by another program. Set web.port to a free one.`,
    });
  });

  test('closing does not wait for a client that never ends its request', async () => {
    const web = await start(0);
    const socket = connect(web.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await running.pop()?.close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });
});
