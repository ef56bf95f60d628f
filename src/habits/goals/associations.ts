import type { Association, TalkTurn } from '../../domain/goal.ts';

/** How often one request follows another in a home's own dialogues. */
export interface Associations {
  /** Takes the next request, in the order in which they were made. */
  observe(turn: TalkTurn): void;
  /** What followed a request so far, and how often. */
  after(did: string): readonly Association[];
  /** Of `did`, how often `next` followed. */
  between(did: string, next: string): Association;
}

/** What is asked for within this time after a request may have been wanted then already. */
const NEXT_WITHIN_MS = 10 * 60_000;
/** Counts of what a home shows are held against so many cases of chance. */
const STRENGTH = 4;

/**
 * Counts pairs of requests. A home has few dialogues, so the chance that one follows another is shrunk toward independence
 * (a Dirichlet prior of a few cases) before anything is made of it.
 */
export function createAssociations(): Associations {
  const firsts = new Map<string, number>();
  const pairs = new Map<string, Map<string, number>>();
  const last = new Map<string, TalkTurn>();
  let total = 0;

  function measure(did: string, next: string): Association {
    const of = firsts.get(did) ?? 0;
    const times = pairs.get(did)?.get(next) ?? 0;
    // Half a case more on either side: what was never asked for is possible still.
    const anyhow = ((firsts.get(next) ?? 0) + 0.5) / (total + 1);
    const chance = (times + STRENGTH * anyhow) / (of + STRENGTH);
    return { next, times, of, anyhow, chance };
  }

  return {
    observe(turn) {
      const before = last.get(turn.site);
      last.set(turn.site, turn);
      total += 1;
      firsts.set(turn.did, (firsts.get(turn.did) ?? 0) + 1);
      if (!before || turn.at - before.at > NEXT_WITHIN_MS || before.did === turn.did) return;
      const followers = pairs.get(before.did) ?? new Map<string, number>();
      followers.set(turn.did, (followers.get(turn.did) ?? 0) + 1);
      pairs.set(before.did, followers);
    },
    after: (did) => [...(pairs.get(did)?.keys() ?? [])].map((next) => measure(did, next)),
    between: measure,
  };
}
