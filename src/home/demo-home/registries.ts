import type { Home } from '../../domain/home.ts';
import { domainOf } from './world.ts';

export interface FloorEntry {
  readonly floor_id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: number | null;
  readonly icon: null;
}

export interface AreaEntry {
  readonly area_id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly floor_id: string | null;
  readonly icon: null;
  readonly labels: readonly string[];
  readonly picture: null;
}

export interface DeviceEntry {
  readonly id: string;
  readonly name: string;
  readonly area_id: string | null;
  readonly manufacturer: string;
  readonly model: string;
}

export interface EntityEntry {
  readonly entity_id: string;
  readonly name: string | null;
  readonly original_name: string;
  readonly aliases: readonly string[];
  readonly area_id: string | null;
  readonly device_id: string | null;
  readonly hidden_by: string | null;
  readonly disabled_by: string | null;
  readonly exposed: boolean;
}

/** The four registries, by id. */
export interface Registries {
  readonly floors: Map<string, FloorEntry>;
  readonly areas: Map<string, AreaEntry>;
  readonly devices: Map<string, DeviceEntry>;
  readonly entities: Map<string, EntityEntry>;
}

/** What is a thing that one can touch: its area is its device's. All else carries its area itself. */
const HARDWARE = new Set([
  ...['light', 'switch', 'fan', 'cover', 'valve', 'lock', 'climate', 'media_player', 'vacuum', 'lawn_mower'],
  ...['binary_sensor', 'sensor', 'humidifier', 'siren', 'water_heater', 'button', 'camera'],
]);

export function createRegistries(home: Home): Registries {
  const floors = new Map<string, FloorEntry>();
  const areas = new Map<string, AreaEntry>();
  const devices = new Map<string, DeviceEntry>();
  const entities = new Map<string, EntityEntry>();
  const floorIds = new Map<string, string>();
  const areaIds = new Map<string, string>();

  for (const { name, aliases, level } of home.floors) {
    const floor_id = freeId(slug(name), floors);
    floorIds.set(name, floor_id);
    floors.set(floor_id, { floor_id, name, aliases, level: level ?? null, icon: null });
  }
  for (const { name, aliases, floor } of home.areas) {
    const area_id = freeId(slug(name), areas);
    areaIds.set(name, area_id);
    const floor_id = floorIds.get(floor ?? '') ?? null;
    areas.set(area_id, { area_id, name, aliases, floor_id, icon: null, labels: [], picture: null });
  }
  for (const { id, name, aliases, area } of home.entities) {
    const area_id = areaIds.get(area ?? '') ?? null;
    const hardware = HARDWARE.has(domainOf(id));
    const device_id = hardware ? `device-${id.replace('.', '-')}` : null;
    if (device_id !== null) {
      devices.set(device_id, { id: device_id, name, area_id, manufacturer: 'Understudy', model: 'Demo device' });
    }
    entities.set(id, {
      entity_id: id,
      name: null,
      original_name: name,
      aliases,
      area_id: hardware ? null : area_id,
      device_id,
      hidden_by: null,
      disabled_by: null,
      exposed: true,
    });
  }
  return { floors, areas, devices, entities };
}

export function areaOf(registries: Registries, entityId: string): string | null {
  const entry = registries.entities.get(entityId);
  return entry?.area_id ?? registries.devices.get(entry?.device_id ?? '')?.area_id ?? null;
}

/** `Mia's room` becomes `mia_s_room`, as the hub makes its ids. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'unknown';
}

export function freeId(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(wanted)) return wanted;
  let n = 2;
  while (taken.has(`${wanted}_${n}`)) n += 1;
  return `${wanted}_${n}`;
}
