import { Failure } from '../domain/failure.ts';
import type { RecognitionEngine } from './engine.ts';
import { openSoundSwallower } from './soundswallower/engine.ts';
import { openUnderstudyEngine } from './understudy/engine.ts';
import { readAddress } from './wyoming/address.ts';
import { openWyoming } from './wyoming/engine.ts';

/** How engines are named by people, as a regular expression. */
export const ENGINE_PATTERN = '^(understudy|soundswallower|(wyoming|tcp)://\\S+)$';

/** The engine that is used where nobody chose one. */
export const DEFAULT_ENGINE = 'soundswallower';

/**
 * Opens the engine of a name: `understudy` (our own), `soundswallower`, or `wyoming://HOST:PORT` (a recogniser elsewhere).
 * Throws a Failure (BAD_OPTIONS) for a name that is none.
 */
export function openEngine(name: string): RecognitionEngine {
  if (name === 'understudy') return openUnderstudyEngine();
  if (name === 'soundswallower') return openSoundSwallower();
  if (!new RegExp(ENGINE_PATTERN).test(name)) {
    throw new Failure(
      'BAD_OPTIONS',
      `There is no recogniser "${name}". Choose understudy, soundswallower or wyoming://HOST:PORT.`,
    );
  }
  return openWyoming(readAddress(name));
}
