import { createServer, type Socket } from 'node:net';

/** A server of any manners: `behave` is given each connection. */
export interface FakeServer {
  readonly port: number;
  /** How many have connected so far. */
  readonly connections: number;
  close(): Promise<void>;
}

export async function fakeServer(behave: (socket: Socket, index: number) => void): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  // Half-open: it decides by itself when to hang up.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    behave(socket, connections);
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  return {
    port: address.port,
    get connections() {
      return connections;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An event as a line, its data in it. */
export const line = (type: string, data: object = {}): string => `${JSON.stringify({ type, data })}\n`;

export const WHISPER = line('info', {
  asr: [{ name: 'whisper', installed: true, version: '3.1', models: [{ installed: true, languages: ['en'] }] }],
});

/** Runs `then` once something of that type has come in. */
export function upon(socket: Socket, type: string, then: () => void): void {
  let seen = '';
  let isDone = false;
  socket.on('data', (piece) => {
    seen += piece.toString('latin1');
    if (isDone || !seen.includes(`"type":"${type}"`)) return;
    isDone = true;
    then();
  });
}

/** A recogniser that describes itself as Whisper and behaves as told once the sound is over. */
export const whisper =
  (atEnd: (socket: Socket) => void) =>
  (socket: Socket): void => {
    upon(socket, 'describe', () => socket.write(WHISPER));
    upon(socket, 'audio-stop', () => atEnd(socket));
  };
