import type { Home, HomeEvent, Json } from './home.ts';
import type { PastState } from './past-event.ts';

/** A service call of the hub: Home Assistant's own domain, service and data. */
export interface Call {
  readonly domain: string;
  readonly service: string;
  readonly target: { readonly entity_id: readonly string[] };
  readonly data: Readonly<Record<string, Json>>;
}

/** What the hub's own conversation agent says to a sentence. `conversation` carries it on, where there is one. */
export interface HubAnswer {
  readonly speech: string;
  readonly conversation?: string;
}

/** The hub as the rest of the house sees it. */
export interface Hub {
  /** The home as it is now. */
  home(): Home;
  /** Makes one service call. Resolves when the hub has accepted it; throws a Failure (HUB_CALL_FAILED, HUB_UNREACHABLE). */
  call(call: Call): Promise<void>;
  /** Makes a service call that answers with data (weather.get_forecasts, todo.get_items). Throws as `call` does. */
  read(call: Call): Promise<Json>;
  /**
   * Asks the hub's conversation agent; `conversation` is one that it began. Throws as `call` does.
   */
  converse(text: string, conversation?: string): Promise<HubAnswer>;
  /** Calls back on every change; the result unsubscribes. */
  subscribe(listener: (event: HomeEvent) => void): () => void;
  close(): Promise<void>;
}

/** A hub that remembers what happened. */
export interface RememberingHub extends Hub {
  /**
   * The states that entities came to, from a moment up to before another (milliseconds since 1970), oldest first. Throws
   * a Failure: HUB_UNREACHABLE; HUB_CALL_FAILED where the hub keeps nothing.
   */
  past(from: number, to: number, entities: readonly string[]): Promise<readonly PastState[]>;
}
