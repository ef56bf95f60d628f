/** When an utterance begins and ends. All times in milliseconds of sound. */
export interface EndpointSettings {
  /** A frame at least so likely to be speech begins speech; one below `stay` no longer continues it. */
  readonly begin: number;
  readonly stay: number;
  /** Speech shorter than this is a click or a cough, not an utterance. */
  readonly leastSpeechMs: number;
  /** So much silence after speech ends the utterance, where nothing is known of its words. */
  readonly trailingSilenceMs: number;
  /** So much after words that are a whole sentence, and after words that cannot be all. */
  readonly completeSilenceMs: number;
  readonly incompleteSilenceMs: number;
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
  completeSilenceMs: 350,
  incompleteSilenceMs: 1_200,
  noSpeechMs: 6_000,
  mostMs: 15_000,
};

/** All settings, some of them chosen. The silence after a whole sentence is never longer than the usual one, the other never shorter. */
export function endpointSettings(chosen: Partial<EndpointSettings> = {}): EndpointSettings {
  const settings = { ...ENDPOINT_SETTINGS, ...chosen };
  return {
    ...settings,
    completeSilenceMs: Math.min(settings.completeSilenceMs, settings.trailingSilenceMs),
    incompleteSilenceMs: Math.max(settings.incompleteSilenceMs, settings.trailingSilenceMs),
  };
}

/** What is known of the words before a pause. */
export interface WordsSoFar {
  /** They are a whole sentence of what is expected now. */
  readonly complete: boolean;
  /** Their last stand in an open slot: a name that nobody taught may have more words than were said yet. */
  readonly open: boolean;
}

/** A stretch of speech, from the start of listening. */
export interface SpeechSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export type EndpointStep =
  | { readonly state: 'waiting' }
  /** `pausedMs` is the silence since the last speech, 0 while somebody speaks. */
  | { readonly state: 'speaking'; readonly span: SpeechSpan; readonly pausedMs: number }
  | { readonly state: 'ended'; readonly reason: 'silence' | 'too-long'; readonly span: SpeechSpan }
  | { readonly state: 'ended'; readonly reason: 'no-speech' };

/** Follows the speech probabilities of successive frames; `span` is the speech so far, undefined before any. */
export interface Endpoint {
  step(probability: number): EndpointStep;
  /** What the words before this pause are; holds until speech goes on. */
  know(words: WordsSoFar): void;
  readonly span: SpeechSpan | undefined;
}

/**
 * Follows one utterance with hysteresis: speech begins at a high probability and goes on until a low one. A pause after a
 * whole sentence ends it early, one in the middle of a sentence ("set the kitchen light to ...") late.
 */
export function followEndpoint(frameMs: number, settings: EndpointSettings = ENDPOINT_SETTINGS): Endpoint {
  let nowMs = 0;
  let speaking = false;
  let voicedMs = 0;
  let startMs = 0;
  let endMs = 0;
  let pausedMs = 0;
  let known: WordsSoFar | undefined;

  const silenceMs = (): number => {
    if (known === undefined) return settings.trailingSilenceMs;
    if (!known.complete) return settings.incompleteSilenceMs;
    return known.open ? settings.trailingSilenceMs : settings.completeSilenceMs;
  };
  const heard = (): SpeechSpan | undefined => (voicedMs >= settings.leastSpeechMs ? { startMs, endMs } : undefined);

  return {
    get span() {
      return heard();
    },
    know(words) {
      if (pausedMs > 0) known = words;
    },
    step(probability) {
      nowMs += frameMs;
      speaking = probability >= (speaking ? settings.stay : settings.begin);
      if (speaking) {
        if (voicedMs === 0) startMs = nowMs - frameMs;
        voicedMs += frameMs;
        endMs = nowMs;
        pausedMs = 0;
        known = undefined;
      } else if (voicedMs > 0) {
        pausedMs += frameMs;
      }
      const span = heard();
      if (nowMs >= settings.mostMs) {
        return span === undefined
          ? { state: 'ended', reason: 'no-speech' }
          : { state: 'ended', reason: 'too-long', span };
      }
      if (pausedMs >= silenceMs()) {
        if (span !== undefined) return { state: 'ended', reason: 'silence', span };
        voicedMs = 0; // it was a click: wait on
        pausedMs = 0;
      }
      if (span === undefined && nowMs >= settings.noSpeechMs && !speaking)
        return { state: 'ended', reason: 'no-speech' };
      return span === undefined ? { state: 'waiting' } : { state: 'speaking', span, pausedMs };
    },
  };
}
