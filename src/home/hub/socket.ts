import { ERR_CANNOT_CONNECT, ERR_INVALID_AUTH, type HaWebSocket } from 'home-assistant-js-websocket';
import { WebSocket } from 'ws';

const MAX_MESSAGE_BYTES = 64 << 20;

/** How an attempt to reach the hub ended. */
export type SocketAttempt =
  | { readonly outcome: 'open'; readonly socket: HaWebSocket; readonly terminate: () => void }
  | { readonly outcome: 'refused'; readonly why: string; readonly code: typeof ERR_INVALID_AUTH }
  | { readonly outcome: 'unreachable'; readonly why: string; readonly code: typeof ERR_CANNOT_CONNECT };

/**
 * Opens a socket to the hub and shows the token. Settles within `timeoutMs`, whatever the other side does, and never
 * rejects.
 */
export function openSocket(address: string, token: string, timeoutMs: number): Promise<SocketAttempt> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, {
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE_BYTES,
      handshakeTimeout: timeoutMs,
    });
    let problem = 'it closed the connection';
    const unreachable = (why: string): void => {
      clearTimeout(timer);
      socket.terminate();
      resolve({ outcome: 'unreachable', why, code: ERR_CANNOT_CONNECT });
    };
    const timer = setTimeout(() => unreachable('it did not answer in time'), timeoutMs);
    // Stays for good: an error that nobody listens to would end the process.
    socket.on('error', (error) => {
      problem = reason(error);
    });
    const onClose = (): void => unreachable(problem);
    const onMessage = (data: unknown): void => {
      const message = parse(String(data));
      if (message?.type === 'auth_required') {
        socket.send(JSON.stringify({ type: 'auth', access_token: token }));
      } else if (message?.type === 'auth_invalid') {
        clearTimeout(timer);
        socket.off('close', onClose);
        socket.terminate();
        resolve({ outcome: 'refused', why: String(message.message ?? 'invalid token'), code: ERR_INVALID_AUTH });
      } else if (message?.type === 'auth_ok') {
        clearTimeout(timer);
        socket.off('close', onClose);
        socket.off('message', onMessage);
        const haVersion = String(message.ha_version ?? '0.0.0');
        socket.send(JSON.stringify({ id: 1, type: 'supported_features', features: { coalesce_messages: 1 } }));
        // The library's socket type is the browser's; ws has the part of it that the library uses.
        const opened = Object.assign(socket, { haVersion }) as unknown as HaWebSocket;
        resolve({ outcome: 'open', socket: opened, terminate: () => socket.terminate() });
      } else {
        unreachable('what answers there is not Home Assistant');
      }
    };
    socket.on('close', onClose);
    socket.on('message', onMessage);
  });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function reason(error: Error & { code?: unknown }): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its name is not known';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no way to it in the network';
    case 'ETIMEDOUT':
      return 'it did not answer in time';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'its certificate is not trusted here';
    default:
      return error.message || 'the connection failed';
  }
}
