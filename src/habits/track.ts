import type { Doer } from '../domain/past-event.ts';

/** Codes of `Doer` in typed arrays. */
export const DOERS: readonly Doer[] = ['user', 'automation', 'device', 'unknown'];

/** More states than this make an entity a measurement, which no routine hangs on. */
export const MOST_STATES = 32;

/**
 * One entity's changes, oldest first, in typed arrays: when, to which state (an index into `states`), by whom (an index
 * into `DOERS`). Only real changes are kept, so neighbours differ.
 */
export class Track {
  readonly entity: string;
  readonly domain: string;
  readonly states: string[] = [];
  /** The state before the first change, or -1. */
  before = -1;
  length = 0;
  times = new Float64Array(16);
  codes = new Uint8Array(16);
  doers = new Uint8Array(16);

  constructor(entity: string) {
    this.entity = entity;
    this.domain = entity.slice(0, Math.max(0, entity.indexOf('.')));
  }

  /** The code of a state, or -1 where there are too many of them. */
  codeOf(state: string): number {
    const known = this.states.indexOf(state);
    if (known >= 0) return known;
    if (this.states.length >= MOST_STATES) return -1;
    return this.states.push(state) - 1;
  }

  push(at: number, code: number, doer: number): void {
    if (this.length === this.times.length) this.#grow();
    this.times[this.length] = at;
    this.codes[this.length] = code;
    this.doers[this.length] = doer;
    this.length += 1;
  }

  /** The state that the last change led to. */
  get last(): number {
    return this.length === 0 ? this.before : (this.codes[this.length - 1] ?? -1);
  }

  at(index: number): number {
    return this.times[index] ?? Number.POSITIVE_INFINITY;
  }

  code(index: number): number {
    return index < 0 ? this.before : (this.codes[index] ?? -1);
  }

  /** The number of the last change at or before a moment; -1 where it is before the first. */
  indexAt(moment: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) <= moment) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The code of the state at a moment, or -1 where that is not known. */
  codeAt(moment: number): number {
    return this.code(this.indexAt(moment));
  }

  /** Forgets what is older than a moment. */
  forgetBefore(moment: number): void {
    const kept = this.indexAt(moment) + 1;
    if (kept === 0) return;
    this.before = this.code(kept - 1);
    this.times = this.times.slice(kept, Math.max(kept + 16, this.length));
    this.codes = this.codes.slice(kept, Math.max(kept + 16, this.length));
    this.doers = this.doers.slice(kept, Math.max(kept + 16, this.length));
    this.length -= kept;
    this.#grow();
  }

  /** Brings changes that came in the wrong order into order. */
  sort(): void {
    let isSorted = true;
    for (let index = 1; index < this.length; index++) if (this.at(index) < this.at(index - 1)) isSorted = false;
    if (isSorted) return;
    const order = Array.from({ length: this.length }, (_, index) => index).sort((a, b) => this.at(a) - this.at(b));
    const { times, codes, doers } = this;
    this.times = Float64Array.from(order, (index) => times[index] ?? 0);
    this.codes = Uint8Array.from(order, (index) => codes[index] ?? 0);
    this.doers = Uint8Array.from(order, (index) => doers[index] ?? 0);
  }

  #grow(): void {
    const size = Math.max(16, this.length * 2);
    const { times, codes, doers, length } = this;
    this.times = new Float64Array(size);
    this.codes = new Uint8Array(size);
    this.doers = new Uint8Array(size);
    this.times.set(times.subarray(0, length));
    this.codes.set(codes.subarray(0, length));
    this.doers.set(doers.subarray(0, length));
  }
}
