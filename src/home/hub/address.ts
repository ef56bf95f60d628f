import { Failure } from '../../domain/failure.ts';

/**
 * The WebSocket address of a hub from what a person writes: `http://homeassistant.local:8123`, the supervisor's
 * `http://supervisor/core`, or a `ws://` address in full. Throws a Failure (BAD_OPTIONS).
 */
export function hubAddress(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new Failure('BAD_OPTIONS', `The hub's address "${url}" is no URL; write it like ${EXAMPLE}.`, { cause });
  }
  const protocol = { 'http:': 'ws:', 'https:': 'wss:', 'ws:': 'ws:', 'wss:': 'wss:' }[parsed.protocol];
  if (protocol === undefined) {
    throw new Failure('BAD_OPTIONS', `The hub's address "${url}" must begin with http:// or ws://, like ${EXAMPLE}.`);
  }
  const path = parsed.pathname.replace(/\/+$/, '');
  return `${protocol}//${parsed.host}${path.endsWith('/websocket') ? path : `${path}/api/websocket`}`;
}

const EXAMPLE = 'http://homeassistant.local:8123';
