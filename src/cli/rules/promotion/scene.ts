import type { Call } from '../../../domain/call.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { Entity, Home, Json } from '../../../domain/home.ts';
import { rehearse } from '../../../home/demo-home/rehearse.ts';

/** Attributes that Home Assistant restores with a state, by domain (its reproduce_state modules). */
const RESTORED: Readonly<Record<string, readonly string[]>> = {
  climate: ['temperature', 'target_temp_high', 'target_temp_low', 'preset_mode', 'fan_mode', 'swing_mode', 'humidity'],
  cover: ['current_position', 'current_tilt_position'],
  fan: ['percentage', 'preset_mode', 'oscillating', 'direction'],
  humidifier: ['humidity', 'mode'],
  input_boolean: [],
  light: ['brightness', 'effect'],
  lock: [],
  media_player: ['volume_level', 'is_volume_muted', 'source', 'sound_mode'],
  remote: ['current_activity'],
  siren: [],
  switch: [],
  vacuum: ['fan_speed'],
  valve: ['current_position'],
  water_heater: ['temperature', 'operation_mode', 'away_mode'],
};
/** What a light's colour is kept as, by its mode. */
const COLOURS: Readonly<Record<string, string>> = {
  color_temp: 'color_temp_kelvin',
  hs: 'hs_color',
  xy: 'xy_color',
  rgb: 'rgb_color',
  rgbw: 'rgbw_color',
  rgbww: 'rgbww_color',
};

/** The states that a scene would keep, and the calls of which no state is left. */
export function sceneEntities(
  home: Home,
  calls: readonly Call[],
  clock: Clock,
): { readonly entities: Readonly<Record<string, Json>>; readonly leftOut: readonly Call[] } {
  const kept = calls.filter(({ target }) => target.entity_id.length > 0 && target.entity_id.every(isRestorable));
  const touched = new Set(kept.flatMap(({ target }) => target.entity_id));
  const after = rehearse(home, kept, clock).filter(({ id }) => touched.has(id));
  return {
    entities: Object.fromEntries(after.map((entity) => [entity.id, stateOf(entity)])),
    leftOut: calls.filter((call) => !kept.includes(call)),
  };
}

const isRestorable = (id: string): boolean => Object.hasOwn(RESTORED, domainOf(id));
const domainOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf('.')));

function stateOf({ id, state, attributes }: Entity): Json {
  const names = state === 'off' ? [] : (RESTORED[domainOf(id)] ?? []);
  const mode = state === 'off' ? undefined : attributes.color_mode;
  const colour = typeof mode === 'string' ? COLOURS[mode] : undefined;
  const kept = colour === undefined ? names : [...names, 'color_mode', colour];
  const values = kept.flatMap((name) => {
    const value = attributes[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return { state, ...Object.fromEntries(values) };
}
