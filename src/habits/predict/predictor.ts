import type { PastEvent } from '../../domain/past-event.ts';
import type { Guess } from '../../domain/proposal.ts';
import { Blend } from './blend.ts';
import { Hazard, spanBucket } from './hazard.ts';
import { type DeedsOf, gapBucket, Moment } from './moment.ts';
import { Regression } from './regression.ts';
import { Tally, weightAt } from './tally.ts';

const BINS = 96;
/** How far a deed colours the quarters of an hour around it. */
const KERNEL = [0.05, 0.15, 0.4, 0.8, 1, 0.8, 0.4, 0.15, 0.05];
const MOST_CANDIDATES = 1_000;
const HALF_LIFE_DAYS = 30;
const SITUATIONS = 6;

interface Candidate {
  readonly entity: string;
  readonly state: string;
  lastAt: number;
}

/** One weight per opinion, to begin with; see `#opine` for what they are. */
const FIRST = [0.05, 0.1, 0.1, 0.1, 0.1, 0.15, 0.1, 0.1, 0.1, 0.2, 0.35, 1, 0.15];

/**
 * What will be done next in a home, learned from its events as they come. A blend of opinions: popularity; the time of
 * day, by day type and weekday; what follows the last one and two deeds, and after which gap; what follows the last
 * event and those of the last minutes; how long things have been as they are; how long ago a deed was last done; a
 * regression over states, clock and recent events. Which opinion counts how much is learned as well, by how long ago
 * the last deed was.
 */
export class Predictor {
  readonly #moment: Moment;
  readonly #candidates: Candidate[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #popular = new Map<number, number>();
  readonly #byHour = new Tally(4);
  readonly #byDayType = new Tally(4);
  readonly #byWeekday = new Tally(4);
  readonly #afterOne = new Tally(6);
  readonly #afterOneGap = new Tally(6);
  readonly #afterTwo = new Tally(4);
  readonly #afterEvent = new Tally(6);
  readonly #afterEvents = new Tally(8);
  readonly #byDuration = new Hazard();
  readonly #byRepeat = new Hazard();
  readonly #regression = new Regression();
  readonly #blend = new Blend(FIRST, SITUATIONS);
  #last = -1;
  #beforeLast = -1;
  #lastAt = Number.NEGATIVE_INFINITY;
  #opinions: readonly Float64Array[] = [];

  constructor(deedsOf: DeedsOf = 'people') {
    this.#moment = new Moment(deedsOf);
  }

  /** Whether an event is one of those that are foretold. */
  isDeed(event: PastEvent): boolean {
    return this.#moment.isDeed(event);
  }

