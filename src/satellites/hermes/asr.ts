import { Type } from 'typebox';
import { hermes, IntentFilter, Lang, maybe, Name, SessionId, SiteId, Text } from './define.ts';
import { Reason } from './hotword.ts';

export const asrToggleOn = hermes('asrToggleOn', 'asr/toggleOn', { siteId: SiteId, reason: maybe(Reason) });
export const asrToggleOff = hermes('asrToggleOff', 'asr/toggleOff', { siteId: SiteId, reason: maybe(Reason) });
export const startListening = hermes('startListening', 'asr/startListening', {
  siteId: SiteId,
  sessionId: maybe(SessionId),
  lang: maybe(Lang),
  stopOnSilence: maybe(Type.Boolean()),
  sendAudioCaptured: maybe(Type.Boolean()),
  wakewordId: maybe(Name),
  intentFilter: maybe(IntentFilter),
});
export const stopListening = hermes('stopListening', 'asr/stopListening', {
  siteId: SiteId,
  sessionId: maybe(SessionId),
});

/** One recognised word: `rangeStart` and `rangeEnd` are characters in the text, times are seconds. */
export const AsrToken = Type.Object({
  value: Type.String(),
  confidence: Type.Number(),
  rangeStart: Type.Integer(),
  rangeEnd: Type.Integer(),
  time: Type.Object({ start: Type.Number(), end: Type.Number() }),
});
export const AsrTokens = Type.Array(Type.Array(AsrToken));

export const textCaptured = hermes('textCaptured', 'asr/textCaptured', {
  text: Text,
  likelihood: Type.Number(),
  seconds: Type.Number(),
  siteId: SiteId,
  sessionId: maybe(SessionId),
  wakewordId: maybe(Name),
  asrTokens: maybe(AsrTokens),
  lang: maybe(Lang),
});
