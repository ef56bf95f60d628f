import type { Entity, Home } from '../../domain/home.ts';
import type { Asked } from './asked.ts';
import { clamp, type DeviceActions, hasFeature, numberIn, type Step, step, textsIn, wordIn } from './device-actions.ts';

const FEATURE = { target: 1, range: 2, off: 128, on: 256 };

export const climateActions: DeviceActions = (asked, { entity, home }) => {
  const steps: Step[] = [];
  const state = asked.takeState(['on', 'off', 'toggled']);
  if (state !== undefined) steps.push(...takeState(asked, state, entity));
  if (asked.has('hvac_mode')) {
    const wanted = asked.take('hvac_mode') ?? '';
    const mode =
      wordIn(entity, 'hvac_modes', wanted) ?? (textsIn(entity, 'hvac_modes').length === 0 ? wanted : undefined);
    if (mode === undefined) asked.leaveOut(`the mode "${wanted}"`);
    else steps.push(step('climate', 'set_hvac_mode', { hvac_mode: mode }));
  }
  if (asked.has('preset_mode')) {
    const wanted = asked.take('preset_mode') ?? '';
    const preset = wordIn(entity, 'preset_modes', wanted);
    if (preset === undefined) asked.leaveOut(`the preset "${wanted}"`);
    else steps.push(step('climate', 'set_preset_mode', { preset_mode: preset }));
  }
  const temperature = takeTemperature(asked, entity, home);
  if (temperature !== undefined) steps.push(setTemperature(entity, temperature));
  return steps;
};

export const waterHeaterActions: DeviceActions = (asked, { entity, home }) => {
  const state = asked.takeState(['on', 'off']);
  const steps: Step[] = state === undefined ? [] : [step('water_heater', `turn_${state}`)];
  const temperature = takeTemperature(asked, entity, home);
  if (temperature !== undefined) steps.push(step('water_heater', 'set_temperature', { temperature }));
  return steps;
};

function takeState(asked: Asked, state: 'on' | 'off' | 'toggled', entity: Entity): readonly Step[] {
  const modes = textsIn(entity, 'hvac_modes');
  const turnOn = state === 'on' || (state === 'toggled' && entity.state === 'off');
  if (turnOn) {
    if (hasFeature(entity, FEATURE.on)) return [step('climate', 'turn_on')];
    const mode = ['heat_cool', 'auto', 'heat', 'cool'].find((word) => modes.includes(word));
    if (mode !== undefined) return [step('climate', 'set_hvac_mode', { hvac_mode: mode })];
  }
  if (!turnOn) {
    if (hasFeature(entity, FEATURE.off)) return [step('climate', 'turn_off')];
    if (modes.includes('off')) return [step('climate', 'set_hvac_mode', { hvac_mode: 'off' })];
  }
  asked.leaveOut(turnOn ? 'turning on' : 'turning off');
  return [];
}

/** A temperature out of range is left out, not bent; a change is bent to the range. */
function takeTemperature(asked: Asked, entity: Entity, home: Home): number | undefined {
  const low = numberIn(entity, 'min_temp') ?? Number.NEGATIVE_INFINITY;
  const high = numberIn(entity, 'max_temp') ?? Number.POSITIVE_INFINITY;
  const unit = home.unitSystem === 'metric' ? '°C' : '°F';
  if (asked.has('temperature')) {
    const wanted = asked.take('temperature') ?? 0;
    if (wanted >= low && wanted <= high) return wanted;
    asked.leaveOut(`${wanted} ${unit} (it takes ${low} to ${high})`);
    return undefined;
  }
  const by = asked.takeBy('temperature');
  if (by === undefined) return undefined;
  const target = numberIn(entity, 'temperature') ?? middle(entity) ?? numberIn(entity, 'current_temperature');
  if (target === undefined) {
    asked.leaveOut('changing the temperature without knowing it');
    return undefined;
  }
  const wanted = clamp(target + by, low, high);
  if (wanted !== target) return Number(wanted.toFixed(2));
  asked.leaveOut(by > 0 ? `more than ${high} ${unit}` : `less than ${low} ${unit}`);
  return undefined;
}

/** Where the device keeps a range, the range moves as it is, so that its middle is what was asked for. */
function setTemperature(entity: Entity, temperature: number): Step {
  const low = numberIn(entity, 'target_temp_low');
  const high = numberIn(entity, 'target_temp_high');
  if (numberIn(entity, 'temperature') !== undefined || low === undefined || high === undefined) {
    return step('climate', 'set_temperature', { temperature });
  }
  const half = (high - low) / 2;
  return step('climate', 'set_temperature', {
    target_temp_low: temperature - half,
    target_temp_high: temperature + half,
  });
}

function middle(entity: Entity): number | undefined {
  const low = numberIn(entity, 'target_temp_low');
  const high = numberIn(entity, 'target_temp_high');
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
