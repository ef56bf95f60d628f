import { ERR_CANNOT_CONNECT } from 'home-assistant-js-websocket';
import type { Clock } from '../../domain/clock.ts';
import type { Log } from '../../domain/turn.ts';
import { openSocket, type SocketAttempt } from './socket.ts';

const REFUSED_WAIT_MS = 60_000;
const REFUSED_WAIT_MAX_MS = 15 * 60_000;
const USELESS_WAIT_MS = 2000;
const USELESS_WAIT_MAX_MS = 60_000;

/** The one socket to the hub, opened as often as need be. */
export interface Link {
  open(): Promise<SocketAttempt>;
  /**
   * Opens again after a loss. A hub that refuses the token is asked ever more rarely, so that it does not ban us; and so
   * is one that takes the token and then fails.
   */
  reopen(): Promise<SocketAttempt>;
  /** The connection turned out to be good. */
  prove(): void;
  /** Breaks the socket off at once, without waiting for the other side. */
  terminate(): void;
  close(): void;
}

export function createLink(address: string, token: string, timeoutMs: number, clock: Clock, log: Log): Link {
  let terminate = (): void => undefined;
  let cancelWait = (): void => undefined;
  let refusals = 0;
  /** Connections that opened and did not prove good. */
  let useless = 0;
  let closed = false;

  const pauseMs = (): number => {
    if (refusals > 0) return Math.min(refusals * REFUSED_WAIT_MS, REFUSED_WAIT_MAX_MS);
    return Math.min(useless * USELESS_WAIT_MS, USELESS_WAIT_MAX_MS);
  };

  const open = async (): Promise<SocketAttempt> => {
    const attempt = await openSocket(address, token, timeoutMs);
    if (attempt.outcome !== 'open') return attempt;
    if (closed) {
      attempt.terminate();
      return { outcome: 'unreachable', why: 'it was closed', code: ERR_CANNOT_CONNECT };
    }
    refusals = 0;
    useless += 1;
    terminate = attempt.terminate;
    return attempt;
  };

  return {
    open,
    async reopen() {
      const waitMs = pauseMs();
      if (waitMs > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(waitMs, resolve);
          cancelWait = () => {
            cancel();
            resolve();
          };
        });
      }
      if (closed) return { outcome: 'unreachable', why: 'it was closed', code: ERR_CANNOT_CONNECT };
      const attempt = await open();
      if (attempt.outcome !== 'refused') return attempt;
      refusals += 1;
      log.problem(
        `The hub at ${address} now refuses the access token (${attempt.why}); check the token in the options.`,
      );
      // As unreachable, because the library gives up for good on a refusal.
      return { outcome: 'unreachable', why: attempt.why, code: ERR_CANNOT_CONNECT };
    },
    prove() {
      useless = 0;
    },
    terminate: () => terminate(),
    close() {
      closed = true;
      cancelWait();
      terminate();
    },
  };
}
