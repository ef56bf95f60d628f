import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';

/** The names between braces in a topic pattern: `hotword/{wakewordId}/detected` has `wakewordId`. */
type Names<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** What a message type carries after its kind: the names in its topic and the fields of its payload. */
type Fields<Pattern extends string, Payload> = { readonly [Name in Names<Pattern>]: string } & (Payload extends TObject
  ? Readonly<Static<Payload>>
  : { readonly wav: Uint8Array });

/** One kind of message: where it is sent and what its payload is, a JSON object or a WAV as it stands. */
export interface MessageType<
  Kind extends string = string,
  Pattern extends string = string,
  Payload extends TObject | 'wav' = TObject | 'wav',
> {
  readonly kind: Kind;
  /** Which of the two base topics it belongs to. */
  readonly base: 'hermes' | 'rhasspy';
  readonly pattern: Pattern;
  readonly payload: Payload;
}

/** The value that a message type encodes and decodes. */
export type MessageOf<Of> =
  Of extends MessageType<infer Kind, infer Pattern, infer Payload>
    ? { readonly kind: Kind } & Fields<Pattern, Payload>
    : never;

/** A message type under `hermes/`, with a JSON payload. */
export function hermes<const Kind extends string, const Pattern extends string, Properties extends TProperties>(
  kind: Kind,
  pattern: Pattern,
  properties: Properties,
): MessageType<Kind, Pattern, TObject<Properties>> {
  return { kind, base: 'hermes', pattern, payload: Type.Object(properties) };
}

/** A message type under `hermes/` whose payload is a WAV. */
export function hermesWav<const Kind extends string, const Pattern extends string>(
  kind: Kind,
  pattern: Pattern,
): MessageType<Kind, Pattern, 'wav'> {
  return { kind, base: 'hermes', pattern, payload: 'wav' };
}

/** A field that may be absent; senders also write null for that. */
export const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema);

/** Becomes part of topics, so it must be one level of a topic and no wildcard. */
export const SiteId = Type.String({ minLength: 1, maxLength: 100, pattern: '^[^/+#\\u0000-\\u001f]+$' });
export const SessionId = Type.String({ minLength: 1, maxLength: 300, pattern: '^[^/+#\\u0000-\\u001f]+$' });
/** An id that only goes to and fro. */
export const Id = Type.String({ maxLength: 300 });
export const Text = Type.String({ maxLength: 5000 });
export const Name = Type.String({ maxLength: 300 });
export const Lang = Type.String({ maxLength: 40 });
/** Belongs to the program that started the session: handed back as it came. */
export const CustomData = Type.Unknown();
export const IntentFilter = Type.Array(Type.String({ maxLength: 300 }), { maxItems: 1000 });
