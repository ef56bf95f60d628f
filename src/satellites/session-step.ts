import type { Expectation } from '../domain/vocabulary.ts';
import type { Termination } from './session-order.ts';

/** What a session does next: it says the text, if there is one, and then this. */
export type Step = (
  | { readonly next: 'listen'; readonly expects: Expectation }
  /** Another program goes on with the session. */
  | { readonly next: 'hand over' }
  /** `concluded` is true where the mind itself ended the conversation. */
  | { readonly next: 'end'; readonly reason: Termination; readonly concluded: boolean }
) & {
  readonly text?: string;
  /** Called when the text can be heard first, or after it where it cannot be heard. */
  readonly said?: (firstAudioMs?: number) => void;
};

export function ending(reason: Termination): Step {
  return { next: 'end', reason, concluded: false };
}
