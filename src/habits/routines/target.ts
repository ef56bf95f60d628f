import type { Past } from '../chronicle.ts';
import { actionFor, isByHand, isUnsafe } from '../deeds.ts';
import { DOERS, type Track } from '../track.ts';
import { MINUTE } from '../wall-clock.ts';

/** Something that people do by hand: bringing an entity into a state. */
export interface Target {
  readonly track: Track;
  readonly code: number;
  readonly state: string;
  /** When they did it, oldest first. */
  readonly times: readonly number[];
  /** Which of the `times` a routine that was found accounts for. */
  readonly explained: Uint8Array;
}

/** Fewer deeds than this are no habit. */
const FEWEST = 4;
/** Done again within this time is done once. */
const AGAIN_MS = 2 * MINUTE;

/**
 * All that people do by hand and that an automation could do and may do.
 * @param deviceClass the hub's word for an entity's kind of device, where it is known
 */
export function findTargets(past: Past, deviceClass: (entity: string) => string | undefined): readonly Target[] {
  return past.tracks.flatMap((track) => {
    const byHand = DOERS.map((doer) => isByHand(track.domain, doer));
    const times: number[][] = track.states.map(() => []);
    for (let index = 0; index < track.length; index++) {
      if (!byHand[track.doers[index] ?? 0]) continue;
      const list = times[track.code(index)];
      const at = track.at(index);
      if (list && at - (list[list.length - 1] ?? Number.NEGATIVE_INFINITY) > AGAIN_MS) list.push(at);
    }
    return times.flatMap((list, code) => {
      const state = track.states[code] ?? '';
      if (list.length < FEWEST || actionFor(track.entity, state) === undefined) return [];
      if (isUnsafe(track.entity, state, deviceClass(track.entity))) return [];
      return [{ track, code, state, times: list, explained: new Uint8Array(list.length) }];
    });
  });
}
