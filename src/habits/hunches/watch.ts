import type { PastEvent } from '../../domain/past-event.ts';
import type { Hunch } from '../../domain/proposal.ts';
import { Chronicle, type ChronicleLimits, type Past } from '../chronicle.ts';
import { actionFor } from '../deeds.ts';
import type { Names } from '../names.ts';
import { DOERS } from '../track.ts';
import { DAY, dayOf, HOUR, MINUTE, timeOfDay } from '../wall-clock.ts';
import { type Daily, dailySensors, firstOn } from './absent.ts';
import { type Presence, presenceOf } from './presence.ts';
import { type Usual, usualOf } from './usual.ts';
import { type Watched, watchedOf } from './watched.ts';
import { absentText, awayText, longText, nightText } from './wording.ts';

/** How bold it is. */
export interface Boldness {
  /** What is so more often than this is usual, where it matters fully. */
  readonly unusual: number;
  /** The same for when nobody is home. */
  readonly unusualAway: number;
  /** At most so many remarks a day. */
  readonly remarksPerDay: number;
}

const BOLDNESS: Boldness = { unusual: 0.17, unusualAway: 0.1, remarksPerDay: 4 };

/** How long nobody must be home before it is said: a door may still be about to be locked. */
const AWAY_MINUTES = [3, 5, 10, 20];
/** Fewer absences or nights than this tell nothing. */
const FEWEST = 8;
/** So many times its usual longest, and at least so long, is very long. */
const VERY_LONG = 4;
const LEAST_LONG_MS = 2.5 * HOUR;
/** A state that begins at night must have lasted so long. */
const SETTLED_MS = 30 * MINUTE;
/** What was said is remembered so long; what lasts longer may be said again. */
const MEMORY_MS = 7 * DAY;
/** Domains that tell who is home. */
const TELLERS: ReadonlySet<string> = new Set(['person', 'group', 'zone', 'device_tracker']);
/** Something still being done by hand so lately means that the house is not at rest. */
const STIR_MS = 10 * MINUTE;
/** So much later than ever before, a sensor is silent. */
const SILENT_MINUTES = 180;

/**
 * Watches a home's events and speaks up about what is unusual for this home: what is on, open or unlocked though
 * everyone has left; the same at night, when the house has come to rest; what lasts several times longer than it ever
 * does; and a sensor that is silent though it never is by now. People who are home and awake are left alone.
 */
export class Watch {
  readonly #chronicle: Chronicle;
  readonly #names: Names;
  readonly #boldness: Boldness;
  #past: Past;
  #usual: Usual | undefined;
  #watched: readonly Watched[] = [];
  #daily: readonly Daily[] = [];
  #fittedDay = Number.NaN;
  #tick = Number.NaN;
  #presence: Presence | undefined;
  #presenceChanges = 0;
  readonly #said = new Map<string, number>();
  #saidOn: { day: number; count: number } = { day: 0, count: 0 };
  #lastDeedAt = Number.NEGATIVE_INFINITY;

  constructor(names: Names, boldness: Partial<Boldness> = {}, limits: Partial<ChronicleLimits> = { days: 120 }) {
    this.#names = names;
    this.#boldness = { ...BOLDNESS, ...boldness };
    this.#chronicle = new Chronicle(limits);
    this.#past = this.#chronicle.past();
  }

  /** Takes an event of the past, without a word. */
  learn(event: PastEvent): void {
    this.#chronicle.add(event);
    if (event.by === 'user') this.#lastDeedAt = event.at;
    this.#tick = (Math.floor(event.at / MINUTE) + 1) * MINUTE;
  }

