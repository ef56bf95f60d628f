import { Type } from 'typebox';
import { CustomData, hermes, IntentFilter, Lang, maybe, Name, SessionId, SiteId, Text } from './define.ts';

const Action = Type.Object({
  type: Type.Literal('action'),
  canBeEnqueued: maybe(Type.Boolean()),
  text: maybe(Text),
  intentFilter: maybe(IntentFilter),
  sendIntentNotRecognized: maybe(Type.Boolean()),
});
const Notification = Type.Object({ type: Type.Literal('notification'), text: maybe(Text) });

/** Why a session ended. */
export const TerminationReason = Type.Union([
  Type.Literal('nominal'),
  Type.Literal('abortedByUser'),
  Type.Literal('intentNotRecognized'),
  Type.Literal('timeout'),
  Type.Literal('error'),
]);

export const startSession = hermes('startSession', 'dialogueManager/startSession', {
  init: Type.Union([Action, Notification]),
  siteId: SiteId,
  customData: maybe(CustomData),
  lang: maybe(Lang),
});
export const sessionStarted = hermes('sessionStarted', 'dialogueManager/sessionStarted', {
  sessionId: SessionId,
  siteId: SiteId,
  customData: maybe(CustomData),
  lang: maybe(Lang),
});
export const sessionQueued = hermes('sessionQueued', 'dialogueManager/sessionQueued', {
  sessionId: SessionId,
  siteId: SiteId,
  customData: maybe(CustomData),
});
export const continueSession = hermes('continueSession', 'dialogueManager/continueSession', {
  sessionId: SessionId,
  text: maybe(Text),
  intentFilter: maybe(IntentFilter),
  customData: maybe(CustomData),
  sendIntentNotRecognized: maybe(Type.Boolean()),
  slot: maybe(Name),
  lang: maybe(Lang),
});
export const endSession = hermes('endSession', 'dialogueManager/endSession', {
  sessionId: SessionId,
  text: maybe(Text),
  customData: maybe(CustomData),
});
export const sessionEnded = hermes('sessionEnded', 'dialogueManager/sessionEnded', {
  termination: Type.Object({ reason: TerminationReason }),
  sessionId: SessionId,
  siteId: SiteId,
  customData: maybe(CustomData),
});
/** Only for those who asked for it with `sendIntentNotRecognized`. */
export const sessionNotRecognized = hermes('sessionNotRecognized', 'dialogueManager/intentNotRecognized', {
  sessionId: SessionId,
  siteId: SiteId,
  input: Text,
  customData: maybe(CustomData),
});
