import type { Setting } from '../domain/setting.ts';

/** The domains that have what a setting sets; what is not here, many have. */
const FIELDS: readonly (readonly [field: keyof Setting, domains: RegExp])[] = [
  ['hs_color', /^light$/],
  ['color_temp_kelvin', /^light$/],
  ['brightness_pct', /^light$/],
  ['volume_pct', /^media_player$/],
  ['muted', /^media_player$/],
  ['source', /^media_player$/],
  ['temperature', /^(?:climate|water_heater)$/],
  ['percentage', /^(?:fan|humidifier)$/],
  ['position', /^(?:cover|valve)$/],
  ['level', /^(?:light|fan|cover|valve|media_player|climate|humidifier|number|input_number|siren)$/],
];
const STATES: Readonly<Partial<Record<string, RegExp>>> = {
  next: /^media_player$/,
  previous: /^media_player$/,
  playing: /^(?:media_player|vacuum|lawn_mower|script|scene|switch)$/,
  paused: /^(?:media_player|vacuum|lawn_mower|timer|script)$/,
  docked: /^(?:vacuum|lawn_mower)$/,
  cleaning: /^vacuum$/,
  mowing: /^lawn_mower$/,
  locked: /^lock$/,
  unlocked: /^lock$/,
};
/** What only tells how things are. */
const TELLING = /^(?:sensor|binary_sensor|weather|person|device_tracker|sun|zone|event|update|calendar)$/;

/** Whether any of these devices could be so: a desk lamp has no volume, a TV no dock, a sensor can be set in no way. */
export function couldBe(setting: Setting, targets: readonly string[]): boolean {
  if (!targets.length) return true;
  return targets.some((id) => {
    const domain = id.split('.')[0] ?? '';
    if (TELLING.test(domain)) return false;
    const state = setting.state === undefined ? undefined : STATES[setting.state];
    const all = { ...setting.by, ...setting };
    return (!state || state.test(domain)) && FIELDS.every(([field, has]) => !(field in all) || has.test(domain));
  });
}
