import type { Call } from '../domain/call.ts';
import type { Entity, Home } from '../domain/home.ts';

/** What must not happen without a yes. */
export interface Policy {
  /** Actions (`lock.unlock`) and entities (`script.leaving_home`) that ask first. */
  readonly sensitive: ReadonlySet<string>;
  /** Actions and entities that never ask, whatever else is said. */
  readonly allow: ReadonlySet<string>;
}

/** Unlocking, disarming, and opening what one can walk or drive through. */
export const DEFAULT_POLICY: Policy = {
  sensitive: new Set(['lock.unlock', 'lock.open', 'alarm_control_panel.alarm_disarm']),
  allow: new Set(),
};

const ENTRANCES = new Set(['garage', 'gate', 'door']);

/** The calls among these that need a yes. Groups count as what is in them. */
export function sensitiveOf(calls: readonly Call[], home: Home, policy: Policy = DEFAULT_POLICY): readonly Call[] {
  const entities = new Map(home.entities.map((entity) => [entity.id, entity]));
  const { allow } = policy;
  const sensitive = new Set([...policy.sensitive].filter((name) => !allow.has(name)));
  return calls.filter((call) => {
    const action = `${call.domain}.${call.service}`;
    if (allow.has(action)) return false;
    const ids = expand(call.target.entity_id, entities);
    if (call.target.entity_id.length === 0) return sensitive.has(action) || sensitive.has(scriptOf(call));
    return ids.some(
      (id) =>
        !allow.has(id) &&
        (sensitive.has(id) || sensitive.has(action) || isDangerous(call, id, entities.get(id), sensitive)),
    );
  });
}

/** `script.leaving_home` may be called as a service of that name. */
function scriptOf(call: Call): string {
  return call.domain === 'script' ? `script.${call.service}` : '';
}

/** What a call comes to for one entity, under whatever name it is called. */
function isDangerous(call: Call, id: string, entity: Entity | undefined, sensitive: ReadonlySet<string>): boolean {
  const domain = id.slice(0, Math.max(0, id.indexOf('.')));
  const { service, data } = call;
  switch (domain) {
    case 'lock': {
      const unlocks =
        ['unlock', 'turn_off'].includes(service) || (service === 'toggle' && entity?.state !== 'unlocked');
      return (unlocks && sensitive.has('lock.unlock')) || (service === 'open' && sensitive.has('lock.open'));
    }
    case 'cover': {
      if (!ENTRANCES.has(String(entity?.attributes.device_class))) return false;
      if (service === 'set_cover_position') return Number(data.position) > positionOf(entity);
      if (service === 'toggle') return entity?.state !== 'open' && entity?.state !== 'opening';
      return ['open_cover', 'turn_on', 'open'].includes(service);
    }
    case 'alarm_control_panel':
      return service === 'turn_off' && sensitive.has('alarm_control_panel.alarm_disarm');
    default:
      return false;
  }
}

function positionOf(entity: Entity | undefined): number {
  const position = entity?.attributes.current_position;
  if (typeof position === 'number') return position;
  return entity?.state === 'open' ? 100 : 0;
}

function expand(ids: readonly string[], entities: ReadonlyMap<string, Entity>): readonly string[] {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const members = entities.get(id)?.attributes.entity_id;
    if (id.startsWith('scene.') || !Array.isArray(members)) return;
    for (const member of members) if (typeof member === 'string') visit(member);
  };
  for (const id of ids) visit(id);
  return [...seen];
}
