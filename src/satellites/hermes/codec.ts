import { Compile, type Validator } from 'typebox/compile';
import { Failure } from '../../domain/failure.ts';
import type { MessageType } from './define.ts';
import { type Kind, MESSAGE_TYPES, type Message } from './message.ts';

/** The base topics, for homes where several systems share a broker. */
export interface BaseTopics {
  readonly hermes: string;
  readonly rhasspy: string;
}

export const DEFAULT_TOPICS: BaseTopics = { hermes: 'hermes', rhasspy: 'rhasspy' };

/** Something that is no message of ours, and why. `siteId` is '' where it cannot be told. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly why: string;
  readonly siteId: string;
}

export interface Packet {
  readonly topic: string;
  readonly payload: string | Uint8Array;
}

/** Messages to bytes and back. */
export interface Codec {
  /** @throws Failure BAD_MESSAGE where a name cannot be part of a topic. */
  encode(message: Message): Packet;
  /** Never throws. Null counts as absent, `siteId` is "default" where it is missing, unknown fields are dropped. */
  decode(topic: string, payload: Uint8Array): Message | Foreign;
  /** What to subscribe to for a kind of message: given names are filled in, the others are wildcards. */
  filter(kind: Kind, names?: Readonly<Record<string, string>>): string;
}

/** No JSON message of Hermes comes near it. */
const MAX_JSON_BYTES = 64 * 1024;

interface Entry {
  readonly type: MessageType;
  readonly levels: readonly string[];
  readonly fields: readonly string[];
  readonly validator: Validator | undefined;
}

const FORBIDDEN_IN_LEVEL = /[/+#\0]/;

export function createCodec(topics: BaseTopics = DEFAULT_TOPICS): Codec {
  const entries = Object.values(MESSAGE_TYPES).map((type): Entry => {
    const json = type.payload === 'wav' ? undefined : type.payload;
    return {
      type,
      levels: `${topics[type.base]}/${type.pattern}`.split('/'),
      fields: json ? Object.keys(json.properties) : [],
      validator: json ? Compile(json) : undefined,
    };
  });
  const byKind = new Map(entries.map((entry) => [entry.type.kind, entry]));

  function entryOf(kind: Kind): Entry {
    const entry = byKind.get(kind);
    if (!entry) throw new Failure('BAD_MESSAGE', `There is no message of the kind ${kind}.`);
    return entry;
  }

  function encode(message: Message): Packet {
    const { levels, fields } = entryOf(message.kind);
    const values: Readonly<Record<string, unknown>> = { ...message };
    const topic = levels.map((level) => (isName(level) ? topicLevel(level, values[nameOf(level)]) : level)).join('/');
    if ('wav' in message) return { topic, payload: message.wav };
    return { topic, payload: JSON.stringify(Object.fromEntries(fields.map((field) => [field, values[field]]))) };
  }

  function decode(topic: string, payload: Uint8Array): Message | Foreign {
    const levels = topic.split('/');
    const entry = entries.find((candidate) => matches(candidate.levels, levels));
    if (!entry) return foreign(`nothing is known about the topic ${topic.slice(0, 200)}`);
    const names = Object.fromEntries(
      entry.levels.flatMap((level, i) => (isName(level) ? [[nameOf(level), levels[i] ?? '']] : [])),
    );
    if (!entry.validator) return message({ kind: entry.type.kind, ...names, wav: payload });
    const parsed = parse(payload, topic);
    if ('why' in parsed) return { ...parsed, siteId: names.siteId ?? '' };
    const fields = known(parsed.object, entry.fields);
    if (entry.validator.Check(fields)) return message({ kind: entry.type.kind, ...fields, ...names });
    const where = entry.validator.Errors(fields).map((error) => `${error.instancePath} ${error.message}`.trim());
    return foreign(`${topic}: ${where[0] ?? 'not as expected'}`, names.siteId ?? siteOf(fields));
  }

  function filter(kind: Kind, names: Readonly<Record<string, string>> = {}): string {
    return entryOf(kind)
      .levels.map((level) => (isName(level) ? (names[nameOf(level)] ?? '+') : level))
      .join('/');
  }

  return { encode, decode, filter };
}

/** The one place where a checked object becomes a message: `kind` and the validator vouch for it. */
function message(checked: object): Message {
  return checked as Message;
}

function parse(payload: Uint8Array, topic: string): { object: Readonly<Record<string, unknown>> } | Foreign {
  if (payload.byteLength > MAX_JSON_BYTES) return foreign(`${topic}: ${payload.byteLength} bytes are no JSON message`);
  // A message whose fields are all optional may as well be empty.
  if (payload.byteLength === 0) return { object: {} };
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    if (isObject(value)) return { object: value };
    return foreign(`${topic}: a JSON object was expected`);
  } catch {
    return foreign(`${topic}: this is not JSON`);
  }
}

/** The fields that the message has, without nulls, one level deep where a field is an object itself. */
function known(object: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = fields.includes('siteId') ? { siteId: 'default' } : {};
  for (const field of fields) {
    const value = Object.hasOwn(object, field) ? object[field] : undefined;
    if (value === undefined || value === null) continue;
    kept[field] = field === 'init' && isObject(value) ? withoutNulls(value) : value;
  }
  return kept;
}

function withoutNulls(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function siteOf(fields: Readonly<Record<string, unknown>>): string {
  return typeof fields.siteId === 'string' ? fields.siteId.slice(0, 100) : '';
}

function foreign(why: string, siteId = ''): Foreign {
  return { kind: 'foreign', why, siteId };
}

function matches(pattern: readonly string[], levels: readonly string[]): boolean {
  return (
    pattern.length === levels.length &&
    pattern.every((level, i) => (isName(level) ? levels[i] !== '' : level === levels[i]))
  );
}

function isName(level: string): boolean {
  return level.startsWith('{');
}

function nameOf(level: string): string {
  return level.slice(1, -1);
}

function topicLevel(level: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && !FORBIDDEN_IN_LEVEL.test(value)) return value;
  throw new Failure('BAD_MESSAGE', `${JSON.stringify(value)} cannot be the ${nameOf(level)} of a topic.`);
}
