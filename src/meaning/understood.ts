import type { Intent, Meaning } from '../domain/meaning.ts';

/** Intents as a meaning; none are no request at all. */
export function understood(intents: readonly Intent[], confidence = 0.95): Meaning {
  const [first, ...rest] = intents;
  return first
    ? { outcome: 'understood', intents: [first, ...rest], confidence }
    : { outcome: 'rejected', confidence: 0.5 };
}
