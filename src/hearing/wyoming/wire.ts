/**
 * The bytes of the Wyoming protocol (https://github.com/OHF-Voice/wyoming): a line of JSON with the event's type, then
 * its data as JSON, then its payload, both of the lengths that the line gives. No other file touches them.
 */

import { Failure } from '../../domain/failure.ts';

/** An event as it travels. */
export interface WireEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly payload?: Uint8Array;
}

/** The version of the protocol that is spoken. */
const VERSION = '1.9.0';
const NEWLINE = 10;

/** What an event may take. A server that describes itself at great length stays far below. */
const MOST_LINE_BYTES = 256 * 1024;
const MOST_DATA_BYTES = 4 * 1024 * 1024;
const MOST_PAYLOAD_BYTES = 4 * 1024 * 1024;

/** The event as bytes. */
export function encodeEvent({ type, data, payload }: WireEvent): Buffer {
  const body = Object.keys(data).length === 0 ? Buffer.alloc(0) : Buffer.from(JSON.stringify(data));
  const header = {
    type,
    version: VERSION,
    ...(body.length > 0 ? { data_length: body.length } : {}),
    ...(payload !== undefined && payload.length > 0 ? { payload_length: payload.length } : {}),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body, payload ?? Buffer.alloc(0)]);
}

/** Turns 16-bit samples into a payload: little endian, whatever this machine is. */
export function samplesAsBytes(samples: Int16Array): Uint8Array {
  const bytes = Buffer.alloc(samples.length * 2);
  for (let index = 0; index < samples.length; index += 1) bytes.writeInt16LE(samples[index] ?? 0, index * 2);
  return bytes;
}

/** What is wrong with a message, as the end of a sentence about who sent it. Nothing after it can be read any more. */
export const malformed = (why: string): Failure => new Failure('BAD_MESSAGE', why);

interface Header {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dataBytes: number;
  readonly payloadBytes: number;
}

/**
 * Cuts a stream of bytes, in pieces of any size, into events. The result takes the next piece and gives the events that
 * are complete by now; it throws a Failure (BAD_MESSAGE), which says what is wrong, for what is not Wyoming or too large.
 */
export function eventReader(): (piece: Uint8Array) => readonly WireEvent[] {
  let pieces: Uint8Array[] = [];
  let length = 0;
  /** Of an event whose line was read. */
  let header: Header | undefined;
  /** Up to here there is no end of a line: it is not looked for twice. */
  let searched = 0;

  function joined(): Buffer {
    const [only] = pieces;
    const all =
      pieces.length === 1 && only !== undefined
        ? Buffer.from(only.buffer, only.byteOffset, only.byteLength)
        : Buffer.concat(pieces);
    pieces = [all];
    return all;
  }

  function drop(count: number): void {
    const rest = joined().subarray(count);
    pieces = rest.length > 0 ? [rest] : [];
    length = rest.length;
    searched = 0;
  }

  function nextHeader(): Header | undefined {
    const bytes = joined();
    const end = bytes.indexOf(NEWLINE, searched);
    searched = bytes.length;
    if (end === -1 && length <= MOST_LINE_BYTES) return undefined;
    if (end === -1 || end > MOST_LINE_BYTES) throw malformed('it sends a line without end');
    const line = bytes.subarray(0, end).toString('utf8');
    drop(end + 1);
    return headerOf(line);
  }

  function next(): WireEvent | undefined {
    header ??= length > 0 ? nextHeader() : undefined;
    if (header === undefined || length < header.dataBytes + header.payloadBytes) return undefined;
    const { type, data, dataBytes, payloadBytes } = header;
    const bytes = joined();
    const more = dataBytes > 0 ? recordOf(bytes.subarray(0, dataBytes).toString('utf8'), 'its data') : {};
    const payload =
      payloadBytes > 0 ? { payload: Uint8Array.from(bytes.subarray(dataBytes, dataBytes + payloadBytes)) } : {};
    drop(dataBytes + payloadBytes);
    header = undefined;
    return { type, data: { ...data, ...more }, ...payload };
  }

  return (piece) => {
    pieces.push(piece);
    length += piece.length;
    const events: WireEvent[] = [];
    for (let event = next(); event !== undefined; event = next()) events.push(event);
    return events;
  };
}

function headerOf(line: string): Header {
  const { type, data, data_length, payload_length } = recordOf(line, 'what it sends');
  if (typeof type !== 'string' || type === '') throw malformed('its messages have no type');
  if (data !== undefined && data !== null && !isRecord(data)) throw malformed('the data of its messages are no object');
  return {
    type,
    data: data ?? {},
    dataBytes: lengthOf(data_length, MOST_DATA_BYTES),
    payloadBytes: lengthOf(payload_length, MOST_PAYLOAD_BYTES),
  };
}

function lengthOf(value: unknown, most: number): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw malformed('it gives a length that is none');
  if (value > most) throw malformed(`it announces ${value} bytes in one message`);
  return value;
}

function recordOf(text: string, what: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(`${what} is no JSON`);
  }
  if (!isRecord(value)) throw malformed(`${what} is no object`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
