import { HEARING_RATE_HZ, type Pcm } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import type { Heard } from '../domain/heard.ts';
import { ENDPOINT_SETTINGS, followEndpoint, type SpeechSpan } from './endpoint.ts';
import type { Language, PartialHearing, RecognitionEngine } from './engine.ts';
import { AFTER_MS, BEFORE_MS } from './listener.ts';
import { resampled } from './resample.ts';
import { DETECTOR_FRAME, DETECTOR_FRAME_MS, openSpeechDetector } from './speech-detector.ts';
import { silence, verdictOn } from './verdict.ts';

/** A recording is decoded in one go, and memory grows with it. */
const MOST_SECONDS = 60;

/** Whoever listens along is told so often, in samples of the recording: each 0.4 s. */
const TOLD_EACH = 6_400;

/**
 * Turns a whole recording (16-bit mono, any usual rate, its first minute) into words: everything from its first speech
 * to its last is one sentence. `listening` is told of the words so far as often as they change, if it is given. Throws a
 * Failure: BAD_AUDIO, BAD_USAGE for a grammar with a mistake, HEARING_FAILED.
 */
export async function transcribe(
  engine: RecognitionEngine,
  sound: Pcm,
  language: Language,
  clock: Clock,
  listening?: (partial: PartialHearing) => void,
): Promise<Heard> {
  const samples = resampled({ ...sound, samples: sound.samples.subarray(0, MOST_SECONDS * sound.rateHz) });
  const audioMs = Math.round((samples.length * 1000) / HEARING_RATE_HZ);
  const began = clock.now();
  const span = await speechIn(samples);
  if (span === undefined) return silence({ audioMs, decodeMs: clock.now() - began, endpointMs: 0 });
  const rate = HEARING_RATE_HZ / 1000;
  const part = samples.slice(Math.max(0, (span.startMs - BEFORE_MS) * rate), (span.endMs + AFTER_MS) * rate);
  const recognition = engine.begin(language);
  if (listening === undefined) recognition.accept(part);
  else {
    let told = '';
    for (let at = 0; at < part.length; at += TOLD_EACH) {
      recognition.accept(part.slice(at, at + TOLD_EACH));
      const partial = await recognition.partial();
      if (partial !== undefined && partial.text !== told) listening(partial);
      told = partial?.text ?? told;
    }
  }
  const hypotheses = await recognition.finish();
  return verdictOn(hypotheses, { audioMs, decodeMs: clock.now() - began, endpointMs: 0 });
}

/** From the first speech of a recording to the last; nothing when there is none. */
async function speechIn(samples: Int16Array): Promise<SpeechSpan | undefined> {
  const detector = await openSpeechDetector();
  const never = {
    trailingSilenceMs: Number.POSITIVE_INFINITY,
    noSpeechMs: Number.POSITIVE_INFINITY,
    mostMs: Number.POSITIVE_INFINITY,
  };
  const endpoint = followEndpoint(DETECTOR_FRAME_MS, { ...ENDPOINT_SETTINGS, ...never });
  for (let at = 0; at + DETECTOR_FRAME <= samples.length; at += DETECTOR_FRAME) {
    endpoint.step(await detector.judge(samples.subarray(at, at + DETECTOR_FRAME)));
  }
  return endpoint.span;
}
