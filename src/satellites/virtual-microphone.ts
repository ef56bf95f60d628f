import { HEARING_RATE_HZ, type Pcm } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import { resample } from './resample.ts';
import { encodeWav } from './wav.ts';

/** What the frame's header says: some real firmwares write it wrong. */
export type FrameHeader = 'canonical' | 'riff length 8 too big' | 'data length 1024';

export interface VirtualMicrophoneOptions {
  /** Heard in a loop, as a room is. Silence unless given. */
  readonly noise?: Pcm;
  /** How many times faster than real time. */
  readonly speed: number;
  readonly header: FrameHeader;
  readonly clock: Clock;
}

/** Sound for a satellite that has no microphone, in frames of 512 bytes and 16 ms. */
export interface VirtualMicrophone {
  /** Mixes a sound into what is heard from now on; resolves when its last frame was sent. */
  hear(pcm: Pcm): Promise<void>;
  stop(): void;
}

const FRAME_SAMPLES = 256;
const FRAME_MS = (FRAME_SAMPLES / HEARING_RATE_HZ) * 1000;

export function startVirtualMicrophone(
  { noise, speed, header, clock }: VirtualMicrophoneOptions,
  send: (frame: Uint8Array) => void,
): VirtualMicrophone {
  const room = noise && resample(noise, HEARING_RATE_HZ).samples;
  const sources = new Set<{ samples: Int16Array; at: number; done: () => void }>();
  const startedMs = clock.now();
  let frames = 0;
  let cancel = clock.after(FRAME_MS / speed, tick);

  /** Sends all frames that are due by now, so that the pace is right even where timers are late. */
  function tick(): void {
    const due = Math.floor(((clock.now() - startedMs) * speed) / FRAME_MS);
    for (; frames < due; frames++) send(wrongly(encodeWav({ samples: mix(), rateHz: HEARING_RATE_HZ }), header));
    cancel = clock.after(FRAME_MS / speed, tick);
  }

  function mix(): Int16Array {
    const frame = new Int16Array(FRAME_SAMPLES);
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      let sum = room && room.length > 0 ? (room[(frames * FRAME_SAMPLES + i) % room.length] ?? 0) : 0;
      for (const source of sources) sum += source.samples[source.at + i] ?? 0;
      frame[i] = Math.max(-32_768, Math.min(32_767, sum));
    }
    for (const source of sources) {
      source.at += FRAME_SAMPLES;
      if (source.at < source.samples.length) continue;
      sources.delete(source);
      source.done();
    }
    return frame;
  }

  return {
    hear: (pcm) =>
      new Promise((done) => {
        sources.add({ samples: resample(pcm, HEARING_RATE_HZ).samples, at: 0, done });
      }),
    stop() {
      cancel();
      for (const source of sources) source.done();
      sources.clear();
    },
  };
}

function wrongly(wav: Uint8Array, header: FrameHeader): Uint8Array {
  const view = new DataView(wav.buffer);
  if (header === 'riff length 8 too big') view.setUint32(4, wav.byteLength, true);
  if (header === 'data length 1024') view.setUint32(40, 1024, true);
  return wav;
}
