import type { Json } from '../../domain/home.ts';
import type { Data } from './device.ts';
import { areaOf, type Registries } from './registries.ts';
import { domainOf, type World } from './world.ts';

const KEYS = ['entity_id', 'device_id', 'area_id', 'floor_id', 'label_id'] as const;
type Key = (typeof KEYS)[number];

/** What a service call is aimed at: named entities, and those that belong to a device, an area or a floor. */
export interface Target {
  readonly named: readonly string[];
  readonly referred: readonly string[];
}

/**
 * Reads the target of a call from its `target` and from its data, as the hub allows both. Undefined when there is
 * none. `entity_id: all` means every entity.
 */
export function readTarget(target: Data, data: Data, world: World, registries: Registries): Target | undefined {
  const lists = Object.fromEntries(KEYS.map((key) => [key, [...texts(target[key]), ...texts(data[key])]])) as Record<
    Key,
    string[]
  >;
  if (KEYS.every((key) => target[key] === undefined && data[key] === undefined)) return undefined;
  const named = lists.entity_id.includes('all')
    ? world.all().map((state) => state.entity_id)
    : lists.entity_id.filter((id) => id !== 'none');
  const floors = new Set(lists.floor_id);
  const areas = new Set(lists.area_id);
  for (const area of registries.areas.values()) if (floors.has(area.floor_id ?? '')) areas.add(area.area_id);
  const devices = new Set(lists.device_id);
  const referred = [...registries.entities.values()]
    .filter((entry) => devices.has(entry.device_id ?? '') || areas.has(areaOf(registries, entry.entity_id) ?? ''))
    .filter((entry) => entry.hidden_by === null)
    .map((entry) => entry.entity_id);
  return { named: [...new Set(named)], referred: [...new Set(referred)] };
}

export function withoutTarget(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !(KEYS as readonly string[]).includes(key)));
}

/** A group stands for its members, and theirs; what has no living members stands for itself. */
export function expandGroups(ids: readonly string[], world: World): readonly string[] {
  const out = new Set<string>();
  const visit = (id: string, above: readonly string[]): void => {
    const members = world.members(id).filter((member) => !above.includes(member));
    if (members.length === 0) out.add(id);
    for (const member of members) visit(member, [...above, id]);
  };
  for (const id of ids) visit(id, []);
  return [...out];
}

/** Members of a group of another domain only count where the service knows them. */
export function ofDomain(ids: readonly string[], domain: string): readonly string[] {
  return ids.filter((id) => domainOf(id) === domain);
}

function texts(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return value.split(/\s*,\s*/).filter((part) => part !== '');
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
