import type { Past } from '../chronicle.ts';
import { actionFor, isEntrance, isUnsafe } from '../deeds.ts';
import type { Track } from '../track.ts';

/** A state that might be worth a remark where it is unusual: one that something safe can end. */
export interface Watched {
  readonly track: Track;
  readonly code: number;
  readonly state: string;
  /** The state that would end it. */
  readonly rest: string;
  /** How much it matters at night while people are home, 0 to 1: an open lock more than a lamp. */
  readonly stake: number;
  /** Whether it costs something all the time that it lasts: power, heat, water. */
  readonly consumes: boolean;
}

/** States in which a thing is at rest; all others of these domains may be worth a remark. */
const REST: Readonly<Record<string, readonly string[]>> = {
  climate: ['off'],
  cover: ['closed'],
  fan: ['off'],
  humidifier: ['off'],
  light: ['off'],
  lock: ['locked'],
  media_player: ['off', 'standby', 'idle'],
  siren: ['off'],
  switch: ['off'],
  valve: ['closed'],
  water_heater: ['off'],
};

/** On the way from one state to another. */
const PASSING: ReadonlySet<string> = new Set(['opening', 'closing', 'locking', 'unlocking', 'jammed', 'buffering']);

/** What is for comfort costs little when it is left on while people are around. */
const COMFORT: ReadonlySet<string> = new Set(['light', 'media_player', 'fan', 'humidifier']);
const COMFORT_STAKE = 0.15;
const CONSUMERS: ReadonlySet<string> = new Set(['switch', 'climate', 'water_heater', 'valve', 'siren']);

/**
 * All states of a home that may be worth a remark.
 * @param deviceClass the hub's word for an entity's kind of device, where it is known
 */
export function watchedOf(past: Past, deviceClass: (entity: string) => string | undefined): readonly Watched[] {
  return past.tracks.flatMap((track) => {
    const rests = REST[track.domain];
    if (!rests) return [];
    const [rest = ''] = rests;
    if (actionFor(track.entity, rest) === undefined || isUnsafe(track.entity, rest, deviceClass(track.entity)))
      return [];
    const keepsOut = track.domain !== 'cover' || isEntrance(track.entity, deviceClass(track.entity));
    const stake = COMFORT.has(track.domain) || !keepsOut ? COMFORT_STAKE : 1;
    const consumes = CONSUMERS.has(track.domain);
    return track.states.flatMap((state, code) =>
      rests.includes(state) || PASSING.has(state) ? [] : [{ track, code, state, rest, stake, consumes }],
    );
  });
}
