import type { Call } from '../domain/call.ts';
import type { Entity, Home } from '../domain/home.ts';
import type { Setting } from '../domain/setting.ts';
import { ask } from './actions/asked.ts';
import { climateActions, waterHeaterActions } from './actions/climate.ts';
import type { DeviceActions } from './actions/device-actions.ts';
import { fanActions } from './actions/fan.ts';
import { lightActions } from './actions/light.ts';
import { mediaPlayerActions } from './actions/media-player.ts';
import { mergeSteps } from './actions/merge.ts';
import * as simple from './actions/simple.ts';
import { travellingActions } from './actions/travelling.ts';

/** What comes of a setting for some entities. */
export interface CallPlan {
  /** In the order in which they are to be made. */
  readonly calls: readonly Call[];
  /** What an entity cannot do of it, in words for a person ("colour temperature"). */
  readonly leftOut: readonly { readonly entity: Entity; readonly what: string }[];
  /** Entities that can do no part of it. */
  readonly nothing: readonly Entity[];
}

const ACTIONS: Readonly<Record<string, DeviceActions>> = {
  alarm_control_panel: simple.alarmActions,
  automation: simple.automationActions,
  button: simple.buttonActions('button'),
  camera: simple.onOffActions('camera'),
  climate: climateActions,
  cover: travellingActions('cover'),
  fan: fanActions,
  group: simple.onOffActions('homeassistant'),
  humidifier: simple.humidifierActions,
  input_boolean: simple.onOffActions('input_boolean'),
  input_button: simple.buttonActions('input_button'),
  lawn_mower: simple.lawnMowerActions,
  light: lightActions,
  lock: simple.lockActions,
  media_player: mediaPlayerActions,
  remote: simple.onOffActions('remote'),
  scene: simple.sceneActions,
  script: simple.scriptActions,
  siren: simple.onOffActions('siren'),
  switch: simple.onOffActions('switch'),
  vacuum: simple.vacuumActions,
  valve: travellingActions('valve'),
  water_heater: waterHeaterActions,
};

/**
 * From what devices shall be like to the hub's service calls. Each entity does the parts that it is capable of; equal
 * calls become one. Relative changes start from the states in `entities`; where something of what is set is on, they
 * leave alone what is off. A group whose members are all there as well gives way to them.
 */
export function planCalls(setting: Setting, entities: readonly Entity[], home: Home): CallPlan {
  const wanted = withoutDoubles(entities, home);
  const plans = wanted.map((entity) => {
    if (entity.state === 'unavailable') return { entity, steps: [], leftOut: ['anything, it is unavailable'] };
    const asked = ask(setting);
    const othersOn = wanted.some((other) => other !== entity && other.domain === entity.domain && other.state === 'on');
    const steps = ACTIONS[entity.domain]?.(asked, { entity, home, othersOn }) ?? [];
    return { entity, steps, leftOut: asked.leftOut() };
  });
  return {
    calls: mergeSteps(plans),
    leftOut: plans.flatMap(({ entity, leftOut }) => leftOut.map((what) => ({ entity, what }))),
    nothing: plans.filter(({ steps, leftOut }) => steps.length === 0 && leftOut.length > 0).map(({ entity }) => entity),
  };
}

function withoutDoubles(entities: readonly Entity[], home: Home): readonly Entity[] {
  const unique = [...new Map(entities.map((entity) => [entity.id, entity])).values()];
  const ids = new Set(unique.map(({ id }) => id));
  return unique.filter((entity) => {
    const members = entity.domain === 'scene' ? [] : membersOf(entity, home);
    return members.length === 0 || !members.every((member) => ids.has(member));
  });
}

/** The members of a group that are there. */
function membersOf(entity: Entity, home: Home): readonly string[] {
  const list = entity.attributes.entity_id;
  if (!Array.isArray(list)) return [];
  return home.entities.filter(({ id }) => id !== entity.id && list.includes(id)).map(({ id }) => id);
}
