import { Type } from 'typebox';
import { AsrTokens } from './asr.ts';
import { CustomData, hermes, Id, IntentFilter, Lang, maybe, Name, SessionId, SiteId, Text } from './define.ts';

export const nluQuery = hermes('nluQuery', 'nlu/query', {
  input: Text,
  intentFilter: maybe(IntentFilter),
  id: maybe(Id),
  siteId: SiteId,
  sessionId: maybe(SessionId),
  wakewordId: maybe(Name),
  lang: maybe(Lang),
  customData: maybe(CustomData),
  asrConfidence: maybe(Type.Number()),
});

export const Slot = Type.Object({
  entity: Type.String(),
  slotName: Type.String(),
  rawValue: Type.String(),
  value: Type.Object({ value: Type.Unknown() }),
  confidence: Type.Number(),
  range: Type.Object({ start: Type.Integer(), end: Type.Integer() }),
});

export const intent = hermes('intent', 'intent/{intentName}', {
  input: Text,
  intent: Type.Object({ intentName: Type.String(), confidenceScore: Type.Number() }),
  slots: Type.Array(Slot),
  id: maybe(Id),
  siteId: SiteId,
  sessionId: maybe(SessionId),
  customData: maybe(CustomData),
  asrTokens: maybe(AsrTokens),
  asrConfidence: maybe(Type.Number()),
  rawInput: maybe(Text),
  wakewordId: maybe(Name),
  lang: maybe(Lang),
});

export const intentNotRecognized = hermes('intentNotRecognized', 'nlu/intentNotRecognized', {
  input: Text,
  id: maybe(Id),
  siteId: SiteId,
  sessionId: maybe(SessionId),
  customData: maybe(CustomData),
});
