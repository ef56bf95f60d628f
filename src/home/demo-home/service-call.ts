import type { Clock } from '../../domain/clock.ts';
import type { Json } from '../../domain/home.ts';
import type { Act, Data, Service } from './device.ts';
import { KINDS } from './devices/kinds.ts';
import type { Registries } from './registries.ts';
import { expandGroups, ofDomain, readTarget, withoutTarget } from './target.ts';
import { type Context, domainOf, type World } from './world.ts';

export interface ServiceRequest {
  readonly domain: string;
  readonly service: string;
  readonly data: Data;
  readonly target: Data;
  readonly returnResponse: boolean;
  readonly context: Context;
}

/** The hub's answer to a service call; codes are the hub's own. */
export type ServiceResult =
  | { readonly ok: true; readonly response: Json }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface ServiceHouse {
  readonly world: World;
  readonly registries: Registries;
  readonly clock: Clock;
  readonly instant: boolean;
  /** Called with what has no effect that a state shows: notifications. */
  readonly record: (request: ServiceRequest) => void;
}

const GENERAL = ['turn_on', 'turn_off', 'toggle'];
const RECORDED = new Set(['notify', 'persistent_notification', 'tts', 'assist_satellite', 'logbook', 'system_log']);

/** Which services there are, for `get_services` and for telling that one is unknown. */
function findService(domain: string, service: string): Service | undefined {
  const known = KINDS[domain]?.services;
  return known !== undefined && Object.hasOwn(known, service) ? known[service] : undefined;
}

/** Does a service call. Everything that it changes at once is changed when this returns. */
export function performService(house: ServiceHouse, request: ServiceRequest): ServiceResult {
  const { domain, service } = request;
  if (domain === 'homeassistant') return performGeneral(house, request);
  if (domain === 'group' && GENERAL.includes(service)) return performGeneral(house, request);
  if (RECORDED.has(domain)) {
    house.record(request);
    return { ok: true, response: null };
  }
  // A script is a service of its own name, too.
  if (
    domain === 'script' &&
    house.world.get(`script.${service}`) !== undefined &&
    findService(domain, service) === undefined
  ) {
    const target = { entity_id: `script.${service}` };
    return performService(house, { ...request, service: 'turn_on', data: {}, target });
  }
  const known = findService(domain, service);
  if (known === undefined) return { ok: false, code: 'not_found', message: `Service ${domain}.${service} not found.` };
  return performOnEntities(house, request, known);
}

function performOnEntities(house: ServiceHouse, request: ServiceRequest, service: Service): ServiceResult {
  const { domain } = request;
  const { world } = house;
  const name = `${domain}.${request.service}`;
  const target = readTarget(request.target, request.data, world, house.registries);
  if (target === undefined) {
    return invalid('must contain at least one of entity_id, device_id, area_id, floor_id, label_id.');
  }
  const data = withoutTarget(request.data);
  const problem = checkData(service, data);
  if (problem !== undefined) return invalid(problem);
  if (request.returnResponse && service.response === undefined) {
    return refused(`An action which does not return responses can't be called with ${name} and return_response`);
  }
  if (!request.returnResponse && service.response === 'only') {
    return refused(`The action ${name} requires responses and must be called with return_response`);
  }

  const named = ofDomain(target.named, domain).filter((id) => world.get(id) !== undefined);
  const unable = named.find((id) => !isAble(world, id, service));
  if (unable !== undefined) return refused(`Entity ${unable} does not support action ${name}`);
  const all = [...named, ...ofDomain(target.referred, domain)];
  const responses: Record<string, Json> = {};
  for (const entityId of ofDomain(expandGroups(all, world), domain)) {
    const state = world.get(entityId);
    if (state === undefined || state.state === 'unavailable' || !isAble(world, entityId, service)) continue;
    const outcome = service.perform(createAct(house, request, entityId, data));
    if (outcome !== undefined && 'refused' in outcome) return refused(outcome.refused);
    if (outcome !== undefined) responses[entityId] = outcome.response;
  }
  return { ok: true, response: request.returnResponse ? responses : null };
}

/** homeassistant.turn_on and its like: each entity's own service of that name. */
function performGeneral(house: ServiceHouse, request: ServiceRequest): ServiceResult {
  if (request.service === 'update_entity') return { ok: true, response: null };
  if (!GENERAL.includes(request.service)) {
    return { ok: false, code: 'not_found', message: `Service ${request.domain}.${request.service} not found.` };
  }
  const target = readTarget(request.target, request.data, house.world, house.registries);
  if (target === undefined) return invalid("required key not provided @ data['entity_id']");
  const byDomain = new Map<string, string[]>();
  for (const id of expandGroups([...target.named, ...target.referred], house.world)) {
    byDomain.set(domainOf(id), [...(byDomain.get(domainOf(id)) ?? []), id]);
  }
  for (const [domain, ids] of byDomain) {
    if (findService(domain, request.service) === undefined) continue;
    const data = withoutTarget(request.data);
    const result = performService(house, { ...request, domain, data, target: { entity_id: ids } });
    if (!result.ok) return result;
  }
  return { ok: true, response: null };
}

function createAct(house: ServiceHouse, request: ServiceRequest, entityId: string, data: Data): Act {
  const { world } = house;
  const { context } = request;
  return {
    entityId,
    data,
    instant: house.instant,
    now: () => world.get(entityId) ?? { state: 'unknown', attributes: {} },
    look: (id) => world.get(id),
    nowMs: () => house.clock.now(),
    memory: world.memory(entityId),
    change: (patch) => world.change(entityId, patch, context),
    later: (delayMs, task) => world.later(entityId, delayMs, task),
    leave: () => world.leave(entityId),
    put: (other, patch) => {
      if (world.get(other) === undefined) return;
      for (const id of expandGroups([other], world)) world.change(id, patch, context);
    },
    call: (domain, service, entityIds, callData) => {
      const target = { entity_id: [...entityIds] };
      performService(house, { domain, service, data: callData, target, returnResponse: false, context });
    },
  };
}

function checkData(service: Service, data: Data): string | undefined {
  for (const key of service.required ?? []) {
    if (data[key] === undefined) return `required key not provided @ data['${key}']`;
  }
  for (const [key, value] of Object.entries(data)) {
    const field = service.fields !== undefined && Object.hasOwn(service.fields, key) ? service.fields[key] : undefined;
    if (field === undefined) return `extra keys not allowed @ data['${key}']. Got ${JSON.stringify(value)}`;
    const problem = field(value);
    if (problem !== undefined) return `${problem} for dictionary value @ data['${key}']. Got ${JSON.stringify(value)}`;
  }
  return undefined;
}

function isAble(world: World, entityId: string, service: Service): boolean {
  const features = world.get(entityId)?.attributes.supported_features;
  return service.feature === undefined || typeof features !== 'number' || (features & service.feature) !== 0;
}

function invalid(message: string): ServiceResult {
  return { ok: false, code: 'invalid_format', message };
}

function refused(message: string): ServiceResult {
  return { ok: false, code: 'service_validation_error', message: `Validation error: ${message}` };
}
