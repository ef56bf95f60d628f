import { connect, type Socket } from 'node:net';
import { Failure } from '../../domain/failure.ts';
import { spellAddress, type WyomingAddress } from './address.ts';
import { encodeEvent, eventReader, malformed, type WireEvent } from './wire.ts';

/** How long a server is waited for, in milliseconds. */
export interface Patience {
  /** For the connection. */
  readonly connectMs: number;
  /** For what it says of itself. */
  readonly describeMs: number;
  /** For the words, from the end of the sound. A large model on a small machine takes its time. */
  readonly transcriptMs: number;
}

export const PATIENCE: Patience = { connectMs: 3_000, describeMs: 3_000, transcriptMs: 20_000 };

/** A server has no reason to send more than this for one question. */
const MOST_BYTES = 16 * 1024 * 1024;

/** One connection to a server, for one question. */
export interface Connection {
  /** Sends in the order of the calls, as soon as there is a connection. */
  send(event: WireEvent): void;
  /** Gives up what is under way, in words: `failed` settles with them. */
  fail(why: string): void;
  /** Settles once, when no answer will come: the server is not there, hung up, or is none, or this was closed. */
  readonly failed: Promise<Failure>;
  close(): void;
}

/**
 * Connects to a server. Each event that comes is handed to `onEvent`, which may find it malformed; that, and all that goes
 * wrong with the connection, becomes a Failure (HEARING_FAILED) that names the address and says what to do.
 */
export function openConnection(
  address: WyomingAddress,
  connectMs: number,
  onEvent: (event: WireEvent) => void,
): Connection {
  const place = spellAddress(address);
  const socket: Socket = connect({ host: address.host, port: address.port });
  const read = eventReader();
  let received = 0;
  let over = false;
  let tell: (failure: Failure) => void = () => undefined;
  const failed = new Promise<Failure>((resolve) => {
    tell = resolve;
  });
  const timer = setTimeout(() => fail(unreachable(place, `no answer within ${connectMs / 1000} s`)), connectMs);

  function end(): void {
    over = true;
    clearTimeout(timer);
    socket.destroy();
  }

  function fail(why: string, cause?: unknown): void {
    if (over) return;
    end();
    tell(new Failure('HEARING_FAILED', why, { cause }));
  }

  socket.setNoDelay(true);
  socket.once('connect', () => clearTimeout(timer));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const reason = REASONS[error.code ?? ''] ?? error.message;
    fail(socket.bytesRead > 0 || BROKEN.has(error.code ?? '') ? hungUp(place) : unreachable(place, reason), error);
  });
  socket.on('end', () => fail(hungUp(place)));
  socket.on('close', () => fail(hungUp(place)));
  socket.on('data', (piece: Buffer) => {
    if (over) return;
    received += piece.length;
    try {
      if (received > MOST_BYTES) throw malformed('it does not stop sending');
      for (const event of read(piece)) {
        if (!over) onEvent(event);
      }
    } catch (error) {
      fail(notWyoming(place, error instanceof Error ? error.message : String(error)), error);
    }
  });

  return {
    send(event) {
      if (!over) socket.write(encodeEvent(event));
    },
    fail,
    failed,
    close: () => fail('The connection to the recogniser was closed.'),
  };
}

/** What a settled connection says of codes of the system. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name cannot be looked up now',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the host does not answer',
};
const BROKEN = new Set(['ECONNRESET', 'EPIPE']);

const unreachable = (place: string, reason: string): string =>
  `The Wyoming server at ${place} cannot be reached: ${reason}. Start it there, or correct its address in \`recogniser\`.`;

const hungUp = (place: string): string =>
  `The Wyoming server at ${place} hung up before it answered. Look into its log, and whether it takes this machine.`;

const notWyoming = (place: string, why: string): string =>
  `What answers at ${place} does not speak Wyoming: ${why}. Correct the address or the port in \`recogniser\`.`;
