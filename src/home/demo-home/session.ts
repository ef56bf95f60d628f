import type { WebSocket } from 'ws';
import type { Json } from '../../domain/home.ts';
import type { Command, CommandResult, House, Message, Session } from './commands/command.ts';
import { conversationCommands } from './commands/conversation-commands.ts';
import { historyCommands } from './commands/history-commands.ts';
import { placeCommands } from './commands/place-commands.ts';
import { registryCommands } from './commands/registry-commands.ts';
import { HUB_VERSION, stateCommands } from './commands/state-commands.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  ...stateCommands,
  ...placeCommands,
  ...registryCommands,
  ...historyCommands,
  ...conversationCommands,
};
const AUTH_TIMEOUT_MS = 10_000;

/** Serves one connection: who it is first, then its commands, until it closes. */
export function serveSession(socket: WebSocket, house: House, token: string): void {
  const subscriptions = new Map<number, () => void>();
  const waiting: Json[] = [];
  let flushing = false;
  let authorised = false;
  let coalesce = false;
  let lastId = 0;

  const flush = (): void => {
    flushing = false;
    const messages = waiting.splice(0);
    if (messages.length === 0 || socket.readyState !== socket.OPEN) return;
    if (coalesce && messages.length > 1) socket.send(JSON.stringify(messages));
    else for (const message of messages) socket.send(JSON.stringify(message));
  };
  const send = (message: Json): void => {
    waiting.push(message);
    if (flushing) return;
    flushing = true;
    setImmediate(flush);
  };
  const fail = (id: number, code: string, message: string): void =>
    send({ id, type: 'result', success: false, error: { code, message } });

  const session: Session = {
    house,
    event: (id, event) => send({ id, type: 'event', event }),
    keep: (id, unsubscribe) => void subscriptions.set(id, unsubscribe),
    drop: (id) => {
      subscriptions.get(id)?.();
      return subscriptions.delete(id);
    },
  };

  const perform = (message: Message): CommandResult => {
    if (message.id <= lastId) return { code: 'id_reuse', message: 'Identifier values have to increase.' };
    lastId = message.id;
    const command = Object.hasOwn(COMMANDS, message.type) ? COMMANDS[message.type] : undefined;
    return command?.(message, session) ?? { code: 'unknown_command', message: 'Unknown command.' };
  };

  const handle = (message: Message): void => {
    const outcome = perform(message);
    if ('pong' in outcome) send({ id: message.id, type: 'pong' });
    else if ('code' in outcome) fail(message.id, outcome.code, outcome.message);
    else {
      send({ id: message.id, type: 'result', success: true, result: outcome.result });
      outcome.afterwards?.();
    }
    if (message.type === 'supported_features') coalesce = hasCoalesce(message);
  };

  const authorise = (message: Json): void => {
    const given = isRecord(message) && message.type === 'auth' ? message.access_token : undefined;
    if (given === token) {
      authorised = true;
      clearTimeout(authTimer);
      socket.send(JSON.stringify({ type: 'auth_ok', ha_version: HUB_VERSION }));
      return;
    }
    socket.send(JSON.stringify({ type: 'auth_invalid', message: 'Invalid access token or password' }));
    socket.close();
  };

  const authTimer = setTimeout(() => socket.close(), AUTH_TIMEOUT_MS);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(authTimer);
    for (const unsubscribe of subscriptions.values()) unsubscribe();
    subscriptions.clear();
  });
  socket.on('message', (data) => {
    const parsed = parse(String(data));
    if (parsed === undefined) {
      socket.close(1008, 'Received invalid JSON.');
      return;
    }
    for (const message of Array.isArray(parsed) ? parsed : [parsed]) {
      if (!authorised) authorise(message);
      else if (isMessage(message)) handle(message);
      else
        fail(
          isRecord(message) && typeof message.id === 'number' ? message.id : 0,
          'invalid_format',
          'Message incorrectly formatted.',
        );
    }
  });
  socket.send(JSON.stringify({ type: 'auth_required', ha_version: HUB_VERSION }));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMessage(value: Json): value is Message {
  return isRecord(value) && Number.isSafeInteger(value.id) && Number(value.id) > 0 && typeof value.type === 'string';
}

function hasCoalesce(message: Message): boolean {
  return (
    isRecord(message.features ?? null) && Boolean((message.features as { coalesce_messages?: Json }).coalesce_messages)
  );
}
