import type { Entity, Home, Zone } from '../../domain/home.ts';

/**
 * Whether somebody is at a place: surely, or as far as their state says while their position says otherwise or nothing.
 * Undefined: it cannot be told.
 */
export type Inside = { readonly inside: boolean; readonly sure: boolean } | undefined;

/** Beyond a zone's edge by more than this, and than the position may be wrong, somebody has surely left (metres). */
const BEYOND_M = 250;
const EARTH_M = 6_371_000;

/** Whether a person (or what they carry) is in a zone, by its name. */
export function inZone(person: Entity, name: string, home: Home): Inside {
  const { state } = person;
  if (state === 'unavailable' || state === 'unknown' || state === '') return undefined;
  const isHome = name.toLowerCase() === 'home';
  const zone = home.zones.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (isHome ? state === 'home' : state.toLowerCase() === name.toLowerCase()) return { inside: true, sure: true };
  // Of zones that overlap the state names one; the list has all of them.
  if (zonesOf(person).includes(`zone.${slug(name)}`)) return { inside: true, sure: true };
  const beyond = zone && metresBeyond(person, zone);
  if (beyond !== undefined && beyond <= 0 && state !== 'not_home') return { inside: true, sure: true };
  const elsewhere = home.zones.find((one) => one !== zone && isCalled(state, one));
  if (elsewhere && zone && !overlap(elsewhere, zone)) return { inside: false, sure: true };
  return { inside: false, sure: beyond !== undefined && beyond > BEYOND_M };
}

const isCalled = (state: string, { name }: Zone): boolean =>
  name.toLowerCase() === 'home' ? state === 'home' : state.toLowerCase() === name.toLowerCase();

function zonesOf({ attributes }: Entity): readonly string[] {
  const { in_zones: zones } = attributes;
  return Array.isArray(zones) ? zones.map(String) : [];
}

/** The id that the hub makes of a name. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** How far a position is beyond the edge of a zone at least, in metres; negative inside. Undefined: there is none. */
function metresBeyond({ attributes }: Entity, zone: Zone): number | undefined {
  const { latitude, longitude, gps_accuracy: accuracy } = attributes;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  const wrong = typeof accuracy === 'number' && accuracy > 0 ? accuracy : 0;
  return metresBetween({ latitude, longitude }, zone) - zone.radius - wrong;
}

const overlap = (one: Zone, other: Zone): boolean => metresBetween(one, other) < one.radius + other.radius;

interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** The distance over ground in metres, by the haversine formula on a sphere. */
export function metresBetween(one: Position, other: Position): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const north = radians(other.latitude - one.latitude);
  const east = radians(other.longitude - one.longitude);
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
