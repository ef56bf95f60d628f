import type { Json } from '../../../domain/home.ts';
import type { Act, Data, DeviceKind, Outcome, Patch } from '../device.ts';
import { anything, number } from '../fields.ts';
import { conditionHolds } from './script-conditions.ts';

/** Attributes of the home file that tell what a scene or script does; the hub does not show them. */
export const SCENE_STATES = 'entities';
export const SCRIPT_SEQUENCE = 'sequence';

export const scene: DeviceKind = {
  services: {
    turn_on: { fields: { transition: number(0, 6553) }, perform: activate },
    apply: { fields: { entities: anything, transition: number(0, 6553) }, perform: () => undefined },
  },
};

function activate(act: Act): Outcome {
  for (const [entityId, wanted] of Object.entries(asRecord(act.memory.get(SCENE_STATES)))) {
    act.put(entityId, statePatch(wanted));
  }
  act.change({ state: new Date(act.nowMs()).toISOString() });
  return undefined;
}

/** A scene's entry: a state, or a mapping with `state` and attributes side by side. */
function statePatch(wanted: Json): Patch {
  if (typeof wanted !== 'object' || wanted === null) return { state: String(wanted) };
  const { state, ...attributes } = asRecord(wanted);
  return typeof state === 'string' ? { state, attributes } : { attributes };
}

export const script: DeviceKind = {
  services: {
    turn_on: { fields: { variables: anything }, perform: runScript },
    turn_off: {
      perform: (act) => {
        act.change({ state: 'off' });
        return undefined;
      },
    },
    toggle: { perform: runScript },
  },
};

/** Runs the steps in order: service actions `{action, target, data}`. It is over at once. */
function runScript(act: Act): Outcome {
  act.change({ state: 'on', attributes: { last_triggered: new Date(act.nowMs()).toISOString(), current: 1 } });
  runSteps(act.memory.get(SCRIPT_SEQUENCE), act);
  act.change({ state: 'off', attributes: { current: 0 } });
  return undefined;
}

/** Runs an automation's actions; it stays on. */
export function runAutomation(act: Act): Outcome {
  act.change({ attributes: { last_triggered: new Date(act.nowMs()).toISOString() } });
  runSteps(act.memory.get(SCRIPT_SEQUENCE), act);
  return undefined;
}

/** A condition that does not hold ends the run. */
function runSteps(steps: Json | undefined, act: Act): void {
  const around = { now: new Date(act.nowMs()), look: act.look };
  for (const step of Array.isArray(steps) ? steps.map(asRecord) : []) {
    if ('condition' in step && !conditionHolds(step, around)) return;
    if ('if' in step) {
      const conditions = Array.isArray(step.if) ? step.if : [step.if ?? null];
      if (conditions.every((condition: Json) => conditionHolds(condition, around))) runSteps(step.then, act);
    }
    const [domain, service] = String(step.action ?? '').split('.');
    const ids = asRecord(step.target ?? null).entity_id;
    const entityIds = (Array.isArray(ids) ? ids : [ids]).filter((id) => typeof id === 'string');
    if (domain !== undefined && service !== undefined)
      act.call(domain, service, entityIds, asRecord(step.data ?? null));
  }
}

function asRecord(value: Json | undefined): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}
