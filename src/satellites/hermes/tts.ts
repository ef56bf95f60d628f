import { Type } from 'typebox';
import { hermes, Id, Lang, maybe, SiteId, Text } from './define.ts';

export const say = hermes('say', 'tts/say', {
  text: Text,
  siteId: SiteId,
  lang: maybe(Lang),
  id: maybe(Id),
  sessionId: maybe(Id),
  volume: maybe(Type.Number()),
});
export const sayFinished = hermes('sayFinished', 'tts/sayFinished', {
  id: maybe(Id),
  siteId: SiteId,
  sessionId: maybe(Id),
});
