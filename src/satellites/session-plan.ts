import type { Expectation } from '../domain/vocabulary.ts';
import type { MessageKind } from './hermes/message.ts';

/** A session as it was asked for. */
export interface SessionPlan {
  readonly siteId: string;
  readonly sessionId: string;
  readonly wakewordId?: string;
  readonly lang?: string;
  readonly customData?: unknown;
  /** Said at the beginning. */
  readonly text?: string;
  /** What the person is expected to say then; absent for a notification, which only speaks. */
  readonly listen?: Expectation;
  /** Set where another program wants to handle the answer itself: the mind is not asked then. */
  readonly intentFilter?: readonly string[];
  /** Another program takes over what is not understood. */
  readonly sendIntentNotRecognized?: boolean;
}

/** The session of a wake word: named after site and wake word, which is also its custom data. */
export function planOfWake(message: MessageKind<'hotwordDetected'>, newId: () => string, lang: string): SessionPlan {
  const { siteId, wakewordId } = message;
  return {
    siteId,
    sessionId: message.sessionId ?? `${siteId}-${wakewordId}-${newId()}`,
    wakewordId,
    lang: message.lang ?? lang,
    customData: wakewordId,
    listen: 'request',
  };
}

/** The session that a program or a satellite's button asks for. */
export function planOfStart(message: MessageKind<'startSession'>, newId: () => string, lang: string): SessionPlan {
  const { siteId, init, customData } = message;
  const common = {
    siteId,
    sessionId: newId(),
    lang: message.lang ?? lang,
    ...(customData === undefined ? {} : { customData }),
    ...(init.text === undefined ? {} : { text: init.text }),
  };
  if (init.type === 'notification') return common;
  return {
    ...common,
    listen: 'request',
    sendIntentNotRecognized: init.sendIntentNotRecognized ?? false,
    ...(init.intentFilter === undefined ? {} : { intentFilter: init.intentFilter }),
  };
}
