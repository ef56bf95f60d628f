import { createServer } from 'node:net';
import { type Finding, ok, problem } from './finding.ts';

/** Whether a program could listen there: `free`, or the system's code for why not. */
export function probePort(host: string, port: number): Promise<'free' | string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

/** Whether the web port can be had, or is served by Understudy already. */
export async function checkWebPort(host: string, port: number): Promise<Finding> {
  const state = await probePort(host, port);
  if (state === 'free') return ok('web port', `${host}:${port} is free.`);
  if (state === 'EADDRINUSE') {
    if (await isUnderstudy(host, port)) return ok('web port', `Understudy is running on ${host}:${port}.`);
    return problem('web port', `${host}:${port} is taken by another program.`, 'Set web.port to a free port.');
  }
  return problem('web port', `${host}:${port} cannot be used (${state}).`, 'Set web.host and web.port.');
}

async function isUnderstudy(host: string, port: number): Promise<boolean> {
  try {
    const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const response = await fetch(`http://${reachable}:${port}/`, { signal: AbortSignal.timeout(2_000) });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'name' in body && body.name === 'Understudy';
  } catch {
    return false;
  }
}
