import type { Home, HomeEvent, Json } from './home.ts';

/** A service call of the hub: Home Assistant's own domain, service and data. */
export interface Call {
  readonly domain: string;
  readonly service: string;
  readonly target: { readonly entity_id: readonly string[] };
  readonly data: Readonly<Record<string, Json>>;
}

/** The hub as the rest of the house sees it. */
export interface Hub {
  /** The home as it is now. */
  home(): Home;
  /** Makes one service call. Resolves when the hub has accepted it; throws a Failure (HUB_CALL_FAILED, HUB_UNREACHABLE). */
  call(call: Call): Promise<void>;
  /** Calls back on every change; the result unsubscribes. */
  subscribe(listener: (event: HomeEvent) => void): () => void;
  close(): Promise<void>;
}
