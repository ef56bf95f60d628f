import { hermes, Id, maybe, SiteId, Text } from './define.ts';

/** `service` is asr, nlu, tts, hotword or dialogueManager. */
export const error = hermes('error', 'error/{service}', {
  error: Text,
  siteId: SiteId,
  context: maybe(Text),
  sessionId: maybe(Id),
});
/** `direction` is play or record. */
export const audioError = hermes('audioError', 'error/audioServer/{direction}', {
  error: Text,
  siteId: SiteId,
  context: maybe(Text),
  sessionId: maybe(Id),
});
