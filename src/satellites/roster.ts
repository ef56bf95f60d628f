import type { Clock } from '../domain/clock.ts';

/** The satellites that were heard of. */
export interface Roster {
  saw(siteId: string): void;
  list(): readonly { readonly siteId: string; readonly lastSeenMs: number }[];
}

/** No home has more; whoever invents names cannot make it grow. */
const MAX_SITES = 256;

export function createRoster(clock: Clock): Roster {
  const seen = new Map<string, number>();
  return {
    saw(siteId) {
      seen.delete(siteId);
      if (seen.size >= MAX_SITES) seen.delete(seen.keys().next().value ?? siteId);
      seen.set(siteId, clock.now());
    },
    list: () => [...seen].map(([siteId, lastSeenMs]) => ({ siteId, lastSeenMs })),
  };
}
