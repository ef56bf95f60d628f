import { Failure } from '../../domain/failure.ts';

/** Where a Wyoming server listens. */
export interface WyomingAddress {
  readonly host: string;
  readonly port: number;
}

/** The port that Wyoming servers for speech to text use by custom. */
export const USUAL_PORT = 10_300;

const ADDRESS = /^(?:wyoming|tcp):\/\/(\[[\da-f:.%a-z]+\]|[^\s/:[\]?#@]+)(?::(\d{1,5}))?\/?$/i;

/**
 * Reads "wyoming://host:port" (or "tcp://", as Wyoming servers say it themselves); an IPv6 address stands in square
 * brackets, without a port it is 10300. Throws a Failure (BAD_OPTIONS) that says how it is written.
 */
export function readAddress(text: string): WyomingAddress {
  const [, host, port = String(USUAL_PORT)] = ADDRESS.exec(text.trim()) ?? [];
  const number = Number(port);
  if (host === undefined || number < 1 || number > 65_535) {
    const form = `Write it as wyoming://HOST:PORT, for example wyoming://whisper.local:${USUAL_PORT}.`;
    throw new Failure('BAD_OPTIONS', `"${text}" is no address of a Wyoming server. ${form}`);
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

/** As people write it: "whisper.local:10300", "[::1]:10300". */
export const spellAddress = ({ host, port }: WyomingAddress): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;
