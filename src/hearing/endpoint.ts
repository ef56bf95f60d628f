/** When an utterance begins and ends. All times in milliseconds of sound. */
export interface EndpointSettings {
  /** A frame at least so likely to be speech begins speech; one below `stay` no longer continues it. */
  readonly begin: number;
  readonly stay: number;
  /** Speech shorter than this is a click or a cough, not an utterance. */
  readonly leastSpeechMs: number;
  /** So much silence after speech ends the utterance. */
  readonly trailingSilenceMs: number;
  /** So long is waited for the first word. */
  readonly noSpeechMs: number;
  /** An utterance is never longer. */
  readonly mostMs: number;
}

export const ENDPOINT_SETTINGS: EndpointSettings = {
  begin: 0.5,
  stay: 0.3,
  leastSpeechMs: 160,
  trailingSilenceMs: 640,
  noSpeechMs: 6_000,
  mostMs: 15_000,
};

/** A stretch of speech, from the start of listening. */
export interface SpeechSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export type EndpointStep =
  | { readonly state: 'waiting' }
  | { readonly state: 'speaking'; readonly span: SpeechSpan }
  | { readonly state: 'ended'; readonly reason: 'silence' | 'too-long'; readonly span: SpeechSpan }
  | { readonly state: 'ended'; readonly reason: 'no-speech' };

/** Follows the speech probabilities of successive frames; `span` is the speech so far, undefined before any. */
export interface Endpoint {
  step(probability: number): EndpointStep;
  readonly span: SpeechSpan | undefined;
}

/** Follows one utterance with hysteresis: speech begins at a high probability and goes on until a low one. */
export function followEndpoint(frameMs: number, settings: EndpointSettings = ENDPOINT_SETTINGS): Endpoint {
  let nowMs = 0;
  let speaking = false;
  let voicedMs = 0;
  let startMs = 0;
  let endMs = 0;
  let pausedMs = 0;

  const heard = (): SpeechSpan | undefined => (voicedMs >= settings.leastSpeechMs ? { startMs, endMs } : undefined);

  return {
    get span() {
      return heard();
    },
    step(probability) {
      nowMs += frameMs;
      speaking = probability >= (speaking ? settings.stay : settings.begin);
      if (speaking) {
        if (voicedMs === 0) startMs = nowMs - frameMs;
        voicedMs += frameMs;
        endMs = nowMs;
        pausedMs = 0;
      } else if (voicedMs > 0) {
        pausedMs += frameMs;
      }
      const span = heard();
      if (nowMs >= settings.mostMs) {
        return span === undefined
          ? { state: 'ended', reason: 'no-speech' }
          : { state: 'ended', reason: 'too-long', span };
      }
      if (pausedMs >= settings.trailingSilenceMs) {
        if (span !== undefined) return { state: 'ended', reason: 'silence', span };
        voicedMs = 0; // it was a click: wait on
        pausedMs = 0;
      }
      if (span === undefined && nowMs >= settings.noSpeechMs && !speaking)
        return { state: 'ended', reason: 'no-speech' };
      return span === undefined ? { state: 'waiting' } : { state: 'speaking', span };
    },
  };
}
