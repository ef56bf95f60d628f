import type { Frame } from './frame.ts';
import type { Act, Property } from './pieces.ts';

/** What domains have a property, likeliest first. */
const PROPERTY_DOMAINS: Readonly<Record<Property, readonly string[]>> = {
  brightness: ['light'],
  color_temp: ['light'],
  temperature: ['climate', 'water_heater'],
  volume: ['media_player'],
  position: ['cover', 'valve'],
  speed: ['fan'],
  color: ['light'],
};

const ACT_DOMAINS: Partial<Record<Act, readonly string[]>> = {
  open: ['cover', 'valve', 'lock'],
  close: ['cover', 'valve'],
  raise: ['cover', 'light', 'climate', 'media_player', 'fan'],
  lower: ['cover', 'light', 'climate', 'media_player', 'fan'],
  lock: ['lock'],
  unlock: ['lock'],
  play: ['media_player'],
  pause: ['media_player', 'vacuum', 'lawn_mower'],
  next: ['media_player'],
  previous: ['media_player'],
  dock: ['vacuum', 'lawn_mower'],
  clean: ['vacuum'],
  mow: ['lawn_mower'],
  heat: ['climate', 'water_heater'],
  cool: ['climate', 'water_heater'],
  mute: ['media_player'],
  unmute: ['media_player'],
  light: ['light'],
  dim: ['light'],
  brighten: ['light'],
  start: ['vacuum', 'lawn_mower', 'script', 'switch', 'media_player', 'fan', 'light'],
  run: ['script', 'switch'],
  activate: ['scene', 'script', 'light', 'switch', 'fan'],
  stop: ['media_player', 'vacuum', 'cover', 'lawn_mower', 'fan', 'switch'],
};

/** The domains of things that people switch and set. */
export const ORDINARY: readonly string[] = [
  'light',
  'switch',
  'fan',
  'media_player',
  'cover',
  'climate',
  'lock',
  'vacuum',
  'lawn_mower',
  'humidifier',
  'valve',
  'input_boolean',
  'scene',
  'script',
  'siren',
  'button',
  'input_button',
];

/** The domains that a clause's verb and setting make sense for, likeliest first. */
export function likelyDomains(frame: Frame): readonly string[] {
  const { words, act } = frame;
  if (words.source !== undefined) return ['media_player'];
  if (words.preset !== undefined) return ['fan', 'climate', 'humidifier'];
  if (words.property) return PROPERTY_DOMAINS[words.property];
  if (words.more?.of === 'temperature') return ['climate', 'light'];
  if (words.more?.of) return PROPERTY_DOMAINS[words.more.of];
  if (words.colour || words.white) return ['light'];
  if (words.kelvin !== undefined || words.effect !== undefined) return ['light'];
  if (words.number?.unit === 'degrees') return ['climate'];
  if (words.state === 'docked') return ['vacuum', 'lawn_mower'];
  const byAct = act ? ACT_DOMAINS[act] : undefined;
  if (byAct) return byAct;
  if (words.number || words.level !== undefined)
    return ['light', 'cover', 'climate', 'fan', 'media_player', 'valve', 'humidifier'];
  return ORDINARY;
}