  /** Takes an event; answers with what was worth a remark in the minutes before it. */
  observe(event: PastEvent): readonly Hunch[] {
    const remarks = this.advance(event.at - 1);
    this.#chronicle.add(event);
    if (event.by === 'user') this.#lastDeedAt = event.at;
    if (Number.isNaN(this.#tick)) this.#tick = (Math.floor(event.at / MINUTE) + 1) * MINUTE;
    return remarks;
  }

  /** Lets time pass up to a moment; answers with what was worth a remark by then. */
  advance(to: number): readonly Hunch[] {
    const remarks: Hunch[] = [];
    for (; this.#tick <= to; this.#tick += MINUTE) {
      for (const remark of this.#look(this.#tick)) if (this.#mayYet(remark)) remarks.push(remark);
    }
    return remarks;
  }

  /** Learns anew once a day, at four in the morning. */
  #refit(now: number): void {
    const day = dayOf(this.#past.clock.wall(now) - 4 * HOUR);
    if (day === this.#fittedDay) return;
    this.#past = this.#chronicle.past();
    this.#fittedDay = dayOf(this.#past.clock.wall(now) - 4 * HOUR);
    this.#usual = usualOf(this.#past);
    this.#watched = watchedOf(this.#past, this.#names.deviceClass);
    this.#daily = dailySensors(this.#past);
  }

  #look(now: number): readonly Hunch[] {
    this.#refit(now);
    const usual = this.#usual;
    if (!usual) return [];
    const past = this.#past;
    const presence = this.#presenceNow();
    const absence = presence.absences[presence.absences.length - 1];
    const isAway = presence.isHome(now) === false && absence !== undefined;
    return [
      ...this.#watched.flatMap((watched) => {
        const since = sinceWhen(watched);
        if (since === undefined || this.#said.has(this.#keyOf(watched.track.entity, watched.state))) return [];
        if (isAway) return this.#whenAway(watched, now, (now - absence.from) / MINUTE, usual);
        return this.#atNight(watched, now, since, usual, past) ?? this.#whenLong(watched, now, since, usual) ?? [];
      }),
      ...(presence.isHome(now) === true ? this.#whenAbsent(now) : []),
    ];
  }

  #whenAway(watched: Watched, now: number, minutes: number, usual: Usual): readonly Hunch[] {
    const reached = AWAY_MINUTES.filter((each) => each <= minutes).pop();
    if (reached === undefined) return [];
    const share = usual.away(watched, reached);
    if (share.of < FEWEST || share.p > this.#boldness.unusualAway) return [];
    return [this.#remark(watched, now, share.p, awayText(watched, share, this.#names))];
  }

  #atNight(watched: Watched, now: number, since: number, usual: Usual, past: Past): readonly Hunch[] | undefined {
    const fromNoon = past.clock.wall(now) - DAY / 2;
    const rest = usual.restMinutes(dayOf(fromNoon));
    const minutes = timeOfDay(fromNoon) / MINUTE;
    if (rest === undefined || minutes < rest || minutes > 16 * 60) return undefined;
    if (now - since < SETTLED_MS || now - this.#lastDeedAt < STIR_MS) return undefined;
    const share = usual.night(watched);
    if (share.of < FEWEST || share.p > this.#boldness.unusual * watched.stake) return undefined;
    return [this.#remark(watched, now, share.p, nightText(watched, share, this.#names))];
  }

  #whenLong(watched: Watched, now: number, since: number, usual: Usual): readonly Hunch[] | undefined {
    if (!watched.consumes || now - since < LEAST_LONG_MS) return undefined;
    const longest = usual.longest(watched);
    if (longest === undefined || now - since < VERY_LONG * longest) return undefined;
    return [this.#remark(watched, now, 0.01, longText(watched, now - since, longest, this.#names))];
  }

  #whenAbsent(now: number): readonly Hunch[] {
    const wall = this.#past.clock.wall(now);
    const minute = timeOfDay(wall) / MINUTE;
    const dawn = this.#past.clock.moment(dayOf(wall) * DAY + 4 * HOUR);
    return this.#daily.flatMap(({ track, byMinute, days }) => {
      if (this.#said.has(this.#keyOf(track.entity, 'off'))) return [];
      if (minute < byMinute + SILENT_MINUTES || minute > 20 * 60 || firstOn(track, dawn) !== undefined) return [];
      const presence = this.#presenceNow();
      if (presence.isHome(dawn) !== true || presence.absences.some(({ to }) => to > dawn)) return [];
      const text = absentText(track.entity, byMinute, days, this.#names);
      return [{ at: now, entity: track.entity, state: 'off', text, usual: 1 / (days + 1) }];
    });
  }

  #remark({ track, state, rest }: Watched, at: number, usual: number, text: string): Hunch {
    const suggest = actionFor(track.entity, rest);
    return { at, entity: track.entity, state, text, usual, ...(suggest ? { suggest } : {}) };
  }

  /** Reads presence anew only when something has changed. */
  #presenceNow(): Presence {
    const changes = this.#past.tracks.reduce((sum, { domain, length }) => sum + (TELLERS.has(domain) ? length : 0), 0);
    if (!this.#presence || changes !== this.#presenceChanges) this.#presence = presenceOf(this.#past);
    this.#presenceChanges = changes;
    return this.#presence;
  }

  /** Names the one time that it came to be so: the next time is another. */
  #keyOf(entity: string, state: string): string {
    const track = this.#past.track(entity);
    return `${entity} ${state} ${track && track.length > 0 ? track.at(track.length - 1) : 0}`;
  }

  /** Once for each time that it comes to be so, and not too much in a day. */
  #mayYet({ at, entity, state }: Hunch): boolean {
    const day = dayOf(this.#past.clock.wall(at));
    if (this.#saidOn.day !== day) this.#saidOn = { day, count: 0 };
    if (this.#saidOn.count >= this.#boldness.remarksPerDay) return false;
    this.#saidOn.count += 1;
    this.#said.set(this.#keyOf(entity, state), at);
    for (const [other, when] of this.#said) if (at - when > MEMORY_MS) this.#said.delete(other);
    return true;
  }
}

/** Since when a watched state lasts, where it does, and not by an automation's doing: that one knows what it does. */
function sinceWhen({ track, code }: Watched): number | undefined {
  const last = track.length - 1;
  if (last < 0 || track.code(last) !== code) return undefined;
  return DOERS[track.doers[last] ?? 0] === 'automation' ? undefined : track.at(last);
}
