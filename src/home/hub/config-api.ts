import { Failure } from '../../domain/failure.ts';
import type { Json } from '../../domain/home.ts';
import { hubAddress } from './address.ts';
import { refusal, unreachable } from './errors.ts';

export type ConfigKind = 'automation' | 'script' | 'scene';

/** Home Assistant's REST API for automations, scripts and scenes that are kept in its own files. */
export interface ConfigApi {
  /** A definition by its id, undefined where there is none. Throws a Failure: HUB_REFUSED, HUB_UNREACHABLE, HUB_CALL_FAILED. */
  read(kind: ConfigKind, id: string): Promise<Json | undefined>;
  /** Makes a definition, or replaces the one of its id. The hub checks it, and loads it within a moment. Throws as `read`. */
  write(kind: ConfigKind, id: string, definition: Json): Promise<void>;
  /** Throws as `read`. */
  remove(kind: ConfigKind, id: string): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** The configuration API of the hub at an address. The token has to be an administrator's. Throws a Failure (BAD_OPTIONS). */
export function openConfigApi({ url, token }: { readonly url: string; readonly token: string }): ConfigApi {
  const socket = hubAddress(url);
  // The supervisor's ws://supervisor/core/websocket has its REST API below /core/api.
  const base = `${socket.replace(/^ws/, 'http').replace(/(?:\/api)?\/websocket$/, '')}/api`;

  async function ask(method: string, kind: ConfigKind, id: string, body?: Json): Promise<Response> {
    const request = {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    let response: Response;
    try {
      response = await fetch(`${base}/config/${kind}/config/${encodeURIComponent(id)}`, request);
    } catch (error) {
      throw unreachable(base, error instanceof Error ? String(error.cause ?? error.message) : String(error), error);
    }
    if (response.status === 401) throw refusal(base, 'it answers 401 Unauthorized');
    return response;
  }

  async function demand(what: string, response: Response): Promise<Response> {
    if (response.ok) return response;
    const text = await response.text().catch(() => '');
    throw new Failure(
      'HUB_CALL_FAILED',
      `The hub would not ${what}: ${messageIn(text) ?? `status ${response.status}`}`,
    );
  }

  return {
    async read(kind, id) {
      const response = await ask('GET', kind, id);
      if (response.status === 404) return undefined;
      return (await (await demand(`show the ${kind} ${id}`, response)).json()) as Json;
    },
    write: async (kind, id, definition) =>
      void (await demand(`take the ${kind} ${id}`, await ask('POST', kind, id, definition))),
    remove: async (kind, id) => void (await demand(`remove the ${kind} ${id}`, await ask('DELETE', kind, id))),
  };
}

/** The hub's own words, where it has some. */
function messageIn(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' && message ? message : undefined;
  } catch {
    return text.trim().slice(0, 200) || undefined;
  }
}
