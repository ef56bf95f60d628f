import type { Json } from '../../../domain/home.ts';
import { type Act, type Bare, type DeviceKind, numberOf, type Outcome, textOf, textsOf } from '../device.ts';
import { number, text } from '../fields.ts';

const FEATURE = { target: 1, range: 2, humidity: 4, fanMode: 8, preset: 16, swing: 32, off: 128, on: 256 };
const DRIFT_EVERY_MS = 60_000;
/** Degrees a minute while it heats or cools. */
const DRIFT = 0.1;
const ANY = number(-100, 250);

export const climate: DeviceKind = {
  settle,
  services: {
    set_temperature: {
      fields: { temperature: ANY, target_temp_high: ANY, target_temp_low: ANY, hvac_mode: text },
      feature: FEATURE.target | FEATURE.range,
      perform: setTemperature,
    },
    set_hvac_mode: {
      fields: { hvac_mode: text },
      required: ['hvac_mode'],
      perform: (act) => setMode(act, textOf(act.data, 'hvac_mode') ?? 'off'),
    },
    set_preset_mode: listed('preset_mode', 'preset_modes', 'Preset mode'),
    set_fan_mode: listed('fan_mode', 'fan_modes', 'Fan mode'),
    set_swing_mode: listed('swing_mode', 'swing_modes', 'Swing mode'),
    set_humidity: {
      fields: { humidity: number(0, 100) },
      required: ['humidity'],
      feature: FEATURE.humidity,
      perform: (act) => {
        act.change({ attributes: { humidity: act.data.humidity } });
        return undefined;
      },
    },
    turn_on: { feature: FEATURE.on, perform: turnOn },
    turn_off: { feature: FEATURE.off, perform: turnOff },
    toggle: { perform: (act) => (act.now().state === 'off' ? turnOn(act) : turnOff(act)) },
  },
};

function listed(field: string, list: string, words: string): DeviceKind['services'][string] {
  return {
    fields: { [field]: text },
    required: [field],
    perform: (act) => {
      const mode = textOf(act.data, field) ?? '';
      const modes = textsOf(act.now().attributes, list);
      if (!modes.includes(mode))
        return { refused: `${words} ${mode} is not valid. Valid modes are: ${modes.join(', ')}.` };
      act.change({ attributes: { [field]: mode } });
      return undefined;
    },
  };
}

function turnOn(act: Act): Outcome {
  if (act.now().state !== 'off') return undefined;
  const modes = textsOf(act.now().attributes, 'hvac_modes');
  const last = act.memory.get('mode');
  const mode = ['heat_cool', 'auto', 'heat', 'cool'].find((word) => modes.includes(word));
  return setMode(act, typeof last === 'string' ? last : (mode ?? 'heat'));
}

function turnOff(act: Act): Outcome {
  const { state } = act.now();
  if (state !== 'off') act.memory.set('mode', state);
  act.change({ state: 'off' });
  return undefined;
}

function setMode(act: Act, mode: string): Outcome {
  const modes = textsOf(act.now().attributes, 'hvac_modes');
  if (modes.length > 0 && !modes.includes(mode)) {
    return { refused: `HVAC mode ${mode} is not valid. Valid HVAC modes are: ${modes.join(', ')}.` };
  }
  if (mode === 'off') return turnOff(act);
  act.change({ state: mode });
  drift(act);
  return undefined;
}

function setTemperature(act: Act): Outcome {
  const { attributes } = act.now();
  const low = numberOf(attributes, 'min_temp') ?? 7;
  const high = numberOf(attributes, 'max_temp') ?? 35;
  const wanted: Record<string, Json> = {};
  for (const key of ['temperature', 'target_temp_low', 'target_temp_high']) {
    const value = numberOf(act.data, key);
    if (value === undefined) continue;
    if (value < low || value > high) {
      return { refused: `Provided temperature ${value} is not valid. Accepted range is ${low} to ${high}.` };
    }
    wanted[key] = value;
  }
  if (Object.keys(wanted).length === 0)
    return { refused: 'must contain at least one of temperature, target_temp_high.' };
  const mode = textOf(act.data, 'hvac_mode');
  const refused = mode === undefined ? undefined : setMode(act, mode);
  if (refused !== undefined) return refused;
  act.change({ attributes: wanted });
  drift(act);
  return undefined;
}

/** The room follows the thermostat: 0.1 degrees a minute towards the target, until it is there. */
function drift(act: Act): void {
  act.later(DRIFT_EVERY_MS, () => {
    const { attributes } = act.now();
    const current = numberOf(attributes, 'current_temperature');
    const target = numberOf(attributes, 'temperature');
    if (current === undefined || target === undefined) return;
    const sign = attributes.hvac_action === 'heating' ? 1 : attributes.hvac_action === 'cooling' ? -1 : 0;
    if (sign === 0) return;
    act.change({ attributes: { current_temperature: Number((current + sign * DRIFT).toFixed(1)) } });
    drift(act);
  });
}

function settle(bare: Bare): Bare {
  const { state, attributes } = bare;
  const current = numberOf(attributes, 'current_temperature');
  const target = numberOf(attributes, 'temperature');
  if (state === 'off') return withAction(bare, 'off');
  if (current === undefined || target === undefined) return bare;
  const canHeat = state !== 'cool' && state !== 'fan_only' && state !== 'dry';
  const canCool = state === 'cool' || state === 'heat_cool' || state === 'auto';
  if (canHeat && current < target) return withAction(bare, 'heating');
  if (canCool && current > target) return withAction(bare, 'cooling');
  return withAction(bare, 'idle');
}

function withAction(bare: Bare, action: string): Bare {
  return { ...bare, attributes: { ...bare.attributes, hvac_action: action } };
}
