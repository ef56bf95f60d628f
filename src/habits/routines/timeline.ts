import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';
import { MOST_STATES } from '../track.ts';
import type { Target } from './target.ts';

/** A change that came before deeds. */
export interface Precedent {
  readonly track: Track;
  readonly code: number;
  /** Before how many of the deeds. */
  readonly before: number;
  /** How often it happens at all. */
  readonly changes: number;
}

/** All changes of all entities in one line. */
export interface Timeline {
  /** What changed within `windowMs` before the deeds of a target that are not accounted for. */
  precede(target: Target, windowMs: number): readonly Precedent[];
}

export function createTimeline(past: Past): Timeline {
  const { tracks } = past;
  const total = tracks.reduce((sum, track) => sum + track.length, 0);
  const times = new Float64Array(total);
  const whats = new Uint32Array(total);
  let filled = 0;
  const changes = new Uint32Array(tracks.length * MOST_STATES);
  for (const [number, track] of tracks.entries()) {
    for (let index = 0; index < track.length; index++) {
      const what = number * MOST_STATES + track.code(index);
      times[filled] = track.at(index);
      whats[filled] = what;
      changes[what] = (changes[what] ?? 0) + 1;
      filled += 1;
    }
  }
  const order = sortedOrder(times);
  const sortedTimes = Float64Array.from(order, (index) => times[index] ?? 0);
  const sortedWhats = Uint32Array.from(order, (index) => whats[index] ?? 0);
  const counts = new Uint32Array(changes.length);
  const lastSeen = new Int32Array(changes.length).fill(-1);

  return {
    precede: (target, windowMs) => {
      const touched: number[] = [];
      lastSeen.fill(-1);
      for (const [deed, at] of target.times.entries()) {
        if (target.explained[deed] === 1) continue;
        for (let index = firstAtOrAfter(sortedTimes, at) - 1; index >= 0; index--) {
          if ((sortedTimes[index] ?? 0) < at - windowMs) break;
          const what = sortedWhats[index] ?? 0;
          if (lastSeen[what] === deed) continue;
          lastSeen[what] = deed;
          if (counts[what] === 0) touched.push(what);
          counts[what] = (counts[what] ?? 0) + 1;
        }
      }
      return touched.flatMap((what) => {
        const before = counts[what] ?? 0;
        counts[what] = 0;
        const track = tracks[Math.floor(what / MOST_STATES)];
        const code = what % MOST_STATES;
        if (!track || (track === target.track && code === target.code)) return [];
        return [{ track, code, before, changes: changes[what] ?? 0 }];
      });
    },
  };
}

function sortedOrder(times: Float64Array): Uint32Array {
  const order = new Uint32Array(times.length);
  for (let index = 0; index < order.length; index++) order[index] = index;
  return order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
}

function firstAtOrAfter(times: Float64Array, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
