import type { DeviceKind } from '../device.ts';
import { anything, flag } from '../fields.ts';
import { climate } from './climate.ts';
import { fan } from './fan.ts';
import { alarm, humidifier, siren, waterHeater } from './house.ts';
import { button, numeric, select, timer, writing } from './inputs.ts';
import { light } from './light.ts';
import { lock } from './lock.ts';
import { mediaPlayer } from './media-player.ts';
import { lawnMower, vacuum } from './robots.ts';
import { runAutomation, scene, script } from './scenes.ts';
import { followAny, onOffKind } from './switching.ts';
import { todo } from './todo.ts';
import { cover, valve } from './travelling.ts';
import { weather } from './weather.ts';

const PASSIVE: DeviceKind = { services: {} };

/** Every domain that has services, and how its entities behave. */
export const KINDS: Readonly<Record<string, DeviceKind>> = {
  alarm_control_panel: alarm,
  automation: {
    services: {
      ...onOffKind({ stop_actions: flag }).services,
      trigger: { fields: { skip_condition: flag }, perform: runAutomation },
    },
  },
  button,
  climate,
  cover,
  fan,
  group: { services: {}, follow: followAny },
  humidifier,
  input_boolean: onOffKind(),
  input_button: button,
  input_number: numeric,
  input_select: select,
  input_text: writing,
  lawn_mower: lawnMower,
  light,
  lock,
  media_player: mediaPlayer,
  number: numeric,
  remote: onOffKind({ activity: anything }),
  scene,
  script,
  select,
  siren,
  switch: onOffKind(),
  text: writing,
  timer,
  todo,
  vacuum,
  valve,
  water_heater: waterHeater,
  weather,
};

export function kindOf(entityId: string): DeviceKind {
  return KINDS[entityId.slice(0, Math.max(0, entityId.indexOf('.')))] ?? PASSIVE;
}
