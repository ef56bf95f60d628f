import type { Speaker } from './tools.ts';

/** What meaning is told about the situation. */
export function contextOf(speaker: Speaker): { readonly area?: string; readonly speaker?: string } {
  return {
    ...(speaker.area === undefined ? {} : { area: speaker.area }),
    ...(speaker.person === undefined ? {} : { speaker: speaker.person }),
  };
}