  /** Takes the next event. A deed is learned from, as of the moment before it. */
  observe(event: PastEvent): void {
    if (this.#moment.isDeed(event)) this.#learn(event);
    this.#moment.note(event);
  }

  /** The likeliest next deeds if one is done at this moment, likeliest first. */
  rank(at: number, most = 5): readonly Guess[] {
    const chances = this.#chances(at);
    const best: number[] = [];
    for (let index = 0; index < chances.length; index++) {
      const chance = chances[index] ?? 0;
      if (best.length === most && chance <= (chances[best[most - 1] ?? 0] ?? 0)) continue;
      let place = best.findIndex((other) => (chances[other] ?? 0) < chance);
      if (place < 0) place = best.length;
      best.splice(place, 0, index);
      if (best.length > most) best.pop();
    }
    return best.map((index) => {
      const { entity = '', state = '' } = this.#candidates[index] ?? {};
      return { entity, state, p: chances[index] ?? 0 };
    });
  }

  #chances(at: number): Float64Array {
    if (this.#candidates.length === 0) return new Float64Array(0);
    this.#opinions = this.#opine(at);
    return this.#blend.mix(this.#opinions, gapBucket(at - this.#lastAt));
  }

  #opine(at: number): readonly Float64Array[] {
    const count = this.#candidates.length;
    const unit = weightAt(at, HALF_LIFE_DAYS);
    const { minute, weekday } = this.#moment.clock(at);
    const bin = Math.floor(minute / 15);
    const gap = gapBucket(at - this.#lastAt);
    const row = () => new Float64Array(count);
    const popular = row();
    let total = 0;
    for (let index = 0; index < count; index++) {
      const weight = (this.#popular.get(index) ?? 0) + 0.1 * unit;
      popular[index] = weight;
      total += weight;
    }
    for (let index = 0; index < count; index++) popular[index] = (popular[index] ?? 0) / total;
    const opine = (tally: Tally, context: number, prior: Float64Array) => {
      const out = row();
      tally.fill(context, prior, unit, out);
      return out;
    };
    const byHour = opine(this.#byHour, bin, popular);
    const byDayType = opine(this.#byDayType, bin * 2 + (weekday < 5 ? 0 : 1), byHour);
    const byWeekday = opine(this.#byWeekday, bin * 7 + weekday, byDayType);
    const afterOne = opine(this.#afterOne, this.#last, popular);
    const afterOneGap = opine(this.#afterOneGap, this.#last * SITUATIONS + gap, afterOne);
    const afterTwo = opine(this.#afterTwo, this.#beforeLast * 4096 + this.#last, afterOne);
    const recent = this.#moment.recent(at);
    const latest = recent[recent.length - 1];
    const afterEvent = opine(this.#afterEvent, latest ? latest.number * 8 + gapBucket(at - latest.at) : -1, popular);
    const afterEvents = row();
    if (recent.length === 0) afterEvents.set(popular);
    const one = row();
    for (const { number } of recent) {
      this.#afterEvents.fill(number, popular, unit, one);
      for (let index = 0; index < count; index++) {
        afterEvents[index] = (afterEvents[index] ?? 0) + (one[index] ?? 0) / recent.length;
      }
    }
    const possible = row();
    const lasting = row();
    const repeating = row();
    for (const [index, { entity, state, lastAt }] of this.#candidates.entries()) {
      const known = this.#moment.stateOf(entity);
      possible[index] = known?.state === state ? 0.02 : 1;
      lasting[index] = this.#byDuration.chance(index, spanBucket(at - (known?.since ?? Number.NEGATIVE_INFINITY)));
      repeating[index] = this.#byRepeat.chance(index, spanBucket(at - lastAt));
    }
    const regression = row();
    this.#regression.fill(this.#features(at), regression);
    return [
      popular,
      byHour,
      byDayType,
      byWeekday,
      afterOne,
      afterOneGap,
      afterTwo,
      afterEvent,
      afterEvents,
      lasting,
      regression,
      possible,
      repeating,
    ].map(logarithms);
  }

  #features(at: number) {
    const since = Math.exp((this.#lastAt - at) / (15 * 60_000));
    return [
      ...this.#moment.features(at),
      { name: `last ${this.#last}`, value: 0.3 + 0.7 * since },
      { name: `before ${this.#beforeLast}`, value: 0.5 },
      { name: `gap ${gapBucket(at - this.#lastAt)}`, value: 1 },
    ];
  }

  #learn(event: PastEvent): void {
    const { at, entity, state } = event;
    const came = this.#numberOf(entity, state);
    if (came === undefined) return;
    this.#chances(at);
    this.#blend.learn(came);
    this.#regression.learn(came);
    const weight = weightAt(at, HALF_LIFE_DAYS);
    const { minute, weekday } = this.#moment.clock(at);
    const bin = Math.floor(minute / 15);
    this.#popular.set(came, (this.#popular.get(came) ?? 0) + weight);
    for (const [index, share] of KERNEL.entries()) {
      const near = (bin + index - (KERNEL.length >> 1) + BINS) % BINS;
      this.#byHour.add(near, came, weight * share);
      this.#byDayType.add(near * 2 + (weekday < 5 ? 0 : 1), came, weight * share);
      this.#byWeekday.add(near * 7 + weekday, came, weight * share);
    }
    this.#afterOne.add(this.#last, came, weight);
    this.#afterOneGap.add(this.#last * SITUATIONS + gapBucket(at - this.#lastAt), came, weight);
    this.#afterTwo.add(this.#beforeLast * 4096 + this.#last, came, weight);
    const recent = this.#moment.recent(at);
    const latest = recent[recent.length - 1];
    this.#afterEvent.add(latest ? latest.number * 8 + gapBucket(at - latest.at) : -1, came, weight);
    for (const { number } of recent) this.#afterEvents.add(number, came, weight);
    for (const [index, candidate] of this.#candidates.entries()) {
      const since = this.#moment.stateOf(candidate.entity)?.since ?? Number.NEGATIVE_INFINITY;
      this.#byDuration.note(index, spanBucket(at - since), index === came);
      this.#byRepeat.note(index, spanBucket(at - candidate.lastAt), index === came);
    }
    const candidate = this.#candidates[came];
    if (candidate) candidate.lastAt = at;
    this.#beforeLast = this.#last;
    this.#last = came;
    this.#lastAt = at;
  }

  #numberOf(entity: string, state: string): number | undefined {
    const key = `${entity} ${state}`;
    const known = this.#numbers.get(key);
    if (known !== undefined || this.#candidates.length >= MOST_CANDIDATES) return known;
    this.#numbers.set(key, this.#candidates.length);
    return this.#candidates.push({ entity, state, lastAt: Number.NEGATIVE_INFINITY }) - 1;
  }
}

function logarithms(chances: Float64Array): Float64Array {
  for (let index = 0; index < chances.length; index++) chances[index] = Math.log((chances[index] ?? 0) + 1e-6);
  return chances;
}
