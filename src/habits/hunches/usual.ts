import type { Past } from '../chronicle.ts';
import { isByHand } from '../deeds.ts';
import { DOERS } from '../track.ts';
import { DAY, dayOf, HOUR, MINUTE, timeOfDay, weekdayOf } from '../wall-clock.ts';
import { type Presence, presenceOf } from './presence.ts';
import type { Watched } from './watched.ts';

/** A share of past chances, smoothed: the half of a chance is taken as given, so that never is not 0. */
export interface Share {
  readonly times: number;
  readonly of: number;
  readonly p: number;
}

/** What is usual in a home, as of some moment. */
export interface Usual {
  /** How often a state was so some minutes after everyone had left. */
  away(watched: Watched, minutes: number): Share;
  /** How often a state was so at night, when the house had come to rest. */
  night(watched: Watched): Share;
  /** When the house has come to rest, in minutes after noon; undefined where that is not known. */
  restMinutes(noonDay: number): number | undefined;
  /** How long a state usually lasts at most, in ms; undefined where that is not regular. */
  longest(watched: Watched): number | undefined;
}

/** Shorter absences are a walk to the letter box. */
const SHORTEST_ABSENCE_MS = 8 * MINUTE;
/** How many nights and durations a statement needs. */
const FEWEST_NIGHTS = 7;
const FEWEST_DURATIONS = 8;
/** Durations are regular when the longest of most are at most this many times the shortest of most. */
const REGULAR = 4;
/** And a little more, since nobody comes to rest by the minute. */
const MARGIN_MINUTES = 20;
const HALF_DAY_MINUTES = 12 * 60;

/** Reads off a home's past what is usual in it. All shares are of events that happened, none is a rule made by hand. */
export function usualOf(past: Past): Usual {
  const presence = presenceOf(past);
  const absences = presence.absences.filter(({ from, to }) => to - from >= SHORTEST_ABSENCE_MS);
  const rests = restingTimes(past, presence);
  const nights = rests === undefined ? [] : inhabitedNights(past, presence, rests);
  return {
    away: ({ track, code }, minutes) => {
      const of = absences.filter(({ from, to }) => to - from >= minutes * MINUTE);
      return share(of.filter(({ from }) => track.codeAt(from + minutes * MINUTE) === code).length, of.length);
    },
    night: ({ track, code }) => share(nights.filter((at) => track.codeAt(at) === code).length, nights.length),
    restMinutes: (noonDay) => rests?.(noonDay),
    longest: ({ track, code }) => {
      const lengths: number[] = [];
      for (let index = 0; index + 1 < track.length; index++) {
        if (track.code(index) === code) lengths.push(track.at(index + 1) - track.at(index));
      }
      if (lengths.length < FEWEST_DURATIONS) return undefined;
      lengths.sort((a, b) => a - b);
      const short = quantile(lengths, 0.1);
      const long = quantile(lengths, 0.8);
      return long <= REGULAR * Math.max(short, MINUTE) ? long : undefined;
    },
  };
}

function share(times: number, of: number): Share {
  return { times, of, p: (times + 0.5) / (of + 1) };
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** Nights before a free day are nights of their own: Friday's and Saturday's. */
function isLongNight(noonDay: number): boolean {
  return [4, 5].includes(weekdayOf(noonDay));
}

/**
 * By when the house has come to rest, by kind of night: nine of ten nights, nothing was done by hand later, before four
 * in the morning. Counted in minutes after noon, so that it runs over midnight.
 */
function restingTimes(past: Past, presence: Presence): ((noonDay: number) => number) | undefined {
  const latest = new Map<number, number>();
  for (const track of past.tracks) {
    const byHand = DOERS.map((doer) => isByHand(track.domain, doer));
    for (let index = 0; index < track.length; index++) {
      if (!byHand[track.doers[index] ?? 0]) continue;
      const fromNoon = past.clock.wall(track.at(index)) - DAY / 2;
      const minutes = timeOfDay(fromNoon) / MINUTE;
      if (minutes < 6 * 60 || minutes > 16 * 60) continue;
      const night = dayOf(fromNoon);
      latest.set(night, Math.max(latest.get(night) ?? 0, minutes));
    }
  }
  const slept = [...latest].filter(([night]) => presence.isHome(nightMoment(night, 16 * 60 - 1, past)) !== false);
  const of = (isLong: boolean) =>
    slept.flatMap(([night, minutes]) => (isLongNight(night) === isLong ? [minutes] : [])).sort((a, b) => a - b);
  const all = slept.map(([, minutes]) => minutes).sort((a, b) => a - b);
  if (all.length < FEWEST_NIGHTS) return undefined;
  const usual = (minutes: readonly number[]) =>
    quantile(minutes.length < FEWEST_NIGHTS ? all : minutes, 0.9) + MARGIN_MINUTES;
  const [short, long] = [usual(of(false)), usual(of(true))];
  return (night) => (isLongNight(night) ? long : short);
}

/** A moment of the night that follows the noon of a day. */
function nightMoment(noonDay: number, minutesAfterNoon: number, past: Past): number {
  return past.clock.moment(noonDay * DAY + (HALF_DAY_MINUTES + minutesAfterNoon) * MINUTE);
}

/** For each night that someone spent at home, the moment at which the house had come to rest. */
function inhabitedNights(past: Past, presence: Presence, rests: (noonDay: number) => number): readonly number[] {
  const found: number[] = [];
  const first = dayOf(past.clock.wall(past.from) - DAY / 2) + 1;
  for (let night = first; ; night++) {
    const at = nightMoment(night, rests(night), past);
    if (at + HOUR > past.to) return found;
    if (presence.isHome(at) !== false) found.push(at);
  }
}
