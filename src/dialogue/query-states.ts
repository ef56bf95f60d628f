import type { Entity } from '../domain/home.ts';

/** Whether a device is in the state that was asked for. `binary` is that state of a sensor that is on or off. */
export function stateMatches(
  entity: Entity,
  { state, binary }: { readonly state: string; readonly binary?: 'on' | 'off' },
): boolean {
  const { state: now, domain, attributes } = entity;
  if (domain === 'binary_sensor') return now === (binary ?? (state === 'open' || state === 'on' ? 'on' : 'off'));
  if (domain === 'person') return now.toLowerCase() === state.toLowerCase() || (state === 'not_home' && now !== 'home');
  if (state === 'muted') return attributes.is_volume_muted === true;
  if (state === 'heating' || state === 'cooling') return attributes.hvac_action === state;
  if (domain === 'media_player' && (state === 'on' || state === 'off'))
    return (now !== 'off' && now !== 'standby') === (state === 'on') && now !== 'unavailable';
  if (domain === 'climate' && state === 'on') return now !== 'off' && now !== 'unavailable';
  if ((state === 'on' || state === 'running') && domain === 'vacuum') return now === 'cleaning' || now === 'returning';
  if (state === 'running' || state === 'active') return now === 'on';
  if (state === 'open') return now === 'open' || now === 'opening';
  if (state === 'closed') return now === 'closed' || now === 'closing';
  if (state === 'armed') return now.startsWith('armed');
  if (state === 'vacuuming') return now === 'cleaning';
  return now === state;
}

/** What the two states of a sensor are called, by what it senses. */
const SENSED: Readonly<Record<string, readonly [on: string, off: string]>> = {
  door: ['open', 'closed'],
  window: ['open', 'closed'],
  garage_door: ['open', 'closed'],
  opening: ['open', 'closed'],
  lock: ['unlocked', 'locked'],
  motion: ['detecting motion', 'quiet'],
  occupancy: ['occupied', 'empty'],
  presence: ['home', 'away'],
  moisture: ['wet', 'dry'],
  smoke: ['detecting smoke', 'clear'],
  gas: ['detecting gas', 'clear'],
  carbon_monoxide: ['detecting carbon monoxide', 'clear'],
  battery: ['low', 'fine'],
  battery_charging: ['charging', 'not charging'],
  plug: ['plugged in', 'unplugged'],
  connectivity: ['connected', 'disconnected'],
  running: ['running', 'not running'],
  problem: ['reporting a problem', 'fine'],
  cold: ['cold', 'normal'],
  heat: ['hot', 'normal'],
  light: ['detecting light', 'dark'],
  sound: ['detecting sound', 'quiet'],
  vibration: ['vibrating', 'still'],
  safety: ['unsafe', 'safe'],
  tamper: ['tampered with', 'untouched'],
};

/** A device's state in words. */
export function spokenState({ domain, state, attributes }: Entity): string {
  if (state === 'unavailable') return 'not answering';
  if (domain === 'person' || domain === 'device_tracker') {
    if (state === 'home') return 'home';
    return state === 'not_home' ? 'away' : `at ${state}`;
  }
  const words = domain === 'binary_sensor' ? SENSED[String(attributes.device_class)] : undefined;
  if (words) return state === 'on' ? words[0] : words[1];
  return state.replace(/_/g, ' ');
}
