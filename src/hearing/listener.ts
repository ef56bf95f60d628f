import { HEARING_RATE_HZ } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import type { Heard } from '../domain/heard.ts';
import type { Listener } from '../domain/turn.ts';
import { type EndpointSettings, followEndpoint, type SpeechSpan } from './endpoint.ts';
import type { PartialHearing, Recognition } from './engine.ts';
import { soundBuffer } from './sound-buffer.ts';
import { DETECTOR_FRAME, DETECTOR_FRAME_MS, type SpeechDetector } from './speech-detector.ts';
import { silence, verdictOn } from './verdict.ts';

/** Sound before the detected start and after the detected end that is decoded too: soft first and last sounds. */
export const BEFORE_MS = 320;
export const AFTER_MS = 200;

/** So far into a pause the words before it are asked for: all sound that belongs to them has been handed on. */
const ASK_AFTER_MS = AFTER_MS;
/** The sound waits no longer than this to be told of them. */
const MOST_ASKING_MS = 200;

/** Whoever listens along is told the words so far this often, in samples. */
const TOLD_EACH = 8_000;

/** How long after the longest utterance a stream that fell silent, without a frame, is still waited for. */
const GRACE_MS = 3_000;

export interface ListenerParts {
  readonly detector: Promise<SpeechDetector>;
  /** Begins to recognise, once there is speech. */
  readonly begin: () => Recognition;
  readonly settings: EndpointSettings;
  readonly clock: Clock;
  /** Told of the words so far, again and again while somebody speaks. */
  readonly onPartial?: ((partial: PartialHearing) => void) | undefined;
  /** Told of failures; the utterance then counts as not understood. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Listens to one utterance: judges frames as they come, finds the end, and has what was said recognised. Sound is handed
 * on while somebody speaks, so that little is left to decode at the end.
 */
export function openListener({ detector, begin, settings, clock, onPartial, onProblem }: ListenerParts): Listener {
  const buffer = soundBuffer(((settings.mostMs + GRACE_MS) * HEARING_RATE_HZ) / 1000);
  const endpoint = followEndpoint(DETECTOR_FRAME_MS, settings);
  let judged = 0;
  let recognition: Recognition | undefined;
  let handed = 0;
  let told = 0;
  let askedAtMs: number | undefined;
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
    recognition?.cancel();
    settle(outcome);
  }

  /** Hands on what is new of the speech so far, with some sound on either side of it; of a pause, only its start. */
  function handOn(span: SpeechSpan): Recognition {
    const from = Math.max(0, samplesIn(span.startMs - BEFORE_MS));
    const known = recognition ?? begin();
    if (recognition === undefined) handed = from;
    recognition = known;
    const samples = buffer.slice(handed, samplesIn(span.endMs + AFTER_MS));
    handed += samples.length;
    if (samples.length > 0) known.accept(samples);
    return known;
  }

  /** While somebody speaks, whoever listens along is told of the words so far; nothing waits for it. */
  function tell(known: Recognition): void {
    if (onPartial === undefined || judged - told < TOLD_EACH) return;
    told = judged;
    void known.partial().then((partial) => {
      if (partial !== undefined && !over) onPartial(partial);
    });
  }

  /** In a pause, asks once what the words before it are, since that says how long it may last. */
  async function ask(known: Recognition, span: SpeechSpan): Promise<void> {
    if (askedAtMs === span.endMs) return;
    askedAtMs = span.endMs;
    const partial = await new Promise<PartialHearing | undefined>((resolve) => {
      const forget = clock.after(MOST_ASKING_MS, () => resolve(undefined));
      void known.partial().then(resolve).finally(forget);
    });
    if (partial !== undefined) onPartial?.(partial);
    if (partial?.complete === undefined) return;
    endpoint.know({ complete: partial.complete, open: partial.open ?? false });
  }

  async function decode(span: SpeechSpan): Promise<void> {
    over = true;
    forget();
    const known = handOn(span);
    const endpointMs = Math.max(0, Math.round(judged / 16 - span.endMs));
    const audioMs = Math.round((handed - Math.max(0, samplesIn(span.startMs - BEFORE_MS))) / 16);
    const began = clock.now();
    const hypotheses = await known.finish().catch((error: unknown) => {
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
        if (!over && step.state === 'speaking') {
          const known = handOn(step.span);
          if (step.pausedMs >= ASK_AFTER_MS) await ask(known, step.span);
          else tell(known);
        }
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
