import type { Past } from '../chronicle.ts';
import type { Track } from '../track.ts';

/** Whether someone is home, from whatever tells it: people, else a group or the home zone, else trackers. */
export interface Presence {
  /** undefined where nothing tells. */
  isHome(at: number): boolean | undefined;
  /** The times in which nobody was home, oldest first; the last one may still last (`to` is then the past's end). */
  readonly absences: readonly { readonly from: number; readonly to: number }[];
}

export function presenceOf(past: Past): Presence {
  const tracks = tellers(past);
  if (tracks.length === 0) return { isHome: () => undefined, absences: [] };
  const isHome = (at: number) => tracks.some((track) => isHomeState(track, track.codeAt(at)));
  const changes = [...new Set(tracks.flatMap((track) => [...track.times.subarray(0, track.length)]))].sort(
    (a, b) => a - b,
  );
  const absences: { from: number; to: number }[] = [];
  let from: number | undefined;
  for (const at of changes) {
    const home = isHome(at);
    if (!home && from === undefined) from = at;
    if (home && from !== undefined) {
      absences.push({ from, to: at });
      from = undefined;
    }
  }
  if (from !== undefined) absences.push({ from, to: past.to });
  return { isHome, absences };
}

function tellers(past: Past): readonly Track[] {
  const of = (domain: string) => past.tracks.filter((track) => track.domain === domain && track.length > 0);
  for (const tracks of [of('person'), of('group').filter(tellsPresence), of('zone'), of('device_tracker')]) {
    if (tracks.length > 0) return tracks;
  }
  return [];
}

function tellsPresence(track: Track): boolean {
  return track.states.includes('not_home');
}

function isHomeState(track: Track, code: number): boolean {
  const state = track.states[code];
  // What was never heard of does not keep the home inhabited.
  if (state === undefined) return false;
  return track.domain === 'zone' ? state !== '0' : state === 'home';
}
