import type { Clock } from '../domain/clock.ts';
import type { Heard } from '../domain/heard.ts';
import type { Ears, Listener } from '../domain/turn.ts';
import type { Expectation } from '../domain/vocabulary.ts';
import type { Microphone } from './microphones.ts';

/** One utterance being listened to. */
export interface Listening {
  /** Always settles; rejects only if the ears themselves fail. */
  readonly heard: Promise<Heard>;
  /** Takes what was said so far. */
  stop(): void;
  cancel(): void;
}

export interface ListeningMeans {
  readonly ears: Ears;
  readonly clock: Clock;
  /** Longest time to listen to one utterance, counted here: no satellite may stay open because no end was found. */
  readonly maxListeningMs: number;
  /** How long the words may take after that. */
  readonly maxDecodingMs: number;
}

const NOTHING: Heard = {
  outcome: 'rejected',
  reason: 'no-speech',
  hypotheses: [],
  timing: { audioMs: 0, decodeMs: 0, endpointMs: 0 },
};

/** Feeds a site's sound to the ears, except while `deaf` says that the assistant itself can be heard there. */
export function startListening(
  means: ListeningMeans,
  microphone: Microphone,
  request: { readonly siteId: string; readonly expects: Expectation },
  deaf: () => boolean,
): Listening {
  const listener: Listener = means.ears.listen(request);
  const release = microphone.listen((samples) => {
    if (!deaf()) listener.accept(samples);
  });

  const heard = new Promise<Heard>((resolve, reject) => {
    let forget = means.clock.after(means.maxListeningMs, () => {
      release();
      listener.stop();
      forget = means.clock.after(means.maxDecodingMs, () => {
        listener.cancel();
        resolve(NOTHING);
      });
    });
    listener.heard.then(resolve, reject).finally(() => {
      forget();
      release();
    });
  });

  return {
    heard,
    stop() {
      release();
      listener.stop();
    },
    cancel() {
      release();
      listener.cancel();
    },
  };
}
