/** Milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Names of the days, Monday first, as automations write them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * The home's clocks. A *wall time* is a count of milliseconds that reads as the local clock when it is read as UTC; it
 * jumps where daylight saving begins and ends, as clocks do.
 */
export interface WallClock {
  wall(at: number): number;
  /** The moment of a wall time; one that a clock change skips is read an hour later, one that comes twice the first time. */
  moment(wall: number): number;
}

/** Learns from events what the home's clocks said when: a list of changes of their offset to UTC. */
export class Offsets implements WallClock {
  readonly #from: number[] = [];
  readonly #offset: number[] = [];

  /** To be called in order of time. */
  note(at: number, offsetMinutes: number): void {
    const offset = offsetMinutes * MINUTE;
    if (this.#offset[this.#offset.length - 1] === offset) return;
    this.#from.push(at);
    this.#offset.push(offset);
  }

  wall(at: number): number {
    return at + this.#at(at);
  }

  moment(wall: number): number {
    const guess = wall - this.#at(wall - this.#at(wall));
    return wall - this.#at(guess);
  }

  #at(at: number): number {
    let index = this.#from.length - 1;
    while (index > 0 && (this.#from[index] ?? 0) > at) index -= 1;
    return this.#offset[index] ?? 0;
  }
}

/** Days since 1970 of a wall time. */
export function dayOf(wall: number): number {
  return Math.floor(wall / DAY);
}

/** 0 for Monday, of a day since 1970. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Milliseconds since midnight of a wall time. */
export function timeOfDay(wall: number): number {
  return wall - dayOf(wall) * DAY;
}

/** `HH:MM:SS` of a length or a time of day in milliseconds. */
export function clockText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
