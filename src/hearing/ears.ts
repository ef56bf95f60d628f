import type { Clock } from '../domain/clock.ts';
import type { Ears, Log } from '../domain/turn.ts';
import type { Vocabulary } from '../domain/vocabulary.ts';
import { type EndpointSettings, endpointSettings } from './endpoint.ts';
import type { PartialHearing, RecognitionEngine } from './engine.ts';
import { openListener } from './listener.ts';
import { openSpeechDetector } from './speech-detector.ts';

export interface EarsParts {
  readonly engine: RecognitionEngine;
  /** The language as it is now; asked anew for each utterance. */
  readonly vocabulary: () => Vocabulary;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings?: Partial<EndpointSettings>;
  /** Told of the words so far while somebody speaks, about twice a second. */
  readonly onPartial?: (siteId: string, partial: PartialHearing) => void;
}

/** Ears that also get ready ahead of time and close. */
export interface OpenEars extends Ears {
  /** Loads the models and compiles the language, so that the first utterance does not wait. Throws a Failure. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the way from sound to words: voice activity, endpoint, recognition. Any number of listeners may be open;
 * recognitions queue in the engine. Closing the ears closes the engine.
 */
export function openEars({ engine, vocabulary, clock, log, settings, onPartial }: EarsParts): OpenEars {
  return {
    async warmUp() {
      await Promise.all([openSpeechDetector(), engine.prepare(vocabulary(), 'request')]);
    },
    listen({ siteId, expects }) {
      const onProblem = (error: unknown): void =>
        log.problem(`Hearing at ${siteId}: ${error instanceof Error ? error.message : String(error)}`);
      // While the person begins to speak, the engine turns to what is expected now.
      engine.prepare(vocabulary(), expects).catch(onProblem);
      const detector = openSpeechDetector();
      detector.catch(() => undefined); // the listener reports it
      return openListener({
        detector,
        begin: () => engine.begin({ vocabulary: vocabulary(), expects }),
        settings: endpointSettings(settings),
        clock,
        onPartial: onPartial && ((partial) => onPartial(siteId, partial)),
        onProblem,
      });
    },
    close: () => engine.close(),
  };
}
