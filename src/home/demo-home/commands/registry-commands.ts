import type { Json } from '../../../domain/home.ts';
import { freeId, slug } from '../registries.ts';
import { badFormat, type Command, type CommandResult, type House } from './command.ts';

/** The registry commands, by message type. */
export const registryCommands: Readonly<Record<string, Command>> = {
  'config/floor_registry/list': (_, { house }) => ({ result: [...house.registries.floors.values()].map(plain) }),
  'config/area_registry/list': (_, { house }) => ({ result: [...house.registries.areas.values()].map(plain) }),
  'config/device_registry/list': (_, { house }) => ({
    result: [...house.registries.devices.values()].map((device) => ({ ...plain(device), name_by_user: null })),
  }),
  'config/entity_registry/list': (_, { house }) => ({
    result: [...house.registries.entities.keys()].map((id) => entityEntry(house, id, false)),
  }),
  'config/entity_registry/get_entries': (message, { house }) => {
    const ids = message.entity_ids;
    if (!Array.isArray(ids)) return badFormat("required key not provided @ data['entity_ids']");
    return { result: Object.fromEntries(ids.map((id) => [String(id), entityEntry(house, String(id), true)])) };
  },
  'config/entity_registry/update': updateEntity,
  'config/area_registry/create': (message, { house }) => {
    const name = message.name;
    if (typeof name !== 'string') return badFormat("required key not provided @ data['name']");
    const { areas } = house.registries;
    if ([...areas.values()].some((area) => area.name === name)) {
      return { code: 'invalid_info', message: `The name ${name} (${slug(name)}) is already in use` };
    }
    const area_id = freeId(slug(name), areas);
    const area = { area_id, name, aliases: textList(message.aliases), icon: null, labels: [], picture: null };
    areas.set(area_id, { ...area, floor_id: typeof message.floor_id === 'string' ? message.floor_id : null });
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
  'homeassistant/expose_entity/list': (_, { house }) => ({
    result: {
      exposed_entities: Object.fromEntries(
        [...house.registries.entities.values()].map(({ entity_id, exposed }) => [entity_id, { conversation: exposed }]),
      ),
    },
  }),
  'homeassistant/expose_entity': (message, { house }) => {
    const { entities } = house.registries;
    for (const id of textList(message.entity_ids)) {
      const entry = entities.get(id);
      if (entry !== undefined) entities.set(id, { ...entry, exposed: message.should_expose === true });
      fire(house, 'entity_registry_updated', { action: 'update', entity_id: id, changes: {} });
    }
    return { result: null };
  },
};

function updateEntity(message: Parameters<Command>[0], { house }: { readonly house: House }): CommandResult {
  const { entities } = house.registries;
  const id = String(message.entity_id);
  const entry = entities.get(id);
  if (entry === undefined) return { code: 'not_found', message: 'Entity not found' };
  const pick = (key: 'name' | 'area_id' | 'hidden_by' | 'disabled_by'): string | null =>
    message[key] === undefined ? entry[key] : textOrNull(message[key]);
  const changed = {
    ...entry,
    name: pick('name'),
    area_id: pick('area_id'),
    hidden_by: pick('hidden_by'),
    disabled_by: pick('disabled_by'),
    aliases: message.aliases === undefined ? entry.aliases : textList(message.aliases),
  };
  entities.set(id, changed);
  fire(house, 'entity_registry_updated', { action: 'update', entity_id: id, changes: {} });
  const friendly_name = changed.name ?? changed.original_name;
  house.world.change(id, { attributes: { friendly_name } }, house.newContext(null));
  return { result: { entity_entry: entityEntry(house, id, true) } };
}

function entityEntry(house: House, id: string, extended: boolean): Json {
  const entry = house.registries.entities.get(id);
  if (entry === undefined) return null;
  const { exposed, aliases, ...rest } = entry;
  return {
    ...rest,
    unique_id: id,
    platform: 'demo',
    config_entry_id: null,
    entity_category: null,
    has_entity_name: false,
    icon: null,
    labels: [],
    options: { conversation: { should_expose: exposed } },
    ...(extended ? { aliases: [...aliases], capabilities: null } : {}),
  };
}

function fire(house: House, eventType: string, data: Json): void {
  house.fire(eventType, data, house.newContext(null));
}

/** Entries hold nothing but plain values. */
function plain(entry: object): { readonly [key: string]: Json } {
  return entry as { readonly [key: string]: Json };
}

function textList(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
