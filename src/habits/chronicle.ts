import type { PastEvent } from '../domain/past-event.ts';
import { DOERS, Track } from './track.ts';
import { DAY, Offsets, type WallClock } from './wall-clock.ts';

/** What is remembered of a home's past: who changed to what, and when. */
export interface Past {
  readonly clock: WallClock;
  /** One per entity that has few states (a switch, a door, a person), in the order in which they were first seen. */
  readonly tracks: readonly Track[];
  track(entity: string): Track | undefined;
  /** The first and the last moment. */
  readonly from: number;
  readonly to: number;
}

export interface ChronicleLimits {
  /** What is older than this many days before the newest event is forgotten. */
  readonly days: number;
  /** No more changes than this are kept; beyond it, the oldest go first. */
  readonly changes: number;
}

const LIMITS: ChronicleLimits = { days: 180, changes: 4_000_000 };

/** No state, but the want of one. */
const NO_STATE: ReadonlySet<string> = new Set(['unavailable', 'unknown', '']);

/**
 * Takes a home's events one by one and keeps what habits are learned from, in bounded memory: some 10 bytes a change,
 * none for measurements (entities of more than 32 states). Events are expected in order of time; a few that are late are
 * put in their place by `past`.
 */
export class Chronicle {
  readonly #limits: ChronicleLimits;
  readonly #tracks = new Map<string, Track | null>();
  readonly #offsets = new Offsets();
  #kept = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #isSorted = true;

  constructor(limits: Partial<ChronicleLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  add(event: PastEvent): void {
    const { at } = event;
    if (at < this.#to) this.#isSorted = false;
    else this.#to = at;
    if (at < this.#from) this.#from = at;
    this.#offsets.note(at, event.offsetMinutes);
    let track = this.#tracks.get(event.entity);
    if (track === null || NO_STATE.has(event.state)) return;
    if (track === undefined) {
      track = new Track(event.entity);
      const isMeasurement = track.domain === 'sensor' && isNumber(event.state);
      this.#tracks.set(event.entity, isMeasurement ? null : track);
      if (isMeasurement) return;
      if (event.old !== undefined && !NO_STATE.has(event.old)) track.before = track.codeOf(event.old);
    }
    const code = track.codeOf(event.state);
    if (code < 0) {
      this.#tracks.set(event.entity, null);
      this.#kept -= track.length;
      return;
    }
    if (code === track.last) return;
    track.push(at, code, DOERS.indexOf(event.by));
    this.#kept += 1;
    if (this.#kept > this.#limits.changes) this.#forget();
  }

  /** What is remembered now. The tracks are those that go on being filled. */
  past(): Past {
    const tracks = [...this.#tracks.values()].filter((track) => track !== null);
    if (!this.#isSorted) for (const track of tracks) track.sort();
    const oldest = this.#to - this.#limits.days * DAY;
    for (const track of tracks) if (track.length > 0 && track.at(0) < oldest) track.forgetBefore(oldest);
    return {
      clock: this.#offsets,
      tracks,
      track: (entity) => this.#tracks.get(entity) ?? undefined,
      from: Math.max(this.#from, oldest),
      to: this.#to,
    };
  }

  /** Drops all that is too old; where that is not enough, halves the time that is kept until it is. */
  #forget(): void {
    let days = this.#limits.days;
    while (this.#kept > this.#limits.changes * 0.75 && days > 1 / 24) {
      const oldest = this.#to - days * DAY;
      this.#kept = 0;
      for (const track of this.#tracks.values()) {
        if (!track) continue;
        track.forgetBefore(oldest);
        this.#kept += track.length;
      }
      this.#from = Math.max(this.#from, oldest);
      days /= 2;
    }
  }
}

function isNumber(text: string): boolean {
  return text !== '' && !Number.isNaN(Number(text));
}
