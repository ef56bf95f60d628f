import { createServer, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { Failure } from '../domain/failure.ts';
import { codeOf, wordsOf } from './error-words.ts';

/** A small MQTT 3.1.1 broker in this process, for homes that have none. */
export interface EmbeddedBroker {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface EmbeddedBrokerOptions {
  /** 1883 unless given; 0 takes any free port. */
  readonly port?: number;
  /** Only this machine unless given: there is no password, so to open it to the home is a choice. */
  readonly host?: string;
}

/** @throws Failure PORT_TAKEN where the port cannot be opened. */
export async function startEmbeddedBroker(options: EmbeddedBrokerOptions = {}): Promise<EmbeddedBroker> {
  const { port = 1883, host = '127.0.0.1' } = options;
  const aedes = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Frames are small and must not wait for each other.
    socket.setNoDelay(true);
    aedes.handle(socket);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (cause) {
    aedes.close();
    throw portFailure(cause, host, port);
  }
  const address = server.address();
  return {
    host,
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function portFailure(cause: unknown, host: string, port: number): Failure {
  if (codeOf(cause) === 'EADDRINUSE') {
    return new Failure(
      'PORT_TAKEN',
      `Port ${port} is taken, probably by another MQTT broker. Configure that one, or give the embedded broker another port.`,
      { cause },
    );
  }
  return new Failure(
    'PORT_TAKEN',
    `The embedded MQTT broker cannot open ${host}:${port} (${wordsOf(cause)}). Give it another host or port.`,
    { cause },
  );
}
