import { Type } from 'typebox';
import { hermes, hermesWav, Id, type MessageType, maybe, SiteId } from './define.ts';

export const audioFrame = hermesWav('audioFrame', 'audioServer/{siteId}/audioFrame');
export const audioSessionFrame = hermesWav('audioSessionFrame', 'audioServer/{siteId}/{sessionId}/audioSessionFrame');
export const playBytes = hermesWav('playBytes', 'audioServer/{siteId}/playBytes/{requestId}');
/** Some firmwares leave the id empty. */
export const playFinished = hermes('playFinished', 'audioServer/{siteId}/playFinished', {
  id: maybe(Id),
  sessionId: maybe(Id),
});
export const audioToggleOn = hermes('audioToggleOn', 'audioServer/toggleOn', { siteId: SiteId });
export const audioToggleOff = hermes('audioToggleOff', 'audioServer/toggleOff', { siteId: SiteId });

const volume = Type.Object({ volume: Type.Number({ minimum: 0, maximum: 1 }), siteId: SiteId });
export const setVolume: MessageType<'setVolume', 'audioServer/setVolume', typeof volume> = {
  kind: 'setVolume',
  base: 'rhasspy',
  pattern: 'audioServer/setVolume',
  payload: volume,
};
