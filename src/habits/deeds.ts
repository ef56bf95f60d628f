import type { Doer } from '../domain/past-event.ts';
import type { ServiceAction } from '../domain/proposal.ts';

/** What reports rather than is told: changes of these by nobody known are no one's action. */
const PASSIVE: ReadonlySet<string> = new Set([
  'binary_sensor',
  'device_tracker',
  'event',
  'group',
  'person',
  'sensor',
  'sun',
  'update',
  'weather',
  'zone',
]);

/** Whether a change is something that a person did, as far as one can tell. */
export function isByHand(domain: string, by: Doer): boolean {
  return by === 'user' || (by === 'unknown' && !PASSIVE.has(domain));
}

/** Domains whose state `on` and `off` are switched by `turn_on` and `turn_off`. */
const SWITCHED: ReadonlySet<string> = new Set([
  'automation',
  'climate',
  'fan',
  'humidifier',
  'input_boolean',
  'light',
  'media_player',
  'remote',
  'siren',
  'switch',
  'water_heater',
]);

/** State to service, by domain. */
const SERVICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cover: { open: 'open_cover', closed: 'close_cover' },
  valve: { open: 'open_valve', closed: 'close_valve' },
  lock: { locked: 'lock', unlocked: 'unlock' },
  vacuum: { cleaning: 'start', docked: 'return_to_base', returning: 'return_to_base', paused: 'pause', idle: 'stop' },
  lawn_mower: { mowing: 'start_mowing', docked: 'dock', returning: 'dock', paused: 'pause' },
  media_player: { playing: 'turn_on', paused: 'media_pause', idle: 'media_stop' },
  alarm_control_panel: {
    armed_away: 'alarm_arm_away',
    armed_home: 'alarm_arm_home',
    armed_night: 'alarm_arm_night',
    disarmed: 'alarm_disarm',
  },
};

const MODES: ReadonlySet<string> = new Set(['heat', 'cool', 'auto', 'heat_cool', 'dry', 'fan_only']);

/** The service action that brings an entity into a state; undefined where no single one does. */
export function actionFor(entity: string, state: string): ServiceAction | undefined {
  const domain = entity.slice(0, Math.max(0, entity.indexOf('.')));
  const target = { entity_id: entity };
  const service = SERVICES[domain]?.[state];
  if (service !== undefined) return { action: `${domain}.${service}`, target };
  if (SWITCHED.has(domain) && (state === 'on' || state === 'off')) {
    return { action: `${domain}.turn_${state}`, target };
  }
  if (domain === 'climate' && MODES.has(state)) {
    return { action: 'climate.set_hvac_mode', target, data: { hvac_mode: state } };
  }
  if (domain === 'input_select' || domain === 'select') {
    return { action: `${domain}.select_option`, target, data: { option: state } };
  }
  return undefined;
}

/** What one can walk or drive through, by what a device is called. */
const ENTRANCE = /garage|gate|door/;
/** What burns when nobody looks. */
const HOT = /oven|stove|cooker|hob(?![a-z])|iron(?![a-z])|grill|fryer|kettle/;

/** Whether a cover closes a way in, rather than keeping the sun out. */
export function isEntrance(entity: string, deviceClass?: string): boolean {
  return ENTRANCE.test(entity.slice(entity.indexOf('.') + 1)) || ENTRANCE.test(deviceClass ?? '');
}

/**
 * Whether bringing an entity into a state is nothing that should happen by itself: unlocking, disarming, opening a way
 * in, letting water run, or turning on what gets hot.
 * @param deviceClass the hub's own word for the kind of device, where it is known
 */
export function isUnsafe(entity: string, state: string, deviceClass?: string): boolean {
  const [domain = '', name = ''] = entity.split('.');
  switch (domain) {
    case 'lock':
      return state !== 'locked';
    case 'alarm_control_panel':
      return !state.startsWith('armed');
    case 'cover':
      return state !== 'closed' && isEntrance(entity, deviceClass);
    case 'valve':
      return state !== 'closed';
    default:
      return state !== 'off' && HOT.test(name);
  }
}
