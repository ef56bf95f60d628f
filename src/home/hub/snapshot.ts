import type { Attributes, Entity, Home, SatelliteSite, Zone } from '../../domain/home.ts';
import { isExposedByDefault } from './exposure.ts';
import type { Registered, Registry } from './registry.ts';
import type { HubState } from './states.ts';

/** The home from states and registries, kept up to date piece by piece. */
export interface Snapshot {
  home(): Home;
  entity(entityId: string): Entity | undefined;
  /** Takes over an entity's state as it is now: what it became and what it was, where it belongs to the home. */
  refresh(entityId: string): { readonly entity?: Entity; readonly old?: Entity };
  /** Takes over new registries: everything is read again, entities that did not change stay the same objects. */
  adopt(registry: Registry): void;
}

const EMPTY: Registry = { name: 'Home', unitSystem: 'metric', floors: [], areas: [], entities: new Map() };
/** People and the sun are part of the home whether or not a voice assistant may show them: conditions speak of them. */
const ALWAYS = new Set(['person', 'sun']);

export function createSnapshot(
  states: ReadonlyMap<string, HubState>,
  satellites: readonly SatelliteSite[],
  exposedOnly: boolean,
): Snapshot {
  const entities = new Map<string, Entity>();
  let registry = EMPTY;
  let home: Home | undefined;

  const belongs = (id: string, domain: string, attributes: Attributes, registered?: Registered): boolean => {
    if (domain === 'zone' || registered?.hidden === true) return false;
    if (!exposedOnly || ALWAYS.has(domain)) return true;
    const decided = registry.exposed?.get(id);
    if (decided !== undefined) return decided;
    if (registered?.internal === true) return false;
    return registry.exposed === undefined || isExposedByDefault(domain, attributes);
  };

  const build = (id: string): Entity | undefined => {
    const state = states.get(id);
    const domain = id.slice(0, Math.max(0, id.indexOf('.')));
    const registered = registry.entities.get(id);
    if (state === undefined || !belongs(id, domain, state.attributes, registered)) return undefined;
    const name = state.attributes.friendly_name;
    return {
      id,
      domain,
      name: typeof name === 'string' && name.trim() !== '' ? name : nameFromId(id),
      aliases: registered?.aliases ?? [],
      ...(registered?.area === undefined ? {} : { area: registered.area }),
      state: state.state,
      attributes: state.attributes,
    };
  };

  const refresh = (id: string): { entity?: Entity; old?: Entity } => {
    const old = entities.get(id);
    const built = build(id);
    const entity = old !== undefined && built !== undefined && same(old, built) ? old : built;
    if (entity !== old) {
      if (entity === undefined) entities.delete(id);
      else entities.set(id, entity);
      home = undefined;
    }
    return { ...(entity === undefined ? {} : { entity }), ...(old === undefined ? {} : { old }) };
  };

  return {
    home() {
      home ??= {
        name: registry.name,
        unitSystem: registry.unitSystem,
        floors: registry.floors,
        areas: registry.areas,
        zones: zonesOf(states),
        satellites,
        entities: [...entities.values()],
      };
      return home;
    },
    entity: (id) => entities.get(id),
    refresh,
    adopt(next) {
      registry = next;
      home = undefined;
      for (const id of new Set([...states.keys(), ...entities.keys()])) refresh(id);
    },
  };
}

function same(a: Entity, b: Entity): boolean {
  return (
    a.state === b.state &&
    a.attributes === b.attributes &&
    a.name === b.name &&
    a.area === b.area &&
    a.aliases.join('\n') === b.aliases.join('\n')
  );
}

function zonesOf(states: ReadonlyMap<string, HubState>): readonly Zone[] {
  return [...states].flatMap(([id, { attributes }]) => {
    const { friendly_name: name, latitude, longitude, radius } = attributes;
    if (!id.startsWith('zone.') || typeof latitude !== 'number' || typeof longitude !== 'number') return [];
    const known = typeof name === 'string' && id !== 'zone.home' ? name : undefined;
    const radiusM = typeof radius === 'number' ? radius : 100;
    return [{ name: known ?? sentenceCase(nameFromId(id)), latitude, longitude, radius: radiusM }];
  });
}

/** `light.kitchen_lamp` is called "kitchen lamp" where nobody named it. */
function nameFromId(id: string): string {
  return id.slice(id.indexOf('.') + 1).replaceAll('_', ' ');
}

function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
