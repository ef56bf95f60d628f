import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire to a server that can fail silently: what is sent is swallowed, and nobody is told. */
export interface Wire {
  readonly url: string;
  /** From now on the connections that there are carry nothing; new ones work. */
  freeze(): void;
  /** Breaks the connections that there are, without a word. */
  drop(): void;
  readonly connections: () => number;
  close(): Promise<void>;
}

export async function layWire(target: string): Promise<Wire> {
  const { hostname, port, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  const frozen = new Set<Socket>();
  let count = 0;
  const server = createServer((near) => {
    count += 1;
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        if (!frozen.has(near)) to.write(data);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!frozen.has(near)) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    freeze: () => {
      for (const socket of sockets) frozen.add(socket);
    },
    drop: () => {
      for (const socket of sockets) socket.destroy();
    },
    connections: () => count,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
