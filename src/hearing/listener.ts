import { HEARING_RATE_HZ } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import type { Heard, Hypothesis } from '../domain/heard.ts';
import type { Listener } from '../domain/turn.ts';
import { type EndpointSettings, followEndpoint, type SpeechSpan } from './endpoint.ts';
import { soundBuffer } from './sound-buffer.ts';
import { DETECTOR_FRAME, DETECTOR_FRAME_MS, type SpeechDetector } from './speech-detector.ts';
import { silence, verdictOn } from './verdict.ts';

/** Sound before the detected start and after the detected end that is decoded too: soft first and last sounds. */
export const BEFORE_MS = 320;
export const AFTER_MS = 200;

/** How long after the longest utterance a stream that fell silent, without a frame, is still waited for. */
const GRACE_MS = 3_000;

export interface ListenerParts {
  readonly detector: Promise<SpeechDetector>;
  readonly recognise: (samples: Int16Array) => Promise<readonly Hypothesis[]>;
  readonly settings: EndpointSettings;
  readonly clock: Clock;
  /** Told of failures; the utterance then counts as not understood. */
  readonly onProblem: (error: unknown) => void;
}

/** Listens to one utterance: judges frames as they come, finds the end, and has what was said recognised. */
export function openListener({ detector, recognise, settings, clock, onProblem }: ListenerParts): Listener {
  const buffer = soundBuffer(((settings.mostMs + GRACE_MS) * HEARING_RATE_HZ) / 1000);
  const endpoint = followEndpoint(DETECTOR_FRAME_MS, settings);
  let judged = 0;
  let judging = false;
  let over = false;
  let stopping = false;
  let settle: (heard: Heard) => void = () => undefined;
  const heard = new Promise<Heard>((resolve) => {
    settle = resolve;
  });
  const forget = clock.after(settings.mostMs + GRACE_MS, () => stop());

  function end(outcome: Heard): void {
    over = true;
    forget();
    settle(outcome);
  }

  async function decode(span: SpeechSpan): Promise<void> {
    over = true;
    forget();
    const samples = buffer.slice(samplesIn(span.startMs - BEFORE_MS), samplesIn(span.endMs + AFTER_MS));
    const endpointMs = Math.max(0, Math.round(judged / 16 - span.endMs));
    const audioMs = Math.round(samples.length / 16);
    const began = clock.now();
    const hypotheses = await recognise(samples).catch((error: unknown) => {
      onProblem(error);
      return [];
    });
    settle(verdictOn(hypotheses, { audioMs, decodeMs: clock.now() - began, endpointMs }));
  }

  /** Judges the frames that are there, one after another, then looks whether more have come. */
  async function judge(): Promise<void> {
    if (judging) return;
    judging = true;
    try {
      const network = await detector;
      while (!over && buffer.length - judged >= DETECTOR_FRAME) {
        const step = endpoint.step(await network.judge(buffer.slice(judged, judged + DETECTOR_FRAME)));
        judged += DETECTOR_FRAME;
        if (over || step.state !== 'ended') continue;
        if (step.reason === 'no-speech') end(quiet());
        else await decode(step.span);
      }
      if (stopping && !over) await finish();
    } catch (error) {
      onProblem(error);
      if (!over) end(quiet());
    } finally {
      judging = false;
    }
  }

  async function finish(): Promise<void> {
    const { span } = endpoint;
    if (span === undefined) end(quiet());
    else await decode(span);
  }

  const quiet = (): Heard => silence({ audioMs: Math.round(buffer.length / 16), decodeMs: 0, endpointMs: 0 });

  function stop(): void {
    stopping = true;
    if (!over) void judge();
  }

  return {
    heard,
    accept(samples) {
      if (over || stopping) return;
      buffer.add(samples);
      void judge();
    },
    stop,
    cancel() {
      if (!over) end(quiet());
    },
  };
}

const samplesIn = (ms: number): number => Math.round((ms * HEARING_RATE_HZ) / 1000);
