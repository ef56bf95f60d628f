import type { Json } from '../../../domain/home.ts';
import { compressedState, fullState, stateDifference } from '../compressed.ts';
import { KINDS } from '../devices/kinds.ts';
import { performService } from '../service-call.ts';
import { asData, badFormat, type Command } from './command.ts';

/** The version that the demo home claims to be: clients choose their commands by it. */
export const HUB_VERSION = '2026.11.0';

/** Commands about states, events and services, by message type. */
export const stateCommands: Readonly<Record<string, Command>> = {
  ping: () => ({ pong: true }),
  supported_features: () => ({ result: null }),
  get_states: (_, { house }) => ({ result: house.world.all().map(fullState) }),
  get_config: (_, { house }) => ({ result: config(house.home) }),
  get_services: () => ({ result: describeServices() }),
  'auth/current_user': (_, { house }) => ({
    result: { id: house.userId, name: 'Demo', is_owner: true, is_admin: true, credentials: [], mfa_modules: [] },
  }),

  subscribe_events(message, session) {
    const wanted = message.event_type ?? '*';
    const { house } = session;
    const stop = house.listen((eventType, data, context) => {
      if (wanted !== '*' && wanted !== eventType) return;
      const time_fired = new Date(house.clock.now()).toISOString();
      session.event(message.id, { event_type: eventType, data, origin: 'LOCAL', time_fired, context: { ...context } });
    });
    session.keep(message.id, stop);
    return { result: null };
  },

  unsubscribe_events(message, session) {
    if (typeof message.subscription !== 'number') return badFormat("required key not provided @ data['subscription']");
    return session.drop(message.subscription)
      ? { result: null }
      : { code: 'not_found', message: 'Subscription not found.' };
  },

  subscribe_entities(message, session) {
    const only = Array.isArray(message.entity_ids) ? new Set<Json>(message.entity_ids) : undefined;
    const { world } = session.house;
    const stop = world.subscribe((next, old) => {
      if (only !== undefined && !only.has(next.entity_id)) return;
      const event =
        old === undefined
          ? { a: { [next.entity_id]: compressedState(next) } }
          : { c: { [next.entity_id]: stateDifference(old, next) } };
      session.event(message.id, event);
    });
    const stopRemovals = world.onRemoved(({ entity_id }) => {
      if (only === undefined || only.has(entity_id)) session.event(message.id, { r: [entity_id] });
    });
    session.keep(message.id, () => {
      stop();
      stopRemovals();
    });
    const states = world.all().filter((state) => only === undefined || only.has(state.entity_id));
    const first = { a: Object.fromEntries(states.map((state) => [state.entity_id, compressedState(state)])) };
    return { result: null, afterwards: () => session.event(message.id, first) };
  },

  call_service(message, { house }) {
    const { domain, service } = message;
    if (typeof domain !== 'string' || typeof service !== 'string') {
      return badFormat("required key not provided @ data['domain'] or data['service']");
    }
    const context = house.newContext(house.userId);
    const data = asData(message.service_data);
    house.fire('call_service', { domain, service, service_data: data }, context);
    const result = performService(house, {
      domain,
      service,
      data,
      target: asData(message.target),
      returnResponse: message.return_response === true,
      context,
    });
    if (!result.ok) return { code: result.code, message: result.message };
    return {
      result: { context: { ...context }, ...(message.return_response === true ? { response: result.response } : {}) },
    };
  },
};

function config(home: {
  readonly name: string;
  readonly unitSystem: string;
  readonly zones: readonly Json[] | readonly object[];
}): Json {
  const metric = home.unitSystem === 'metric';
  return {
    location_name: home.name,
    latitude: 52,
    longitude: 4,
    elevation: 0,
    radius: 100,
    unit_system: {
      length: metric ? 'km' : 'mi',
      mass: metric ? 'g' : 'lb',
      volume: metric ? 'L' : 'gal',
      temperature: metric ? '°C' : '°F',
      pressure: metric ? 'Pa' : 'psi',
      wind_speed: metric ? 'm/s' : 'mph',
      accumulated_precipitation: metric ? 'mm' : 'in',
    },
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    components: Object.keys(KINDS),
    config_dir: '/config',
    version: HUB_VERSION,
    config_source: 'storage',
    safe_mode: false,
    recovery_mode: false,
    state: 'RUNNING',
    currency: 'EUR',
    country: null,
    language: 'en',
  };
}

function describeServices(): Json {
  const domains = Object.entries(KINDS).map(([domain, kind]) => {
    const services = Object.entries(kind.services).map(([name, service]) => {
      const fields = Object.keys(service.fields ?? {}).map((key) => [
        key,
        { required: service.required?.includes(key) ?? false },
      ]);
      const response =
        service.response === undefined ? {} : { response: { optional: service.response === 'optional' } };
      return [
        name,
        {
          name,
          description: '',
          fields: Object.fromEntries(fields),
          target: { entity: [{ domain: [domain] }] },
          ...response,
        },
      ];
    });
    return [domain, Object.fromEntries(services)];
  });
  const general = ['turn_on', 'turn_off', 'toggle'].map((name) => [
    name,
    { name, description: '', fields: {}, target: {} },
  ]);
  return { ...Object.fromEntries(domains), homeassistant: Object.fromEntries(general) };
}
