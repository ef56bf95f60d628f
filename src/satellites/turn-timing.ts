import type { Heard } from '../domain/heard.ts';
import type { Reply } from '../domain/turn.ts';

/** One utterance and its answer, with the moments that latency is counted from. Times are the clock's milliseconds. */
export interface Turn {
  readonly siteId: string;
  readonly sessionId: string;
  readonly heard: Heard;
  readonly reply: Reply;
  readonly endOfSpeechMs: number;
  /** The words were there. */
  readonly wordsMs: number;
  /** The mind had answered, its service calls made. */
  readonly replyMs: number;
  /** The first sound of the answer was sent to the satellite; absent where nothing was said. */
  readonly firstAudioMs?: number;
}

/** When the speech ended, by what the ears say about the time that passed since. */
export function endOfSpeechMs(heard: Heard, wordsMs: number): number {
  return wordsMs - heard.timing.decodeMs - heard.timing.endpointMs;
}
