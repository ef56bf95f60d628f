import type { Home, Json } from '../../../domain/home.ts';
import type { Data } from '../device.ts';
import type { Recorder } from '../recorder.ts';
import type { ServiceHouse } from '../service-call.ts';
import type { Context } from '../world.ts';

export type Message = Data & { readonly id: number; readonly type: string };

/** The home that all connections share. */
export interface House extends ServiceHouse {
  readonly home: Home;
  readonly userId: string;
  readonly recorder: Recorder;
  readonly newContext: (userId: string | null) => Context;
  /** Tells all that subscribed to events of this type. */
  readonly fire: (eventType: string, data: Json, context: Context) => void;
  readonly listen: (listener: (eventType: string, data: Json, context: Context) => void) => () => void;
}

/** One connection, to a command. */
export interface Session {
  readonly house: House;
  /** Sends an event of the subscription that the command with this id began. */
  event(id: number, event: Json): void;
  /** Keeps what ends a subscription. */
  keep(id: number, unsubscribe: () => void): void;
  /** Ends a subscription; false when there is none of this id. */
  drop(id: number): boolean;
}

export type CommandResult =
  | { readonly result: Json; readonly afterwards?: () => void }
  | { readonly code: string; readonly message: string }
  | { readonly pong: true };

export type Command = (message: Message, session: Session) => CommandResult;

export function badFormat(what: string): CommandResult {
  return { code: 'invalid_format', message: what };
}

export function asData(value: Json | undefined): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}
