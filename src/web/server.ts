import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Failure } from '../domain/failure.ts';
import type { Log } from '../domain/turn.ts';
import { HEALTH_ANSWER, type HealthReport, LIFE_ANSWER, summarise } from './health.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export interface WebOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly version: string;
  /** How the house is now. */
  health(): HealthReport;
  /** Milliseconds since 1970. */
  now(): number;
  readonly log: Log;
}

/** A running web server. */
export interface Web {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const ABOUT = Type.Object({ name: Type.String(), version: Type.String(), health: Type.String() });

/** What every error is answered with; what went wrong inside stays inside. */
const ERROR = Type.Object({ error: Type.Object({ code: Type.String(), message: Type.String() }) });
const ERRORS = {
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This address can only be read (GET).' },
  BAD_REQUEST: { status: 400, message: 'The request is malformed.' },
  TOO_LARGE: { status: 413, message: 'The request is too large.' },
  INTERNAL: { status: 500, message: 'Something went wrong inside; the log says what.' },
} as const;
type ErrorCode = keyof typeof ERRORS;

/** The web server without a port: routes, headers and errors. Tests call it by `inject`. */
export function buildWeb(options: Omit<WebOptions, 'host' | 'port'>) {
  const startedAt = options.now();
  const app = fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    // An address that cannot be decoded never reaches the error handler below.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      void reply.code(ERRORS.BAD_REQUEST.status).headers(SECURITY_HEADERS).send(errorBody('BAD_REQUEST'));
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.addHook('onSend', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });

  app.get('/health', { schema: { response: { 200: HEALTH_ANSWER, 503: HEALTH_ANSWER } } }, async (_request, reply) => {
    const answer = summarise(options.health(), options.version, options.now() - startedAt);
    return reply.code(answer.status === 'ok' ? 200 : 503).send(answer);
  });

  // For whoever restarts what is dead: a part that is waited for is no reason to.
  app.get('/health/live', { schema: { response: { 200: LIFE_ANSWER, 503: LIFE_ANSWER } } }, async (_request, reply) => {
    const isAlive = Object.values(options.health()).every((part) => part.state !== 'failed');
    return reply.code(isAlive ? 200 : 503).send({ status: isAlive ? 'ok' : 'failed' });
  });

  app.get('/', { schema: { response: { 200: ABOUT } } }, async () => ({
    name: 'Understudy',
    version: options.version,
    // Relative, because the Supervisor serves this below a prefix of its own.
    health: './health',
  }));

  app.setNotFoundHandler((request, reply) => {
    const code = request.method === 'GET' || request.method === 'HEAD' ? 'NOT_FOUND' : 'METHOD_NOT_ALLOWED';
    return reply.code(ERRORS[code].status).send(errorBody(code));
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error.statusCode);
    if (code === 'INTERNAL') options.log.problem(`Web: ${request.method} ${request.url}: ${error.message}`);
    return reply.code(ERRORS[code].status).send(errorBody(code));
  });
  return app;
}

/** Serves. Throws a Failure (PORT_TAKEN) where the port cannot be had. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const app = buildWeb(options);
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await app.close();
    throw portFailure(error, options);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}`, port, close: () => app.close() };
}

function errorBody(code: ErrorCode): Static<typeof ERROR> {
  return { error: { code, message: ERRORS[code].message } };
}

function codeOf(status: number | undefined): ErrorCode {
  if (status === 413) return 'TOO_LARGE';
  return status !== undefined && status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}

function portFailure(error: unknown, { host, port }: WebOptions): Failure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const cause = { cause: error };
  if (code === 'EADDRINUSE') {
    return new Failure('PORT_TAKEN', `Port ${port} is taken by another program. Set web.port to a free one.`, cause);
  }
  if (code === 'EACCES') {
    return new Failure('PORT_TAKEN', `Port ${port} may not be used by this user. Set web.port above 1023.`, cause);
  }
  return new Failure('PORT_TAKEN', `The web server cannot listen on ${host}:${port} (${code}). Set web.host.`, cause);
}
