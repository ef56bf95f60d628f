import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';
import { DAY, dayOf, HOUR, MINUTE, timeOfDay, weekdayOf } from '../wall-clock.ts';
import { WINDOW_MS } from './judge.ts';
import type { Trigger } from './rule.ts';
import type { Target } from './target.ts';
import type { Timeline } from './timeline.ts';

const MINUTES = 24 * 60;
const WINDOW_MINUTES = WINDOW_MS / MINUTE;
const HALF_LIFE_DAYS = 30;
/** How often something must come before a deed, and on what share of the times that it happens, to be looked at. */
const FEWEST = 4;
const SMALLEST_SHARE = 0.1;
/** The longest delay between what sets off and the deed: of the device's own change and the sun, and of people's. */
const LONGEST_MS = 3 * HOUR;
const LONGEST_OF_PEOPLE_MS = HOUR;

/** Whose changes may be followed by a deed much later: people, the sun, and the device itself. */
const PEOPLE: ReadonlySet<string> = new Set(['person', 'group', 'zone', 'device_tracker']);

/** The times of day at which a deed is done most, by day type: where most of it falls into one window. */
export function timeTriggers(target: Target, past: Past): readonly Trigger[] {
  const open = target.times.filter((_, index) => target.explained[index] !== 1);
  const groups: ((weekday: number) => boolean)[] = [
    () => true,
    (weekday) => weekday < 5,
    (weekday) => weekday >= 5,
    ...Array.from({ length: 7 }, (_, day) => (weekday: number) => weekday === day),
  ];
  const minutes = new Set<number>();
  for (const includes of groups) {
    const chosen = open.filter((at) => includes(weekdayOf(dayOf(past.clock.wall(at)))));
    if (chosen.length >= FEWEST) for (const minute of timesOfDay(chosen, past, 3)) minutes.add(minute);
  }
  return [...minutes].map((minute) => ({ kind: 'time', minute }));
}

/** The minutes of the day from which on a window holds most of these moments, the fullest first. */
export function timesOfDay(moments: readonly number[], past: Past, most: number): readonly number[] {
  const counts = new Float64Array(MINUTES);
  for (const at of moments) {
    const minute = Math.floor(timeOfDay(past.clock.wall(at)) / MINUTE);
    counts[minute] = (counts[minute] ?? 0) + 2 ** ((at - past.to) / DAY / HALF_LIFE_DAYS);
  }
  return peaks(counts, most);
}

/** The starts of the fullest windows, far from each other. A window that is as full a little earlier starts there. */
function peaks(counts: Float64Array, most: number): readonly number[] {
  const sums = new Float64Array(MINUTES);
  for (let minute = 0; minute < MINUTES; minute++) {
    for (let ahead = 0; ahead < WINDOW_MINUTES; ahead++) {
      // What lies in the middle of the window counts a little more, so that the window sits around it.
      const centred = 1 - 0.02 * Math.abs(ahead - (WINDOW_MINUTES - 1) / 2);
      sums[minute] = (sums[minute] ?? 0) + centred * (counts[(minute + ahead) % MINUTES] ?? 0);
    }
  }
  const found: number[] = [];
  while (found.length < most) {
    let best = -1;
    for (let minute = 0; minute < MINUTES; minute++) {
      if (found.some((other) => Math.abs(other - minute) < 15)) continue;
      if ((sums[minute] ?? 0) > (best < 0 ? 0 : (sums[best] ?? 0))) best = minute;
    }
    if (best < 0) break;
    found.push(best);
  }
  return found;
}

/** The changes that a deed often follows: within a window, or after a delay that keeps. */
export function stateTriggers(target: Target, past: Past, timeline: Timeline): readonly Trigger[] {
  const found: Trigger[] = [];
  for (const { track, code, before, changes } of timeline.precede(target, WINDOW_MS)) {
    if (before < FEWEST || before < SMALLEST_SHARE * changes) continue;
    found.push({ kind: 'state', track, code, forMs: 0 });
  }
  const open = target.times.filter((_, index) => target.explained[index] !== 1);
  for (const track of past.tracks) {
    if (track !== target.track && track.domain !== 'sun' && !PEOPLE.has(track.domain)) continue;
    for (let code = 0; code < track.states.length; code++) {
      if (track === target.track && code === target.code) continue;
      const forMs = delayOf(open, track, code);
      if (forMs !== undefined) found.push({ kind: 'state', track, code, forMs });
    }
  }
  return found;
}

/** How long after a change the deeds usually come: the start of the window that holds most of the delays. */
export function delayOf(deeds: readonly number[], track: Track, code: number): number | undefined {
  const longestMs = PEOPLE.has(track.domain) ? LONGEST_OF_PEOPLE_MS : LONGEST_MS;
  const delays: number[] = [];
  let next = 0;
  for (let index = 0; index < track.length; index++) {
    if (track.code(index) !== code) continue;
    const at = track.at(index);
    while (next < deeds.length && (deeds[next] ?? 0) <= at) next += 1;
    const deed = deeds[next];
    if (deed === undefined) break;
    // Until the next change, and the deed itself may be that change.
    if (deed - at <= longestMs && deed <= track.at(index + 1)) delays.push(deed - at);
  }
  if (delays.length < FEWEST) return undefined;
  delays.sort((a, b) => a - b);
  let best = 0;
  let start = 0;
  for (let low = 0, high = 0; low < delays.length; low++) {
    while (high < delays.length && (delays[high] ?? 0) < (delays[low] ?? 0) + WINDOW_MS * 0.9) high += 1;
    if (high - low > best) {
      best = high - low;
      start = delays[low] ?? 0;
    }
  }
  const whole = Math.floor(start / MINUTE - 0.5) * MINUTE;
  return whole < MINUTE ? undefined : whole;
}
