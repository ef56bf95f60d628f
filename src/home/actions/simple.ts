import type { State } from '../../domain/setting.ts';
import { stateWords } from './asked.ts';
import { type DeviceActions, hasFeature, numberIn, step, wordIn } from './device-actions.ts';

/** Devices whose every state is one service call. A feature bit of 0 needs no feature. */
function byState(
  domain: string,
  services: Readonly<Partial<Record<State, string | readonly [service: string, feature: number]>>>,
): DeviceActions {
  const states = Object.keys(services) as (keyof typeof services)[];
  return (asked, { entity }) => {
    const state = asked.takeState(states);
    const known = state === undefined ? undefined : services[state];
    if (state === undefined || known === undefined) return [];
    const [service, feature] = typeof known === 'string' ? [known, 0] : known;
    if (feature === 0 || hasFeature(entity, feature)) return [step(domain, service)];
    asked.leaveOut(stateWords(state));
    return [];
  };
}

export function onOffActions(domain: string): DeviceActions {
  return byState(domain, { on: 'turn_on', off: 'turn_off', toggled: 'toggle' });
}

/** `on` locks and `off` unlocks, as in the hub's own assistant. */
export const lockActions: DeviceActions = (asked, { entity }) => {
  const latch = numberIn(entity, 'supported_features') !== undefined && hasFeature(entity, 1);
  const state = asked.takeState(['locked', 'unlocked', 'on', 'off', 'toggled', ...(latch ? (['open'] as const) : [])]);
  if (state === undefined) return [];
  const toggled = entity.state === 'locked' ? 'unlock' : 'lock';
  const services = { locked: 'lock', on: 'lock', unlocked: 'unlock', off: 'unlock', open: 'open', toggled };
  return [step('lock', services[state])];
};

export const vacuumActions = byState('vacuum', {
  cleaning: ['start', 8192],
  started: ['start', 8192],
  on: ['start', 8192],
  docked: ['return_to_base', 16],
  off: ['return_to_base', 16],
  paused: ['pause', 4],
  stopped: ['stop', 8],
  idle: ['stop', 8],
});

export const lawnMowerActions = byState('lawn_mower', {
  mowing: ['start_mowing', 1],
  started: ['start_mowing', 1],
  on: ['start_mowing', 1],
  docked: ['dock', 4],
  off: ['dock', 4],
  paused: ['pause', 2],
  stopped: ['pause', 2],
});

export const sceneActions = byState('scene', { activated: 'turn_on', on: 'turn_on', started: 'turn_on' });

export const scriptActions = byState('script', {
  started: 'turn_on',
  activated: 'turn_on',
  on: 'turn_on',
  off: 'turn_off',
  stopped: 'turn_off',
  toggled: 'toggle',
});

export function buttonActions(domain: string): DeviceActions {
  return byState(domain, { pressed: 'press', activated: 'press', on: 'press' });
}

export const automationActions = byState('automation', {
  on: 'turn_on',
  off: 'turn_off',
  toggled: 'toggle',
  started: 'trigger',
  activated: 'trigger',
});

/** Arming needs no code of a voice; disarming may, and the hub then says so. */
export const alarmActions = byState('alarm_control_panel', {
  on: ['alarm_arm_away', 2],
  locked: ['alarm_arm_away', 2],
  off: 'alarm_disarm',
  unlocked: 'alarm_disarm',
});

export const humidifierActions: DeviceActions = (asked, situation) => {
  const { entity } = situation;
  const steps = [...onOffActions('humidifier')(asked, situation)];
  const humidity = asked.take('level');
  if (humidity !== undefined) {
    const low = numberIn(entity, 'min_humidity') ?? 0;
    const high = numberIn(entity, 'max_humidity') ?? 100;
    if (humidity >= low && humidity <= high) steps.push(step('humidifier', 'set_humidity', { humidity }));
    else asked.leaveOut(`${humidity} % (it takes ${low} to ${high})`);
  }
  const mode = asked.has('preset_mode')
    ? wordIn(entity, 'available_modes', asked.take('preset_mode') ?? '')
    : undefined;
  if (mode !== undefined) steps.push(step('humidifier', 'set_mode', { mode }));
  else if (asked.has('preset_mode')) asked.leaveOut('that mode');
  return steps;
};
