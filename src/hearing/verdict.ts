import type { Doubt, Heard, HeardTiming, Hypothesis } from '../domain/heard.ts';
import { oppositeBetween } from './opposites.ts';

/** Below this confidence nothing is acted on: the speech was not for the home, or no sentence that it knows. */
const LEAST_CONFIDENCE = 0.4;

/**
 * A sentence that says the opposite is in doubt with the best one when it is at least so likely against it: one in a
 * dozen times it would have been the other. A question too many is better than the wrong thing done.
 */
const LEAST_SHARE = 0.08;

/** What an engine's hypotheses amount to. */
export function verdictOn(hypotheses: readonly Hypothesis[], timing: HeardTiming): Heard {
  const [best, ...others] = hypotheses;
  if (best === undefined || best.text === '' || best.confidence < LEAST_CONFIDENCE) {
    return { outcome: 'rejected', reason: 'out-of-vocabulary', hypotheses, timing };
  }
  const doubt = doubtBetween(best, others);
  return { outcome: 'heard', hypotheses: [best, ...others], ...(doubt ? { doubt } : {}), timing };
}

/** The likeliest of the other sentences that means the opposite of the best one, where the two are close. */
function doubtBetween(best: Hypothesis, others: readonly Hypothesis[]): Doubt | undefined {
  const words = best.text.split(' ');
  for (const { text, confidence } of others) {
    const differing = oppositeBetween(words, text.split(' '));
    if (differing && confidence >= LEAST_SHARE * best.confidence) return { ...differing, instead: text };
  }
  return undefined;
}

/** Nobody said anything. */
export function silence(timing: HeardTiming): Heard {
  return { outcome: 'rejected', reason: 'no-speech', hypotheses: [], timing };
}
