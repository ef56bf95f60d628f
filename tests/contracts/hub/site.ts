import type { Home } from '../../../src/domain/home.ts';

/** A hub for the contract: where it is, and what only its owner can do to it. Its home is `tests/homes/corner-house.yaml`. */
export interface Site {
  readonly home: Home;
  readonly url: string;
  readonly token: string;
  /** Stops it, so that nothing listens at its address. */
  stop(): Promise<void>;
  /** Starts it again at the same address, with the home as it is. */
  restart(): Promise<void>;
  /** Breaks its connections without a word. */
  drop(): void;
  /** A hand at a switch. */
  setState(entityId: string, state: string): void;
  close(): Promise<void>;
}
