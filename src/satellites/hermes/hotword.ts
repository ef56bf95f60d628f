import { Type } from 'typebox';
import { hermes, Lang, maybe, Name, SessionId, SiteId } from './define.ts';

/** Why something is switched off. Reasons add up: it is on again when all are gone, and '' clears them. */
export const Reason = Type.Union([
  Type.Literal(''),
  Type.Literal('dialogueSession'),
  Type.Literal('playAudio'),
  Type.Literal('ttsSay'),
]);

export const hotwordDetected = hermes('hotwordDetected', 'hotword/{wakewordId}/detected', {
  modelId: maybe(Name),
  modelVersion: maybe(Type.String()),
  modelType: maybe(Type.String()),
  currentSensitivity: maybe(Type.Number()),
  siteId: SiteId,
  sessionId: maybe(SessionId),
  sendAudioCaptured: maybe(Type.Boolean()),
  lang: maybe(Lang),
});
export const hotwordToggleOn = hermes('hotwordToggleOn', 'hotword/toggleOn', { siteId: SiteId, reason: maybe(Reason) });
export const hotwordToggleOff = hermes('hotwordToggleOff', 'hotword/toggleOff', {
  siteId: SiteId,
  reason: maybe(Reason),
});
