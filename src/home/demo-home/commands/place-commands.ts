import type { Json } from '../../../domain/home.ts';
import { freeId, slug } from '../registries.ts';
import { badFormat, type Command, type CommandResult, type House } from './command.ts';

const NAME_MISSING = badFormat("required key not provided @ data['name']");

/** The commands of the registries of floors, areas and devices, by message type. */
export const placeCommands: Readonly<Record<string, Command>> = {
  'config/floor_registry/list': (_, { house }) => ({ result: [...house.registries.floors.values()].map(plain) }),
  'config/floor_registry/create': (message, { house }) => {
    const { name } = message;
    if (typeof name !== 'string') return NAME_MISSING;
    const { floors } = house.registries;
    if (isTaken(name, floors)) return inUse(name);
    const floor_id = freeId(slug(name), floors);
    const level = typeof message.level === 'number' ? message.level : null;
    floors.set(floor_id, { floor_id, name, aliases: textList(message.aliases), level, icon: null });
    fire(house, 'floor_registry_updated', { action: 'create', floor_id });
    return { result: plain(floors.get(floor_id) ?? {}) };
  },
  'config/floor_registry/update': (message, { house }) => {
    const { floors } = house.registries;
    const floor = floors.get(String(message.floor_id));
    if (floor === undefined) return { code: 'invalid_info', message: "Floor ID doesn't exist" };
    const changed = {
      ...floor,
      name: typeof message.name === 'string' ? message.name : floor.name,
      aliases: message.aliases === undefined ? floor.aliases : textList(message.aliases),
      level: typeof message.level === 'number' || message.level === null ? message.level : floor.level,
    };
    floors.set(floor.floor_id, changed);
    fire(house, 'floor_registry_updated', { action: 'update', floor_id: floor.floor_id });
    return { result: plain(changed) };
  },
  'config/floor_registry/delete': (message, { house }) => {
    const { floors, areas } = house.registries;
    const floor_id = String(message.floor_id);
    if (!floors.delete(floor_id)) return { code: 'invalid_info', message: "Floor ID doesn't exist" };
    for (const area of [...areas.values()]) {
      if (area.floor_id === floor_id) areas.set(area.area_id, { ...area, floor_id: null });
    }
    fire(house, 'floor_registry_updated', { action: 'remove', floor_id });
    return DONE;
  },

  'config/area_registry/list': (_, { house }) => ({ result: [...house.registries.areas.values()].map(plain) }),
  'config/area_registry/create': (message, { house }) => {
    const { name } = message;
    if (typeof name !== 'string') return NAME_MISSING;
    const { areas } = house.registries;
    if (isTaken(name, areas)) return inUse(name);
    const area_id = freeId(slug(name), areas);
    const area = { area_id, name, aliases: textList(message.aliases), icon: null, labels: [], picture: null };
    areas.set(area_id, { ...area, floor_id: textOrNull(message.floor_id) });
    fire(house, 'area_registry_updated', { action: 'create', area_id });
    return { result: plain(areas.get(area_id) ?? {}) };
  },
  'config/area_registry/update': (message, { house }) => {
    const { areas } = house.registries;
    const area = areas.get(String(message.area_id));
    if (area === undefined) return { code: 'invalid_info', message: "Area ID doesn't exist" };
    const changed = {
      ...area,
      name: typeof message.name === 'string' ? message.name : area.name,
      aliases: message.aliases === undefined ? area.aliases : textList(message.aliases),
      floor_id: message.floor_id === undefined ? area.floor_id : textOrNull(message.floor_id),
    };
    areas.set(area.area_id, changed);
    fire(house, 'area_registry_updated', { action: 'update', area_id: area.area_id });
    return { result: plain(changed) };
  },
  /** What was in the area is in none from then on. */
  'config/area_registry/delete': (message, { house }) => {
    const { areas, devices, entities } = house.registries;
    const area_id = String(message.area_id);
    if (!areas.delete(area_id)) return { code: 'invalid_info', message: "Area ID doesn't exist" };
    for (const device of [...devices.values()]) {
      if (device.area_id === area_id) devices.set(device.id, { ...device, area_id: null });
    }
    for (const entity of [...entities.values()]) {
      if (entity.area_id === area_id) entities.set(entity.entity_id, { ...entity, area_id: null });
    }
    fire(house, 'area_registry_updated', { action: 'remove', area_id });
    return DONE;
  },

  'config/device_registry/list': (_, { house }) => ({
    result: [...house.registries.devices.values()].map((device) => ({ ...plain(device), name_by_user: null })),
  }),
  'config/device_registry/update': (message, { house }) => {
    const { devices } = house.registries;
    const device = devices.get(String(message.device_id));
    if (device === undefined) return { code: 'not_found', message: 'Device not found' };
    const area_id = message.area_id === undefined ? device.area_id : textOrNull(message.area_id);
    devices.set(device.id, { ...device, area_id });
    fire(house, 'device_registry_updated', { action: 'update', device_id: device.id, changes: {} });
    return { result: { ...plain(device), area_id, name_by_user: null } };
  },
};

const DONE: CommandResult = { result: 'success' };

function isTaken(name: string, entries: ReadonlyMap<string, { readonly name: string }>): boolean {
  const plainly = (text: string): string => text.toLowerCase().replaceAll(' ', '');
  return [...entries.values()].some((entry) => plainly(entry.name) === plainly(name));
}

function inUse(name: string): CommandResult {
  return { code: 'invalid_info', message: `The name ${name} (${slug(name)}) is already in use` };
}

export function fire(house: House, eventType: string, data: Json): void {
  house.fire(eventType, data, house.newContext(null));
}

export function textList(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Entries hold nothing but plain values. */
function plain(entry: object): { readonly [key: string]: Json } {
  return entry as { readonly [key: string]: Json };
}
