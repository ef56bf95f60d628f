import { setTimeout as sleep } from 'node:timers/promises';
import type { Pcm } from '../../domain/audio.ts';
import { Failure } from '../../domain/failure.ts';
import type { VirtualSatellite } from '../../satellites/virtual-satellite.ts';
import { durationMs } from '../../satellites/wav.ts';

/** What happens in a conversation, as the satellite sees it. */
export type Moment =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'heard'; readonly text: string; readonly likelihood: number }
  | { readonly kind: 'replied'; readonly text: string }
  /** Milliseconds from the end of the person's last word. */
  | { readonly kind: 'latency'; readonly wordsMs?: number; readonly firstAudioMs?: number };

export interface PersonMeans {
  readonly satellite: Pick<VirtualSatellite, 'wake' | 'say' | 'watch' | 'untilPlayed'>;
  /** Speaks a line with the person's voice, with no silence at its end. */
  speak(text: string): Promise<Pcm>;
  tell(moment: Moment): void;
  /** Milliseconds. */
  now(): number;
  /** How long one conversation may take: 45 seconds unless given. */
  readonly patienceMs?: number;
}

/** Somebody who stands before a satellite. */
export interface Person {
  /** When the last word ended, in the clock's milliseconds. */
  readonly endOfSpeechMs: number;
  /**
   * One conversation, from the wake word to the end of the session: `request` first, then what `answer` says to each
   * question. Throws a Failure (HEARING_FAILED) where it does not come to an end.
   */
  converse(request: string, answer: (question: string, last: string) => string): Promise<void>;
}

/** Nobody repeats themselves for ever. */
const MOST_LINES = 6;
const PATIENCE_MS = 45_000;

export function createPerson({ satellite, speak, tell, now, patienceMs = PATIENCE_MS }: PersonMeans): Person {
  let endOfSpeechMs = 0;
  let wordsMs: number | undefined;
  let firstAudioMs: number | undefined;

  const listenForSound = async (): Promise<void> => {
    for (;;) {
      const sound = await satellite.untilPlayed();
      firstAudioMs ??= now() - durationMs(sound);
    }
  };
  void listenForSound();

  const say = async (line: string): Promise<void> => {
    const sound = await speak(line);
    tell({ kind: 'said', text: line });
    [wordsMs, firstAudioMs] = [undefined, undefined];
    await satellite.say(sound);
    endOfSpeechMs = now();
  };
  const tellLatency = (): void => {
    if (wordsMs === undefined) return;
    tell({
      kind: 'latency',
      wordsMs: Math.round(wordsMs - endOfSpeechMs),
      ...(firstAudioMs === undefined ? {} : { firstAudioMs: Math.round(firstAudioMs - endOfSpeechMs) }),
    });
    // Told once for each line.
    wordsMs = undefined;
  };

  return {
    get endOfSpeechMs() {
      return endOfSpeechMs;
    },
    async converse(request, answer) {
      let line = request;
      let lines = 0;
      let question = '';
      const sayNext = async (): Promise<void> => {
        tellLatency();
        if (lines > 0) line = answer(question, line);
        question = '';
        lines += 1;
        if (lines > MOST_LINES) throw stuck(`after ${MOST_LINES} lines it had not come to an end`);
        await say(line);
      };
      const ended = new Promise<void>((resolve, reject) => {
        const unwatch = satellite.watch((message) => {
          if (message.kind === 'startListening') sayNext().catch(reject);
          if (message.kind === 'textCaptured') {
            wordsMs = now();
            tell({ kind: 'heard', text: message.text, likelihood: message.likelihood });
          }
          if (message.kind === 'say') {
            question = `${question} ${message.text}`.trim();
            tell({ kind: 'replied', text: message.text });
          }
          if (message.kind === 'sessionEnded') {
            unwatch();
            resolve();
          }
        });
      });
      await wake(satellite);
      const patience = new AbortController();
      const late = sleep(patienceMs, undefined, { signal: patience.signal, ref: false }).then(
        () => Promise.reject(stuck('nobody answered in time')),
        () => undefined,
      );
      await Promise.race([ended, late.then(() => ended)]).finally(() => patience.abort());
      tellLatency();
    },
  };
}

/** The satellite detects nothing while something is played. */
async function wake(satellite: Pick<VirtualSatellite, 'wake'>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (satellite.wake()) return;
    await sleep(50);
  }
  throw stuck('the wake word stayed switched off');
}

function stuck(why: string): Failure {
  return new Failure('HEARING_FAILED', `The conversation got stuck: ${why}. Try another --voice or --seed.`);
}

/** The same sound without what is nearly silent at its end, so that its end is the end of the last word. */
export function withoutTail({ samples, rateHz }: Pcm, threshold = 300): Pcm {
  let end = samples.length;
  while (end > 0 && Math.abs(samples[end - 1] ?? 0) < threshold) end -= 1;
  return { samples: samples.subarray(0, end), rateHz };
}
