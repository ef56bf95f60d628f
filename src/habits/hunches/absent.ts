import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';
import { DAY, dayOf, HOUR, MINUTE } from '../wall-clock.ts';
import { presenceOf } from './presence.ts';

/** A sensor that somebody sets off every day, by some time of the day. */
export interface Daily {
  readonly track: Track;
  /** Minutes since midnight by which it was set off on all days but one at most. */
  readonly byMinute: number;
  readonly days: number;
}

/** The day begins at four. */
const DAWN_MINUTES = 4 * 60;
const FEWEST_DAYS = 21;
const REGULAR = 0.96;

/** The sensors that are set off on (nearly) every day on which someone is home from dawn on. */
export function dailySensors(past: Past): readonly Daily[] {
  const { clock } = past;
  const presence = presenceOf(past);
  const dawns: number[] = [];
  for (let day = dayOf(clock.wall(past.from)) + 1; day < dayOf(clock.wall(past.to)); day++) {
    const dawn = clock.moment(day * DAY + DAWN_MINUTES * MINUTE);
    if (presence.isHome(dawn) === true) dawns.push(dawn);
  }
  if (dawns.length < FEWEST_DAYS) return [];
  return past.tracks.flatMap((track) => {
    if (track.domain !== 'binary_sensor') return [];
    const minutes: number[] = [];
    for (const dawn of dawns) {
      const first = firstOn(track, dawn);
      if (first !== undefined && first - dawn < 12 * HOUR) minutes.push(DAWN_MINUTES + (first - dawn) / MINUTE);
    }
    if (minutes.length < REGULAR * dawns.length) return [];
    minutes.sort((a, b) => a - b);
    return [{ track, byMinute: minutes[minutes.length - 2] ?? 0, days: dawns.length }];
  });
}

/** When a sensor was first set off from a moment on. */
export function firstOn(track: Track, from: number): number | undefined {
  for (let index = track.indexAt(from) + 1; index < track.length; index++) {
    if (track.states[track.code(index)] === 'on') return track.at(index);
  }
  return undefined;
}
