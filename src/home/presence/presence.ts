import type { Clock } from '../../domain/clock.ts';
import type { Entity, Home, HomeEvent } from '../../domain/home.ts';
import type { Mover, Occasion, Whither } from '../../domain/reminder.ts';
import { inRoom } from './rooms.ts';
import { type Inside, inZone } from './zones.ts';

/** Where everyone that somebody waits for was last, by person and place. It survives a restart. */
export interface Whereabouts {
  readonly held: Readonly<Record<string, boolean>>;
  save(now: Readonly<Record<string, boolean>>): void;
}

export interface PresenceOptions {
  readonly hub: { home(): Home; subscribe(listener: (event: HomeEvent) => void): () => void };
  readonly whereabouts: Whereabouts;
  readonly clock: Clock;
  /** It came about: told once each time. `who` came or went, where that is one person. */
  happened(occasion: Occasion, who: string | undefined): void;
}

/** Watches for occasions. */
export interface Presence {
  /** From now on these, and no others. One that was watched before goes on as it was. */
  watch(occasions: readonly Occasion[]): void;
  close(): void;
}

/**
 * How long somebody must be reported away until that is believed, where nothing but their state says so: a phone that
 * loses its position for a moment has not left. Who is reported far away, or in another zone, has.
 */
const LEFT_ZONE_MS = 180_000;
/** Motion sensors rest between two motions. */
const LEFT_ROOM_MS = 120_000;
const TELLS = new Set(['person', 'device_tracker', 'binary_sensor', 'sensor']);

interface Track {
  readonly place: Whither;
  /** One person, or none for all of them together. */
  readonly person?: string;
  /** For everyone: whether all must be there, or one is enough. */
  readonly all: boolean;
  inside?: boolean;
  waiting?: () => void;
}

/** Those whose coming and going the home knows: its people, else what they carry. */
export function peopleIn(home: Home): readonly Entity[] {
  const people = home.entities.filter(({ domain }) => domain === 'person');
  return people.length ? people : home.entities.filter(({ domain }) => domain === 'device_tracker');
}

/** Tells when people come and go, once each time, however their position flickers. */
export function openPresence({ hub, whereabouts, clock, happened }: PresenceOptions): Presence {
  const tracks = new Map<string, Track>();
  let wanted: readonly Occasion[] = [];
  let known: Record<string, boolean> = { ...whereabouts.held };

  function watch(occasions: readonly Occasion[]): void {
    wanted = occasions;
    const needed = new Map(occasions.flatMap((occasion) => tracksFor(occasion, hub.home())));
    for (const [key, track] of tracks) {
      if (needed.has(key)) continue;
      track.waiting?.();
      tracks.delete(key);
    }
    for (const [key, track] of needed) {
      if (tracks.has(key)) continue;
      const inside = known[key];
      tracks.set(key, inside === undefined ? track : { ...track, inside });
    }
    look();
    remember();
  }

  function look(): void {
    const home = hub.home();
    for (const [key, track] of [...tracks]) {
      const now = insideOf(track, home);
      if (now === undefined || now.inside === track.inside) {
        // Back again, or nothing to tell: what was about to be believed is not.
        track.waiting?.();
        delete track.waiting;
      } else if (track.inside === undefined) settle(key, track, now.inside);
      else if (now.inside || now.sure) turn(key, track, now.inside);
      else if (!track.waiting) wait(key, track);
    }
  }

  /** A motion sensor that rests is believed after a while; so is a state without a position. */
  function wait(key: string, track: Track): void {
    const waitMs = 'zone' in track.place ? LEFT_ZONE_MS : LEFT_ROOM_MS;
    track.waiting = clock.after(waitMs, () => {
      delete track.waiting;
      if (tracks.get(key) === track && insideOf(track, hub.home())?.inside === false) turn(key, track, false);
    });
  }

  function turn(key: string, track: Track, inside: boolean): void {
    track.waiting?.();
    delete track.waiting;
    settle(key, track, inside);
    for (const occasion of wanted) {
      if ((occasion.does === 'arrives') !== inside) continue;
      if (tracksFor(occasion, hub.home()).some(([one]) => one === key)) happened(occasion, track.person);
    }
  }

  function settle(key: string, track: Track, inside: boolean): void {
    track.inside = inside;
    if (known[key] === inside) return;
    known = { ...known, [key]: inside };
    remember();
  }

  /** What nobody waits for any more is forgotten. */
  function remember(): void {
    const kept = Object.fromEntries(Object.entries(known).filter(([key]) => tracks.has(key)));
    known = kept;
    whereabouts.save(kept);
  }

  const unsubscribe = hub.subscribe((event) => {
    if (event.kind === 'registry') watch(wanted);
    else if (event.kind === 'state' && TELLS.has(event.entity.domain)) look();
  });
  return {
    watch,
    close() {
      unsubscribe();
      for (const { waiting } of tracks.values()) waiting?.();
      tracks.clear();
    },
  };
}

/** What has to be watched for an occasion, by keys that last over a restart. */
function tracksFor({ who, does, where }: Occasion, home: Home): readonly (readonly [string, Track])[] {
  const place = 'zone' in where ? `zone ${where.zone}` : `area ${where.area}`;
  if (who === 'everyone') {
    const all = does === 'arrives';
    return [[`${all ? 'all' : 'any'} at ${place}`, { place: where, all }]];
  }
  const names = who === 'anyone' ? peopleIn(home).map(({ name }) => name) : [who.person];
  return names.map((person) => [`${person} at ${place}`, { place: where, person, all: false }] as const);
}

function insideOf({ place, person, all }: Track, home: Home): Inside {
  const people = peopleIn(home);
  const at = (one: Entity | undefined): Inside =>
    'zone' in place ? one && inZone(one, place.zone, home) : inRoomOf(one, place.area, home);
  if (person !== undefined) return at(people.find(({ name }) => name.toLowerCase() === person.toLowerCase()));
  const each = people.map(at);
  if (!each.length || each.some((one) => one === undefined)) return undefined;
  const told = each.flatMap((one) => one ?? []);
  const inside = all ? told.every((one) => one.inside) : told.some((one) => one.inside);
  return { inside, sure: told.every((one) => one.sure) };
}

/** A room's own sensors rest between two motions: that nobody is there is not sure at once. */
function inRoomOf(person: Entity | undefined, area: string, home: Home): Inside {
  const now = inRoom(person, area, home);
  return now && (now.inside ? now : { inside: false, sure: false });
}

/** Whether the home can tell of an occasion at all; else why not, as a sentence. */
export function cannotTell(
  { who, where }: { readonly who: Mover; readonly where: Whither },
  home: Home,
): string | undefined {
  const people = peopleIn(home);
  if (!people.length) return 'This home tells me of no people, so I can’t know who comes and goes.';
  const named = typeof who === 'string' ? undefined : people.find(({ name }) => name === who.person);
  if (typeof who !== 'string' && !named) return `I don't know anyone called ${who.person} in this home.`;
  if ('zone' in where) {
    const isKnown = where.zone.toLowerCase() === 'home' || home.zones.some(({ name }) => name === where.zone);
    return isKnown ? undefined : `I don't know a place called ${where.zone}.`;
  }
  const asked = named ? [named] : people;
  if (asked.every((one) => inRoom(one, where.area, home) !== undefined)) return undefined;
  return `I can't tell who is in the ${where.area}: it has no motion or occupancy sensor that I am shown.`;
}
