import type { Target } from '../domain/concept.ts';
import type { SetIntent, Slots, SlotValue } from '../domain/meaning.ts';
import type { Setting } from '../domain/setting.ts';
import type { Frame, SettingWords } from './frame.ts';
import type { Lexicon } from './lexicon.ts';

type MutableSlots = Record<string, SlotValue>;

/** Names a request as Home Assistant does: its intent and slots (what it has no intent for gets a name in its style). */
export function nameIntent(
  frame: Frame,
  target: Target,
  targets: readonly string[],
  setting: Setting,
  lexicon: Lexicon,
): SetIntent {
  const slots: MutableSlots = { ...whereSlots(frame, target, targets, lexicon) };
  const domain = targets[0]?.split('.')[0] ?? '';
  const name = intentFor(setting, domain, slots, frame);
  if (ONE_DOMAIN.test(name)) delete slots.domain;
  return { kind: 'set', name, slots, targets, target, setting };
}

/** Home Assistant's intents for devices of one domain: these have no slot for it. */
const ONE_DOMAIN = /^Hass(?:Climate|Fan|Media|SetVolume|Vacuum|LawnMower)/;

/** The slots that say which devices: name, area, floor, domain, device_class. */
export function whereSlots(frame: Frame, target: Target, targets: readonly string[], lexicon: Lexicon): Slots {
  const slots: MutableSlots = {};
  const { nouns } = frame;
  if (nouns.area) slots.area = nouns.area;
  if (nouns.floor) slots.floor = nouns.floor;
  if ('entities' in target) {
    const names = targets.map((id) => lexicon.entities.get(id)?.name ?? id);
    if (names.length) slots.name = names.length === 1 ? (names[0] ?? '') : names;
  } else if ('kind' in target) {
    slots.domain = target.kind.domain;
    if (target.kind.class) slots.device_class = target.kind.class;
  }
  return slots;
}

function intentFor(setting: Setting, domain: string, slots: MutableSlots, frame: Frame): string {
  const { words } = frame;
  const level = setting.level;
  if (setting.muted !== undefined) return setting.muted ? 'HassMediaPlayerMute' : 'HassMediaPlayerUnmute';
  const volume = setting.volume_pct ?? (domain === 'media_player' ? level : undefined);
  if (volume !== undefined) return put(slots, { volume_level: volume }, 'HassSetVolume');
  if (setting.by) return relative(setting, domain, slots, words);
  const brightness = setting.brightness_pct ?? (domain === 'light' ? level : undefined);
  if (words.colour || words.white || brightness !== undefined || setting.color_temp_kelvin !== undefined) {
    if (brightness !== undefined) slots.brightness = brightness;
    if (words.colour) slots.color = words.colour.name;
    else if (words.white?.name === 'white') slots.color = 'white';
    else if (setting.color_temp_kelvin !== undefined) slots.temperature = setting.color_temp_kelvin;
    if (words.from) slots.color_from = words.from;
    return 'HassLightSet';
  }
  if (setting.source !== undefined) return put(slots, { source: setting.source }, 'UnderstudySelectSource');
  if (setting.preset_mode !== undefined) return put(slots, { preset_mode: setting.preset_mode }, 'UnderstudySetPreset');
  if (setting.temperature !== undefined)
    return put(slots, { temperature: setting.temperature }, 'HassClimateSetTemperature');
  const speed = setting.percentage ?? (domain === 'fan' ? level : undefined);
  if (speed !== undefined) return put(slots, { percentage: speed }, 'HassFanSetSpeed');
  const position = setting.position ?? level;
  if (position !== undefined) return put(slots, { position }, 'HassSetPosition');
  return stateIntent(setting, domain, slots);
}

function stateIntent(setting: Setting, domain: string, slots: MutableSlots): string {
  switch (setting.state) {
    case 'playing':
      return 'HassMediaUnpause';
    case 'paused':
    case 'idle':
      return domain === 'media_player' ? 'HassMediaPause' : 'UnderstudyPause';
    case 'next':
      return 'HassMediaNext';
    case 'previous':
      return 'HassMediaPrevious';
    case 'cleaning':
      return 'HassVacuumStart';
    case 'mowing':
      return 'HassLawnMowerStartMowing';
    case 'docked':
      return domain === 'lawn_mower' ? 'HassLawnMowerDock' : 'HassVacuumReturnToBase';
    case 'toggled':
      return 'HassToggle';
    case 'stopped':
      return 'HassStopMoving';
    case 'off':
    case 'closed':
    case 'unlocked':
      if (setting.state !== 'off' && slots.name === undefined) slots.domain ??= domain;
      return 'HassTurnOff';
    default:
      return 'HassTurnOn';
  }
}

/** Home Assistant names the new value; where only a step was said, the slot says so: brightness_step, temperature_step. */
const STEPS: Readonly<Record<string, readonly [intent: string, slot: string]>> = {
  brightness_pct: ['HassLightSet', 'brightness_step'],
  color_temp_kelvin: ['HassLightSet', 'temperature_step'],
  temperature: ['HassClimateSetTemperature', 'temperature_step'],
  percentage: ['HassFanSetSpeed', 'percentage_step'],
  position: ['HassSetPosition', 'position_step'],
  volume_pct: ['HassSetVolumeRelative', 'volume_step'],
};
const LEVEL_OF: Readonly<Record<string, string>> = {
  light: 'brightness_pct',
  fan: 'percentage',
  media_player: 'volume_pct',
};

function relative(setting: Setting, domain: string, slots: MutableSlots, words: SettingWords): string {
  const [said, amount = 0] = Object.entries(setting.by ?? {})[0] ?? ['level'];
  const field = said === 'level' ? (LEVEL_OF[domain] ?? 'position') : said;
  const [intent, slot] = STEPS[field] ?? ['HassSetPosition', 'position_step'];
  const counted = words.number !== undefined || words.level !== undefined;
  const step = field === 'volume_pct' && !counted ? (amount > 0 ? 'up' : 'down') : amount;
  return put(slots, { [slot]: step }, intent);
}

function put(slots: MutableSlots, more: MutableSlots, name: string): string {
  Object.assign(slots, more);
  return name;
}
