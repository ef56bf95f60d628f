import type { Entity, Json } from '../../domain/home.ts';
import type { Asked } from './asked.ts';
import { clamp, type DeviceActions, numberIn, type Situation, step, textsIn, wordIn } from './device-actions.ts';

const COLOUR_MODES = ['hs', 'xy', 'rgb', 'rgbw', 'rgbww'];
/** How bright "brighter" makes a light that is off, in per cent. */
const MODEST_PCT = 30;
/** What "warmer" is measured from where a light shows no colour temperature. */
const NEUTRAL_KELVIN = 3500;

export const lightActions: DeviceActions = (asked, situation) => {
  const { entity } = situation;
  const state = asked.takeState(['on', 'off', 'toggled']);
  if (state === 'off') {
    asked.take('brightness_pct');
    asked.take('level');
    return [step('light', 'turn_off')];
  }
  const data: Record<string, Json> = {};
  const brightness = takeBrightness(asked, situation);
  if (brightness === 0) return [step('light', 'turn_off')];
  if (brightness !== undefined) data.brightness_pct = brightness;
  takeColour(asked, situation, data);
  const effect = asked.has('effect') ? wordIn(entity, 'effect_list', asked.take('effect') ?? '') : undefined;
  if (effect !== undefined) data.effect = effect;
  else if (asked.has('effect')) asked.leaveOut('effects');

  if (Object.keys(data).length > 0) return [step('light', 'turn_on', data)];
  if (state === 'toggled') return [step('light', 'toggle')];
  return state === 'on' ? [step('light', 'turn_on')] : [];
};

/** Per cent; undefined where none is asked for or none can be set. */
function takeBrightness(asked: Asked, { entity, othersOn }: Situation): number | undefined {
  const level = asked.take('brightness_pct') ?? asked.take('level');
  const by = asked.takeBy('brightness_pct') ?? asked.takeBy('level');
  if (asked.has('level')) asked.take('level');
  if (level !== undefined) {
    if (level <= 0) return 0;
    if (isDimmable(entity)) return Math.round(level);
    asked.leaveOut('brightness');
    return undefined;
  }
  if (by === undefined || by === 0) return undefined;
  if (!isDimmable(entity)) {
    asked.leaveOut('brightness');
    return undefined;
  }
  if (entity.state !== 'on') return by > 0 && !othersOn ? Math.max(MODEST_PCT, Math.round(by)) : undefined;
  const now = Math.round(((numberIn(entity, 'brightness') ?? 255) / 255) * 100);
  // Dimming alone does not turn a light off.
  return clamp(now + Math.round(by), 1, 100);
}

function takeColour(asked: Asked, { entity, othersOn }: Situation, data: Record<string, Json>): void {
  const modes = modesOf(entity);
  const colourful = modes.some((mode) => COLOUR_MODES.includes(mode));
  const tunable = colourful || modes.includes('color_temp');
  const hs = asked.has('hs_color') && colourful ? asked.take('hs_color') : undefined;
  if (hs !== undefined) {
    data.hs_color = [...hs];
    return;
  }
  const kelvin = asked.has('color_temp_kelvin') && tunable ? asked.take('color_temp_kelvin') : undefined;
  if (kelvin !== undefined) data.color_temp_kelvin = within(kelvin, entity);
  if (kelvin !== undefined || !asked.hasBy('color_temp_kelvin') || !tunable) return;
  const by = asked.takeBy('color_temp_kelvin') ?? 0;
  if (entity.state !== 'on' && othersOn) return;
  data.color_temp_kelvin = within((numberIn(entity, 'color_temp_kelvin') ?? NEUTRAL_KELVIN) + by, entity);
}

function within(kelvin: number, entity: Entity): number {
  const low = numberIn(entity, 'min_color_temp_kelvin') ?? 1000;
  return Math.round(clamp(kelvin, low, numberIn(entity, 'max_color_temp_kelvin') ?? 12_000));
}

/** A light that does not say what it can is taken for one that dims. */
function modesOf(entity: Entity): readonly string[] {
  const modes = textsIn(entity, 'supported_color_modes');
  return modes.length > 0 ? modes : ['brightness'];
}

function isDimmable(entity: Entity): boolean {
  return modesOf(entity).some((mode) => mode !== 'onoff' && mode !== 'unknown');
}
