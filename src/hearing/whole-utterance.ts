import type { Hypothesis } from '../domain/heard.ts';
import type { Recognition } from './engine.ts';
import { soundBuffer } from './sound-buffer.ts';

/** Two minutes at 16 kHz: no listener waits so long for the end of an utterance. */
const MOST_SAMPLES = 120 * 16_000;

/** The recognition of an engine that decodes whole utterances only: sound is kept until it is over. */
export function wholeUtterance(decode: (samples: Int16Array) => Promise<readonly Hypothesis[]>): Recognition {
  const buffer = soundBuffer(MOST_SAMPLES);
  return {
    accept: (samples) => buffer.add(samples),
    partial: async () => undefined,
    finish: () => decode(buffer.slice(0, buffer.length)),
    cancel: () => undefined,
  };
}
