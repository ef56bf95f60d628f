import type { Pcm } from '../domain/audio.ts';
import type { Clock } from '../domain/clock.ts';
import type { Message, MessageKind } from './hermes/message.ts';
import type { Problems } from './problems.ts';
import { resample } from './resample.ts';
import { durationMs, encodeWav } from './wav.ts';

/** Plays sound at a satellite and knows when it has ended there. */
export interface Playback {
  /** Sends the sound; resolves when the satellite says that it has played it, or when it must have. */
  play(siteId: string, requestId: string, pcm: Pcm): Promise<void>;
  finished(message: MessageKind<'playFinished'>): void;
  /** The satellites cannot be heard any more: what plays is not waited for. */
  forget(): void;
  /** The same for good: nothing is played from now on. */
  close(): void;
}

/** The rates that the satellites' players know. */
const PLAYABLE_HZ: ReadonlySet<number> = new Set([8000, 16_000, 22_050, 44_100]);

export function createPlayback(
  send: (message: Message) => void,
  clock: Clock,
  problems: Problems,
  /** Added to the length of a sound: 0.25 s as in the protocol's reference, and something for a slow network. */
  slackMs: number,
): Playback {
  const playing = new Map<string, { siteId: string; end: () => void }>();
  let closed = false;

  function forget(): void {
    for (const { end } of [...playing.values()]) end();
  }

  return {
    play(siteId, requestId, pcm) {
      if (closed) return Promise.resolve();
      const sound = PLAYABLE_HZ.has(pcm.rateHz) ? pcm : resample(pcm, pcm.rateHz < 22_050 ? 16_000 : 22_050);
      return new Promise((resolve) => {
        const callOff = clock.after(durationMs(sound) + slackMs, () => {
          problems.report(
            'playFinished',
            siteId,
            `Site ${siteId} did not say that it played a sound. Is a speaker there? Replies wait for the sound's length instead.`,
          );
          end();
        });
        function end(): void {
          callOff();
          playing.delete(requestId);
          resolve();
        }
        playing.set(requestId, { siteId, end });
        send({ kind: 'playBytes', siteId, requestId, wav: encodeWav(sound) });
      });
    },
    finished({ siteId, id }) {
      // Without an id, it can only mean what is playing there.
      const entries = id ? [playing.get(id)] : [...playing.values()];
      for (const entry of entries) if (entry?.siteId === siteId) entry.end();
    },
    forget,
    close() {
      closed = true;
      forget();
    },
  };
}
