import { type Act, clamp, type DeviceKind, numberOf, type Outcome, textOf, textsOf } from '../device.ts';
import { anything, number, text } from '../fields.ts';
import { followAny, onOffServices, set } from './switching.ts';

export const humidifier: DeviceKind = {
  follow: followAny,
  services: {
    ...onOffServices(),
    set_humidity: {
      fields: { humidity: number(0, 100) },
      required: ['humidity'],
      perform: (act) => {
        const { attributes } = act.now();
        const humidity = numberOf(act.data, 'humidity') ?? 0;
        const low = numberOf(attributes, 'min_humidity') ?? 0;
        act.change({ attributes: { humidity: clamp(humidity, low, numberOf(attributes, 'max_humidity') ?? 100) } });
        return undefined;
      },
    },
    set_mode: {
      fields: { mode: text },
      required: ['mode'],
      perform: (act) => {
        const mode = textOf(act.data, 'mode') ?? '';
        const modes = textsOf(act.now().attributes, 'available_modes');
        if (!modes.includes(mode)) return { refused: `Mode ${mode} is not valid. Valid: ${modes.join(', ')}.` };
        act.change({ attributes: { mode } });
        return undefined;
      },
    },
  },
};

export const waterHeater: DeviceKind = {
  services: {
    ...onOffServices(),
    set_temperature: {
      fields: { temperature: number(-100, 250), operation_mode: text },
      required: ['temperature'],
      perform: (act) => {
        act.change({ attributes: { temperature: act.data.temperature } });
        return undefined;
      },
    },
    set_operation_mode: {
      fields: { operation_mode: text },
      required: ['operation_mode'],
      perform: (act) => set(textOf(act.data, 'operation_mode') ?? 'off')(act),
    },
  },
};

const CODE = { code: text };

/** Arms at once; a code is asked for where the home file gives one (attribute `code` is not shown by the hub). */
export const alarm: DeviceKind = {
  services: {
    alarm_disarm: { fields: CODE, perform: (act) => arm(act, 'disarmed') },
    alarm_arm_home: { fields: CODE, perform: (act) => arm(act, 'armed_home') },
    alarm_arm_away: { fields: CODE, perform: (act) => arm(act, 'armed_away') },
    alarm_arm_night: { fields: CODE, perform: (act) => arm(act, 'armed_night') },
    alarm_arm_vacation: { fields: CODE, perform: (act) => arm(act, 'armed_vacation') },
    alarm_trigger: { fields: CODE, perform: (act) => arm(act, 'triggered') },
  },
};

export const ALARM_CODE = 'code';

function arm(act: Act, state: string): Outcome {
  const code = act.memory.get(ALARM_CODE);
  if (code !== undefined && state === 'disarmed' && String(act.data.code ?? '') !== String(code)) {
    return { refused: 'Invalid alarm code provided' };
  }
  act.change({ state });
  return undefined;
}

export const siren: DeviceKind = {
  follow: followAny,
  services: onOffServices({ tone: anything, duration: number(0, 86_400), volume_level: number(0, 1) }),
};
