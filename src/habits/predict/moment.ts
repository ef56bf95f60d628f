import type { PastEvent } from '../../domain/past-event.ts';
import { isByHand } from '../deeds.ts';
import { MOST_STATES } from '../track.ts';
import { DAY, dayOf, HOUR, MINUTE, timeOfDay, weekdayOf } from '../wall-clock.ts';
import type { Feature } from './regression.ts';

/** Whose deeds are foretold: people's, or any change that is no measurement, for a home that does not tell who did it. */
export type DeedsOf = 'people' | 'anyone';

/** A change of the last minutes. */
export interface Recent {
  readonly at: number;
  /** `entity state` */
  readonly what: string;
  readonly number: number;
}

interface Known {
  state: string;
  since: number;
  /** How many states it had, and how many changes. */
  readonly states: Set<string>;
  changes: number;
  isMeasurement: boolean;
}

const RECENT_MS = 10 * MINUTE;
const MOST_RECENT = 24;
/** Entities that change more often than this say little by their state. */
const CALM_CHANGES_A_DAY = 30;
const MOST_CONTEXTS = 48;

/** What is so at a moment, as far as a home's events tell: states, what happened lately, the clock. */
export class Moment {
  readonly #known = new Map<string, Known>();
  readonly #numbers = new Map<string, number>();
  #recent: Recent[] = [];
  #contexts: readonly (readonly [string, Known])[] = [];
  #contextsDay = -1;
  #first = Number.POSITIVE_INFINITY;
  #offsetMs = 0;
  readonly #deedsOf: DeedsOf;

  constructor(deedsOf: DeedsOf) {
    this.#deedsOf = deedsOf;
  }

  /** Whether an event is a deed: the state is another than the event says it was, and changed by whom it must. */
  isDeed({ entity, state, old, by }: PastEvent): boolean {
    const known = this.#known.get(entity);
    if (state === old) return false;
    if (this.#deedsOf === 'people') return isByHand(entity.slice(0, entity.indexOf('.')), by);
    return known?.isMeasurement !== true && Number.isNaN(Number(state));
  }

  /** The state that an entity is in, and since when. */
  stateOf(entity: string): { readonly state: string; readonly since: number } | undefined {
    return this.#known.get(entity);
  }

  note({ at, offsetMinutes, entity, state }: PastEvent): void {
    if (this.#first > at) this.#first = at;
    this.#offsetMs = offsetMinutes * MINUTE;
    let known = this.#known.get(entity);
    if (!known) {
      known = { state: '', since: at, states: new Set(), changes: 0, isMeasurement: false };
      this.#known.set(entity, known);
    }
    if (known.isMeasurement || known.state === state) return;
    known.state = state;
    known.since = at;
    known.changes += 1;
    known.states.add(state);
    if (known.states.size > MOST_STATES || (entity.startsWith('sensor.') && !Number.isNaN(Number(state)))) {
      known.isMeasurement = true;
      return;
    }
    const what = `${entity} ${state}`;
    this.#recent = this.#recent.filter((other) => at - other.at <= RECENT_MS && other.what !== what);
    if (this.#recent.length >= MOST_RECENT) this.#recent.shift();
    this.#recent.push({ at, what, number: this.#numberOf(what) });
  }

  /** What happened within the last ten minutes, oldest first, each thing once. */
  recent(at: number): readonly Recent[] {
    return this.#recent.filter((other) => at - other.at <= RECENT_MS);
  }

  /** Minutes since midnight and the weekday, Monday 0, by the home's clocks. */
  clock(at: number): { readonly minute: number; readonly weekday: number } {
    const wall = at + this.#offsetMs;
    return { minute: timeOfDay(wall) / MINUTE, weekday: weekdayOf(dayOf(wall)) };
  }

  /** The clock, the calm states and what happened lately, as features. */
  features(at: number): Feature[] {
    const { minute, weekday } = this.clock(at);
    const hour = Math.floor(minute / 60);
    const part = minute / 60 - hour;
    const week = weekday < 5 ? 'w' : 'e';
    const features: Feature[] = [
      { name: 'bias', value: 1 },
      { name: `day ${weekday}`, value: 1 },
    ];
    for (const [at, value] of [
      [hour, 1 - part],
      [(hour + 1) % 24, part],
    ] as const) {
      features.push({ name: `hour ${at}`, value }, { name: `hour ${week} ${at}`, value });
    }
    for (const [entity, { state }] of this.#calm(at)) features.push({ name: `${entity} is ${state}`, value: 1 });
    for (const { at: then, what } of this.recent(at)) {
      features.push({ name: `after ${what}`, value: Math.exp((then - at) / (4 * MINUTE)) });
    }
    return features;
  }

  /** Chosen once a day: what changes now and then, but not all the time. */
  #calm(at: number): readonly (readonly [string, Known])[] {
    const day = Math.floor(at / DAY);
    if (day === this.#contextsDay) return this.#contexts;
    this.#contextsDay = day;
    const days = Math.max(0.25, (at - this.#first) / DAY);
    this.#contexts = [...this.#known]
      .filter(
        ([, { changes, isMeasurement }]) => !isMeasurement && changes >= 2 && changes / days <= CALM_CHANGES_A_DAY,
      )
      .sort(([, a], [, b]) => b.changes - a.changes)
      .slice(0, MOST_CONTEXTS);
    return this.#contexts;
  }

  #numberOf(what: string): number {
    const known = this.#numbers.get(what);
    if (known !== undefined) return known;
    this.#numbers.set(what, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** 0 to 5: how long ago the last deed was. */
export function gapBucket(ms: number): number {
  if (ms <= MINUTE) return 0;
  if (ms <= 5 * MINUTE) return 1;
  if (ms <= 20 * MINUTE) return 2;
  if (ms <= HOUR) return 3;
  return ms <= 4 * HOUR ? 4 : 5;
}
