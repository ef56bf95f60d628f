import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface RawMessage {
  readonly id?: number;
  readonly type?: string;
  readonly success?: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
  readonly event?: unknown;
}

/** A bare client of the hub's WebSocket API: what is sent and what comes back, nothing in between. */
export interface RawClient {
  readonly received: readonly RawMessage[];
  /** Number of frames: fewer than messages where they come together. */
  readonly frames: () => number;
  send(text: string): void;
  /** Sends a command with the next id and waits for its result. */
  ask(message: Readonly<Record<string, unknown>> & { readonly type: string }): Promise<RawMessage>;
  /** Waits for a message. */
  next(wanted: (message: RawMessage) => boolean): Promise<RawMessage>;
  readonly closed: Promise<number>;
  close(): void;
}

export async function connectRaw(url: string, token?: string): Promise<RawClient> {
  const socket = new WebSocket(url);
  const received: RawMessage[] = [];
  const waiting = new Set<() => void>();
  let frames = 0;
  let lastId = 0;
  socket.on('message', (data) => {
    frames += 1;
    const parsed = JSON.parse(String(data)) as RawMessage | RawMessage[];
    received.push(...[parsed].flat());
    for (const wake of [...waiting]) wake();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const next = (wanted: (message: RawMessage) => boolean): Promise<RawMessage> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = received.find(wanted);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  await next((message) => message.type === 'auth_required');
  if (token !== undefined) {
    socket.send(JSON.stringify({ type: 'auth', access_token: token }));
    await next((message) => message.type === 'auth_ok' || message.type === 'auth_invalid');
  }
  return {
    received,
    frames: () => frames,
    send: (text) => socket.send(text),
    ask(message) {
      lastId += 1;
      const id = lastId;
      socket.send(JSON.stringify({ ...message, id }));
      return next((answer) => answer.id === id && answer.type !== 'event');
    },
    next,
    closed,
    close: () => socket.terminate(),
  };
}
