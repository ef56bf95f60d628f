import type { Json } from '../../../domain/home.ts';
import { badFormat, type Command, type CommandResult, type House } from './command.ts';
import { fire, textList, textOrNull } from './place-commands.ts';

/** The commands of the entity registry, and of what is shown to voice assistants, by message type. */
export const registryCommands: Readonly<Record<string, Command>> = {
  'config/entity_registry/list': (_, { house }) => ({
    result: [...house.registries.entities.keys()].map((id) => entityEntry(house, id, false)),
  }),
  'config/entity_registry/get_entries': (message, { house }) => {
    const ids = message.entity_ids;
    if (!Array.isArray(ids)) return badFormat("required key not provided @ data['entity_ids']");
    return { result: Object.fromEntries(ids.map((id) => [String(id), entityEntry(house, String(id), true)])) };
  },
  'config/entity_registry/update': updateEntity,
  'homeassistant/expose_entity/list': (_, { house }) => ({
    result: {
      exposed_entities: Object.fromEntries(
        [...house.registries.entities.values()]
          .filter(({ exposed }) => exposed)
          .map(({ entity_id }) => [entity_id, { conversation: true }]),
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
