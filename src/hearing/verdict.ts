import type { Heard, HeardTiming, Hypothesis } from '../domain/heard.ts';

/** Below this confidence nothing is acted on: the speech was not for the home, or no sentence that it knows. */
const LEAST_CONFIDENCE = 0.4;

/** What an engine's hypotheses amount to. */
export function verdictOn(hypotheses: readonly Hypothesis[], timing: HeardTiming): Heard {
  const [best, ...others] = hypotheses;
  if (best === undefined || best.text === '' || best.confidence < LEAST_CONFIDENCE) {
    return { outcome: 'rejected', reason: 'out-of-vocabulary', hypotheses, timing };
  }
  return { outcome: 'heard', hypotheses: [best, ...others], timing };
}

/** Nobody said anything. */
export function silence(timing: HeardTiming): Heard {
  return { outcome: 'rejected', reason: 'no-speech', hypotheses: [], timing };
}
