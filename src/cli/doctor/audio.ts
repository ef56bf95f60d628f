import { DEFAULT_ENGINE, openEngine } from '../../hearing/engines.ts';
import { transcribe } from '../../hearing/transcribe.ts';
import { systemClock } from '../../home/clock.ts';
import { defaultHome } from '../../home/demo-home/default-home.ts';
import { buildVocabulary } from '../../meaning/vocabulary/vocabulary.ts';
import { openFliteVoice } from '../../voice/flite-voice.ts';
import { errorText } from '../error-text.ts';
import type { Options } from '../options/schema.ts';
import { type Finding, ok, problem } from './finding.ts';

const SENTENCE = 'turn on the living room light';

/** Whether voice and ears work together on this machine: says a sentence and listens to it, without any loudspeaker. */
export async function checkAudio({ voice: name, recogniser }: Pick<Options, 'voice' | 'recogniser'>): Promise<Finding> {
  const voice = await openFliteVoice({ voice: name });
  // One that is elsewhere has a check of its own.
  const engine = openEngine(recogniser.includes('://') ? DEFAULT_ENGINE : recogniser);
  try {
    const vocabulary = buildVocabulary(defaultHome(), []);
    const sound = await voice.speak(SENTENCE);
    await engine.prepare(vocabulary, 'request');
    const heard = await transcribe(engine, sound, { vocabulary }, systemClock);
    const words = heard.outcome === 'heard' ? heard.hypotheses[0].text : heard.reason;
    const ms = Math.round(heard.timing.decodeMs);
    if (words === SENTENCE) return ok('audio', `Said and heard "${SENTENCE}", ${ms} ms for the words.`);
    return problem('audio', `Said "${SENTENCE}" and heard "${words}".`, 'Install again with npm ci; else report it.');
  } catch (error) {
    return problem('audio', errorText(error), 'Install again with npm ci, on Node 20 or newer.');
  } finally {
    await engine.close();
    await voice.close();
  }
}
