import { HEARING_RATE_HZ } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import { Failure } from '../domain/failure.ts';
import type { Broker } from './broker.ts';
import type { Codec } from './hermes/codec.ts';
import type { Problems } from './problems.ts';
import { createResampler, type Resampler } from './resample.ts';
import { decodeWav } from './wav.ts';

/** Takes 16 kHz mono sound. */
export type SoundSink = (samples: Int16Array) => void;

export interface Microphone {
  /** Hands on the sound until the result is called or another sink takes over. In between, frames are dropped unread. */
  listen(sink: SoundSink): () => void;
  close(): void;
}

/** The sound of satellites, while a session needs it. */
export interface Microphones {
  open(siteId: string, sessionId: string): Microphone;
  /** Takes a packet if its topic is one of an open microphone. */
  route(topic: string, payload: Uint8Array): boolean;
  /** Leaves no timer behind. */
  close(): void;
}

const LINGER_MS = 1000;
const drop = () => undefined;

/** A frame of a second at 48 kHz with 8 channels is smaller. */
const MAX_FRAME_BYTES = 1024 * 1024;

/**
 * Satellites send sound all day, so the frames of a site are subscribed only while it has a session; the broker drops
 * the rest. Measured on one machine with four satellites (250 frames a second): the process uses 0.0 % of a core
 * instead of 1.8 %, with Mosquitto. The price is what is said between the wake word's message and the subscription:
 * over 20 wakes each, at most one frame of 16 ms was lost, with Mosquitto and with the embedded broker (the
 * subscription takes 0.5 to 4 ms), so no ring of earlier sound is kept.
 */
export function createMicrophones(
  broker: Pick<Broker, 'subscribe' | 'unsubscribe'>,
  codec: Codec,
  problems: Problems,
  clock: Clock,
): Microphones {
  const routes = new Map<string, (payload: Uint8Array) => void>();
  const lingering = new Set<() => void>();

  function open(siteId: string, sessionId: string): Microphone {
    let sink: SoundSink | undefined;
    let sawSessionFrames = false;
    const decode = createFrameDecoder(siteId, problems);
    const idle = codec.filter('audioFrame', { siteId });
    const own = codec.filter('audioSessionFrame', { siteId, sessionId });
    const frame = (payload: Uint8Array) => {
      // A satellite may send the sound of a session twice, as frames and as session frames: those are preferred.
      if (sink && !sawSessionFrames) pass(payload);
    };
    const sessionFrame = (payload: Uint8Array) => {
      sawSessionFrames = true;
      if (sink) pass(payload);
    };
    function pass(payload: Uint8Array): void {
      const samples = decode(payload);
      if (samples && samples.length > 0) sink?.(samples);
    }
    routes.set(idle, frame);
    routes.set(own, sessionFrame);
    broker.subscribe(idle);
    broker.subscribe(own);

    return {
      listen(next) {
        sink = next;
        return () => {
          if (sink === next) sink = undefined;
        };
      },
      close() {
        sink = undefined;
        for (const [topic, route] of [
          [idle, frame],
          [own, sessionFrame],
        ] as const) {
          // The next session of the site may have opened it again already.
          if (routes.get(topic) !== route) continue;
          routes.set(topic, drop);
          // Not at once: after an abort or a wake word right after a reply, the next session begins without a gap.
          const callOff = clock.after(LINGER_MS, () => {
            lingering.delete(callOff);
            if (routes.get(topic) !== drop) return;
            routes.delete(topic);
            broker.unsubscribe(topic);
          });
          lingering.add(callOff);
        }
      },
    };
  }

  return {
    open,
    route(topic, payload) {
      const route = routes.get(topic);
      route?.(payload);
      return route !== undefined;
    },
    close() {
      for (const callOff of lingering) callOff();
    },
  };
}

/** Frames of one site to 16 kHz; what is no sound is reported once and left out. */
function createFrameDecoder(siteId: string, problems: Problems): (payload: Uint8Array) => Int16Array | undefined {
  let resampler: Resampler | undefined;
  let fromHz = HEARING_RATE_HZ;
  return (payload) => {
    if (payload.byteLength > MAX_FRAME_BYTES) {
      problems.report(
        'oversized frame',
        siteId,
        `Site ${siteId} sent a frame of ${payload.byteLength} bytes: ignored.`,
      );
      return undefined;
    }
    try {
      const pcm = decodeWav(payload);
      if (pcm.rateHz === HEARING_RATE_HZ) return pcm.samples;
      if (!resampler || pcm.rateHz !== fromHz) {
        fromHz = pcm.rateHz;
        resampler = createResampler(fromHz, HEARING_RATE_HZ);
      }
      return resampler.push(pcm.samples);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.report('bad frame', siteId, `Site ${siteId} sent a frame that is no sound: ${error.message}`);
      return undefined;
    }
  };
}
