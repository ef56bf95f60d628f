import { type Act, type DeviceKind, type Outcome, type Service, textOf, textsOf } from '../device.ts';
import { anything, text } from '../fields.ts';
import { set } from './switching.ts';

const WAY_HOME_MS = 30_000;

/** Goes to its dock: at once, or after a while on the way. */
function goHome(act: Act): Outcome {
  act.leave();
  if (act.instant || act.now().state === 'docked') act.change({ state: 'docked' });
  else {
    act.change({ state: 'returning' });
    act.later(WAY_HOME_MS, () => act.change({ state: 'docked' }));
  }
  return undefined;
}

function become(state: string, feature: number): Service {
  return {
    feature,
    perform: (act) => {
      act.leave();
      act.change({ state });
      return undefined;
    },
  };
}

export const vacuum: DeviceKind = {
  services: {
    start: become('cleaning', 8192),
    pause: become('paused', 4),
    stop: become('idle', 8),
    clean_spot: become('cleaning', 1024),
    return_to_base: { feature: 16, perform: goHome },
    locate: { feature: 512, perform: () => undefined },
    set_fan_speed: {
      fields: { fan_speed: text },
      required: ['fan_speed'],
      feature: 32,
      perform: (act) => {
        const speed = textOf(act.data, 'fan_speed') ?? '';
        const speeds = textsOf(act.now().attributes, 'fan_speed_list');
        if (!speeds.includes(speed))
          return { refused: `Fan speed ${speed} is not valid. Valid: ${speeds.join(', ')}.` };
        act.change({ attributes: { fan_speed: speed } });
        return undefined;
      },
    },
    clean_area: { fields: { cleaning_area_id: anything }, feature: 16384, perform: set('cleaning') },
    send_command: { fields: { command: text, params: anything }, feature: 256, perform: () => undefined },
  },
};

export const lawnMower: DeviceKind = {
  services: {
    start_mowing: become('mowing', 1),
    pause: become('paused', 2),
    dock: { feature: 4, perform: goHome },
  },
};
