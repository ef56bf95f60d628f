import type { Kind, Place, Target } from '../domain/concept.ts';
import type { Entity } from '../domain/home.ts';
import type { Lexicon } from './lexicon.ts';

/** The devices that a target stands for, said in `here`. A device that is gone is left out. */
export function resolveTarget(target: Target, lexicon: Lexicon, here?: string): readonly string[] {
  if ('entities' in target) return target.entities.filter((id) => lexicon.entities.has(id));
  if ('asked' in target) return [];
  const found = entitiesOf(target.kind, target.in, lexicon, here).map(({ id }) => id);
  return target.except ? found.filter((id) => !target.except?.includes(id)) : found;
}

/** All devices of a kind in a place. A group whose members are all among them is left out: its members stand for it. */
export function entitiesOf(kind: Kind, place: Place, lexicon: Lexicon, here?: string): readonly Entity[] {
  const areas = areasOf(place, lexicon, here);
  const found = lexicon.home.entities.filter(
    (entity) => isOfKind(entity, kind) && (!areas || (entity.area !== undefined && areas.has(entity.area))),
  );
  const ids = new Set(found.map(({ id }) => id));
  return found.filter((entity) => {
    const members = membersOf(entity);
    return !members.length || !members.every((member) => ids.has(member));
  });
}

export function isOfKind(entity: Entity, kind: Kind): boolean {
  return entity.domain === kind.domain && (kind.class === undefined || entity.attributes.device_class === kind.class);
}

/** The members of a group, or none. */
export function membersOf(entity: Entity): readonly string[] {
  const members = entity.domain === 'scene' || entity.domain === 'script' ? undefined : entity.attributes.entity_id;
  return Array.isArray(members) ? members.filter((member): member is string => typeof member === 'string') : [];
}

/** The areas of a place; undefined stands for all. */
function areasOf(place: Place, lexicon: Lexicon, here: string | undefined): ReadonlySet<string> | undefined {
  if (place === 'home') return undefined;
  if (place === 'here') return here === undefined ? undefined : new Set([here]);
  if ('area' in place) return new Set([place.area]);
  return new Set(lexicon.home.areas.filter((area) => area.floor === place.floor).map((area) => area.name));
}
