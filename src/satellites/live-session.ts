import type { Log, Mind } from '../domain/turn.ts';
import type { About } from './captured.ts';
import type { Message } from './hermes/message.ts';
import type { ListeningMeans } from './listening.ts';
import type { Microphones } from './microphones.ts';
import type { OwnVoice } from './own-voice.ts';
import type { Orders } from './session-order.ts';
import type { SessionPlan } from './session-plan.ts';
import type { Speech } from './speech.ts';
import type { Toggles } from './toggles.ts';
import type { Turn } from './turn-timing.ts';

/** What sessions are made with. */
export interface SessionMeans extends ListeningMeans {
  readonly mind: Mind;
  readonly speech: Speech;
  readonly ownVoice: OwnVoice;
  readonly microphones: Microphones;
  readonly toggles: Toggles;
  readonly log: Log;
  readonly newId: () => string;
  /** How long to wait for the mind, or for another program that handles the session. */
  readonly sessionTimeoutMs: number;
  send(message: Message): void;
  onTurn(turn: Turn): void;
}

/** A session that runs: what was asked for, and what has become of it. */
export interface LiveSession {
  readonly plan: SessionPlan;
  readonly orders: Orders;
  customData: unknown;
  lang: string | undefined;
  intentFilter: readonly string[] | undefined;
  sendIntentNotRecognized: boolean;
  /** An utterance is being listened to. */
  listening: boolean;
  /** How often listening was started, and how often the broker has told us so: see `isForeignStop`. */
  starts: number;
  startsSeen: number;
  /** Utterances in a row of which nothing made sense. */
  misses: number;
  /** Something was understood. */
  answered: boolean;
}

export function createLiveSession(plan: SessionPlan, orders: Orders): LiveSession {
  return {
    plan,
    orders,
    customData: plan.customData,
    lang: plan.lang,
    intentFilter: plan.intentFilter,
    sendIntentNotRecognized: plan.sendIntentNotRecognized ?? false,
    listening: false,
    starts: 0,
    startsSeen: 0,
    misses: 0,
    answered: false,
  };
}

/** What the session's messages have in common. */
export function about({ plan, lang, customData }: LiveSession): About {
  return {
    siteId: plan.siteId,
    sessionId: plan.sessionId,
    ...(plan.wakewordId === undefined ? {} : { wakewordId: plan.wakewordId }),
    ...(lang === undefined ? {} : { lang }),
    ...(customData === undefined ? {} : { customData }),
  };
}

/**
 * Whether an `asr/stopListening` comes from another program. The broker sends our own ones back, in order with our own
 * `asr/startListening`: while listening, and after the last start has come back, a stop can only be someone else's.
 */
export function isForeignStop(live: LiveSession): boolean {
  return live.listening && live.startsSeen >= live.starts;
}
