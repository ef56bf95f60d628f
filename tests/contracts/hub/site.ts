import type { Home } from '../../../src/domain/home.ts';

/** What a hub may be without, by the reason why. */
export type Lack = 'undecided';

/** A hub for the contract: where it is, and what only its owner can do to it. Its home is `tests/homes/contract-house.yaml`. */
export interface Site {
  readonly home: Home;
  readonly url: string;
  readonly token: string;
  /** Stops it, so that nothing listens at its address. */
  stop(): Promise<void>;
  /** Starts it again at the same address, its devices as they were in the beginning. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A hub that the contract is run against. */
export interface Candidate {
  readonly name: string;
  readonly lacks: Readonly<Partial<Record<Lack, string>>>;
  open(): Promise<Site>;
}
