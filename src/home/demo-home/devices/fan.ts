import type { Attributes } from '../../../domain/home.ts';
import { type Act, type Bare, clamp, type DeviceKind, numberOf, type Outcome, textOf, textsOf } from '../device.ts';
import { flag, number, oneOf, text } from '../fields.ts';
import { followAny } from './switching.ts';

const FEATURE = { speed: 1, oscillate: 2, direction: 4, preset: 8 };

export const fan: DeviceKind = {
  settle,
  follow: followAny,
  services: {
    turn_on: { fields: { percentage: number(0, 100), preset_mode: text }, perform: turnOn },
    turn_off: { perform: turnOff },
    toggle: { perform: (act) => (act.now().state === 'on' ? turnOff(act) : turnOn(act)) },
    set_percentage: {
      fields: { percentage: number(0, 100) },
      required: ['percentage'],
      feature: FEATURE.speed,
      perform: (act) => setSpeed(act, numberOf(act.data, 'percentage') ?? 0),
    },
    increase_speed: {
      fields: { percentage_step: number(0, 100) },
      feature: FEATURE.speed,
      perform: (act) => step(act, 1),
    },
    decrease_speed: {
      fields: { percentage_step: number(0, 100) },
      feature: FEATURE.speed,
      perform: (act) => step(act, -1),
    },
    set_preset_mode: { fields: { preset_mode: text }, required: ['preset_mode'], perform: setPreset },
    oscillate: {
      fields: { oscillating: flag },
      required: ['oscillating'],
      feature: FEATURE.oscillate,
      perform: (act) => {
        act.change({ attributes: { oscillating: act.data.oscillating } });
        return undefined;
      },
    },
    set_direction: {
      fields: { direction: oneOf('forward', 'reverse') },
      required: ['direction'],
      feature: FEATURE.direction,
      perform: (act) => {
        act.change({ attributes: { direction: act.data.direction } });
        return undefined;
      },
    },
  },
};

function turnOn(act: Act): Outcome {
  if (textOf(act.data, 'preset_mode') !== undefined) return setPreset(act);
  const percentage = numberOf(act.data, 'percentage');
  if (percentage !== undefined) return setSpeed(act, percentage);
  if (act.now().state !== 'on') {
    const last = act.memory.get('percentage');
    act.change({ state: 'on', attributes: hasSpeed(act.now().attributes) ? { percentage: last ?? 100 } : {} });
  }
  return undefined;
}

function turnOff(act: Act): Outcome {
  const { state, attributes } = act.now();
  const percentage = numberOf(attributes, 'percentage') ?? 0;
  if (state === 'on' && percentage > 0) act.memory.set('percentage', percentage);
  act.change({ state: 'off' });
  return undefined;
}

function setSpeed(act: Act, percentage: number): Outcome {
  if (percentage <= 0) return turnOff(act);
  const { attributes } = act.now();
  const preset = attributes.preset_mode === undefined ? {} : { preset_mode: null };
  const speed = hasSpeed(attributes) ? { percentage: toSpeed(percentage, attributes) } : {};
  act.change({ state: 'on', attributes: { ...speed, ...preset } });
  return undefined;
}

function step(act: Act, sign: 1 | -1): Outcome {
  const { attributes } = act.now();
  const size = numberOf(act.data, 'percentage_step') ?? numberOf(attributes, 'percentage_step') ?? 10;
  return setSpeed(act, clamp((numberOf(attributes, 'percentage') ?? 0) + sign * size, 0, 100));
}

function setPreset(act: Act): Outcome {
  const mode = textOf(act.data, 'preset_mode') ?? '';
  const modes = textsOf(act.now().attributes, 'preset_modes');
  if (!modes.includes(mode))
    return { refused: `Preset mode ${mode} is not valid. Valid preset modes are: ${modes.join(', ')}.` };
  act.change({ state: 'on', attributes: { preset_mode: mode } });
  return undefined;
}

/** A speed of the fan's own: three speeds are 33, 66 and 100, whatever percentage is asked for. */
function toSpeed(percentage: number, attributes: Attributes): number {
  const speeds = Math.max(1, Math.round(100 / (numberOf(attributes, 'percentage_step') ?? 1)));
  return Math.floor((Math.ceil((percentage / 100) * speeds - 1e-9) * 100) / speeds);
}

function hasSpeed(attributes: Attributes): boolean {
  const features = numberOf(attributes, 'supported_features');
  return attributes.percentage !== undefined || ((features ?? 0) & FEATURE.speed) !== 0;
}

function settle(bare: Bare): Bare {
  if (!hasSpeed(bare.attributes)) return bare;
  const percentage = numberOf(bare.attributes, 'percentage') ?? 0;
  if (bare.state === 'off') return { ...bare, attributes: { ...bare.attributes, percentage: 0 } };
  if (bare.state === 'on' && percentage === 0) return { ...bare, attributes: { ...bare.attributes, percentage: 100 } };
  return bare;
}
