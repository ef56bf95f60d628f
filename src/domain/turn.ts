import type { Pcm } from './audio.ts';
import type { Call } from './call.ts';
import type { Heard } from './heard.ts';
import type { Json } from './home.ts';
import type { Expectation } from './vocabulary.ts';

/** What the assistant does in answer to one utterance. */
export interface Reply {
  /** Empty when there is nothing to say. */
  readonly say: string;
  /** True when an answer is expected: the microphone stays open. */
  readonly listening: boolean;
  readonly expects: Expectation;
  /** The service calls that were made, in order. */
  readonly calls: readonly Call[];
  /** What was understood, in order, for those who listen along. Absent: judged by the calls. */
  readonly intents?: readonly ReplyIntent[];
}

/** An intent as other programs see it. `confidence` is 0 to 1. */
export interface ReplyIntent {
  readonly name: string;
  readonly slots: Readonly<Record<string, Json>>;
  readonly confidence: number;
}

/** Listens to one utterance of one satellite. Made anew for each. */
export interface Listener {
  /** Sound as it comes: 16 kHz mono, any number of samples. */
  accept(samples: Int16Array): void;
  /** Settles once: at the endpoint, at the maximum listening time, or after `stop`. Never rejects for bad sound. */
  readonly heard: Promise<Heard>;
  /** Ends the utterance now: decodes what came so far. */
  stop(): void;
  /** Gives up: `heard` settles as no speech, nothing is decoded. */
  cancel(): void;
}

/** What satellites need from the rooms behind them; `main.ts` wires it. */
export interface Ears {
  listen(request: { readonly siteId: string; readonly expects: Expectation }): Listener;
}

export interface Mind {
  /** Answers one utterance. Never rejects: a failure becomes a reply that says so. */
  answer(heard: Heard, at: { readonly siteId: string }): Promise<Reply>;
  /** The conversation at this site is over (silence, abort, time-out): half-taught things are dropped. */
  leave(siteId: string): void;
}

export interface Voice {
  /** Speaks a text. Throws a Failure (VOICE_FAILED). Long texts may take a while; several calls queue. */
  speak(text: string): Promise<Pcm>;
  close(): Promise<void>;
}

/** One log line at a time; `problem` is for what a person should act on. */
export interface Log {
  info(line: string): void;
  problem(line: string): void;
}
