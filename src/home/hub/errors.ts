import { ERR_CONNECTION_LOST } from 'home-assistant-js-websocket';
import { Failure } from '../../domain/failure.ts';

export function refusal(address: string, why: string): Failure {
  return new Failure(
    'HUB_REFUSED',
    `The hub at ${address} refuses the access token (${why}). Make a new long-lived access token in Home Assistant ` +
      '(your profile, Security) and put it into the options.',
  );
}

export function unreachable(address: string, why: string, cause?: unknown): Failure {
  return new Failure(
    'HUB_UNREACHABLE',
    `The hub at ${address} cannot be reached: ${why}. Check that Home Assistant runs and that its address is right.`,
    cause === undefined ? {} : { cause },
  );
}

/** True for the library's two ways to say that the connection broke: a bare number, or a message with it as code. */
export function isLostConnection(error: unknown): boolean {
  if (error === ERR_CONNECTION_LOST) return true;
  return codeOf(error) === ERR_CONNECTION_LOST;
}

/** The hub's own words for an error: `{code, message}`, the library's wrapped form, or whatever it is. */
export function wordsOf(error: unknown): string {
  if (isLostConnection(error)) return 'the connection was lost';
  const message = fieldOf(error, 'message') ?? fieldOf(fieldOf(error, 'error'), 'message');
  return typeof message === 'string' && message !== '' ? message : `error ${String(codeOf(error) ?? error)}`;
}

function codeOf(error: unknown): unknown {
  return fieldOf(error, 'code') ?? fieldOf(fieldOf(error, 'error'), 'code');
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
