import type { Entity } from '../domain/home.ts';
import type { Setting, State } from '../domain/setting.ts';

const KEPT_STATES: Readonly<Record<string, State>> = {
  on: 'on',
  off: 'off',
  open: 'open',
  opening: 'open',
  closed: 'closed',
  closing: 'closed',
  locked: 'locked',
  unlocked: 'unlocked',
  playing: 'playing',
  paused: 'paused',
  docked: 'docked',
  returning: 'docked',
  cleaning: 'cleaning',
  mowing: 'mowing',
};

/** How a device is now, as a setting that makes it so again. Undefined for what has no state that one could set. */
export function captureSetting(entity: Entity): Setting | undefined {
  const { state, attributes, domain } = entity;
  const number = (key: string): number | undefined =>
    typeof attributes[key] === 'number' ? attributes[key] : undefined;
  if (domain === 'climate') {
    const temperature = number('temperature');
    return { hvac_mode: state, ...(temperature === undefined ? {} : { temperature }) };
  }
  if (domain === 'media_player') {
    const volume = number('volume_level');
    return {
      ...(KEPT_STATES[state] ? { state: KEPT_STATES[state] } : state === 'idle' ? { state: 'idle' } : {}),
      ...(volume === undefined ? {} : { volume_pct: Math.round(volume * 100) }),
      ...(typeof attributes.is_volume_muted === 'boolean' ? { muted: attributes.is_volume_muted } : {}),
    };
  }
  const kept = KEPT_STATES[state];
  if (!kept) return undefined;
  if (domain === 'light' && kept === 'on') return { state: kept, ...lightSetting(attributes) };
  const position = domain === 'cover' || domain === 'valve' ? number('current_position') : undefined;
  if (position !== undefined) return { position };
  const percentage = domain === 'fan' && kept === 'on' ? number('percentage') : undefined;
  return percentage === undefined ? { state: kept } : { state: kept, percentage };
}

function lightSetting(attributes: Entity['attributes']): Setting {
  const { brightness, color_mode: mode, color_temp_kelvin: kelvin, hs_color: hs } = attributes;
  const setting: { -readonly [K in keyof Setting]: Setting[K] } = {};
  if (typeof brightness === 'number') setting.brightness_pct = Math.round((brightness / 255) * 100);
  if (mode === 'color_temp' && typeof kelvin === 'number') setting.color_temp_kelvin = kelvin;
  else if (Array.isArray(hs) && typeof hs[0] === 'number' && typeof hs[1] === 'number')
    setting.hs_color = [hs[0], hs[1]];
  return setting;
}
