import type { Json } from '../../domain/home.ts';
import type { House } from './commands/command.ts';
import type { Data } from './device.ts';
import { conditionHolds } from './devices/script-conditions.ts';
import { performService } from './service-call.ts';
import type { StateObject } from './world.ts';

/** Sets off the automations that were made here: by the clock and by changes of state. Other triggers wait for nothing. */
export interface Automations {
  /** Takes an automation, or its new definition. */
  define(entityId: string, definition: Data): void;
  withdraw(entityId: string): void;
  close(): void;
}

interface Running {
  readonly definition: Data;
  /** What is to happen later, to be called off when the automation goes or changes. */
  readonly waiting: Set<() => void>;
  /** Its actions are being carried out: it is not set off by what it does itself. */
  isBusy: boolean;
}

/** As in Home Assistant, what an automation does has a context of its own, which the event of its beginning tells first. */
export function createAutomations(house: House): Automations {
  const { world, clock } = house;
  const automations = new Map<string, Running>();

  function setOff(entityId: string, cause: StateObject | undefined): void {
    const automation = automations.get(entityId);
    const state = world.get(entityId);
    if (!automation || automation.isBusy || state?.state !== 'on') return;
    const around = { now: new Date(clock.now()), look: (id: string) => world.get(id) };
    if (!listOf(automation.definition.conditions).every((condition) => conditionHolds(condition, around))) return;
    const context = { ...house.newContext(null), parent_id: cause?.context.id ?? null };
    const name = state.attributes.friendly_name ?? entityId;
    house.fire('automation_triggered', { name, entity_id: entityId, source: cause?.entity_id ?? 'time' }, context);
    automation.isBusy = true;
    try {
      const target = { entity_id: entityId };
      const data = { skip_condition: true };
      performService(house, { domain: 'automation', service: 'trigger', data, target, returnResponse: false, context });
    } finally {
      automation.isBusy = false;
    }
  }

  /** Runs a task later, unless the automation is gone or another by then. */
  function later(automation: Running, delayMs: number, task: () => void): () => void {
    const stop = clock.after(delayMs, () => {
      automation.waiting.delete(stop);
      task();
    });
    automation.waiting.add(stop);
    return () => {
      stop();
      automation.waiting.delete(stop);
    };
  }

  function waitFor(entityId: string, automation: Running, seconds: number): void {
    later(automation, untilTime(seconds, clock.now()), () => {
      waitFor(entityId, automation, seconds);
      setOff(entityId, undefined);
    });
  }

  /** What holds for a while before it counts, by automation and trigger. */
  const holding = new Map<string, () => void>();

  function watch(next: StateObject, old: StateObject | undefined): void {
    for (const [entityId, automation] of automations) {
      for (const [at, trigger] of listOf(automation.definition.triggers).map(asData).entries()) {
        if (trigger.trigger !== 'state' || !listOf(trigger.entity_id).includes(next.entity_id)) continue;
        const key = `${entityId} ${at} ${next.entity_id}`;
        if (old?.state === next.state) continue;
        holding.get(key)?.();
        holding.delete(key);
        const isMeant =
          matches(trigger.to, next.state) && (trigger.from === undefined || matches(trigger.from, old?.state ?? ''));
        if (!isMeant) continue;
        const forMs = secondsOf(trigger.for) * 1000;
        if (forMs === 0) setOff(entityId, next);
        else
          holding.set(
            key,
            later(automation, forMs, () => setOff(entityId, next)),
          );
      }
    }
  }

  function withdraw(entityId: string): void {
    for (const stop of automations.get(entityId)?.waiting ?? []) stop();
    automations.delete(entityId);
  }

  const unsubscribe = world.subscribe(watch);
  return {
    define(entityId, definition) {
      withdraw(entityId);
      const automation: Running = { definition, waiting: new Set(), isBusy: false };
      automations.set(entityId, automation);
      for (const trigger of listOf(definition.triggers).map(asData))
        if (trigger.trigger === 'time')
          for (const time of listOf(trigger.at))
            if (/^\d{1,2}:\d\d(?::\d\d)?$/.test(String(time))) waitFor(entityId, automation, secondsOf(time));
    },
    withdraw,
    close() {
      unsubscribe();
      for (const entityId of [...automations.keys()]) withdraw(entityId);
    },
  };
}

/** Milliseconds until it is so many seconds after midnight by the clocks of here: later today, else tomorrow. */
function untilTime(seconds: number, nowMs: number): number {
  const now = new Date(nowMs);
  for (let days = 0; ; days++) {
    const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 0, 0, seconds).getTime();
    if (at > nowMs) return at - nowMs;
  }
}

/** "07:30", "07:30:00", `{minutes: 5}` or a number, in seconds. */
function secondsOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    const [hours = 0, minutes = 0, seconds = 0] = value.split(':').map(Number);
    return hours * 3600 + minutes * 60 + seconds || 0;
  }
  const { hours, minutes, seconds } = asData(value ?? null);
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) || 0;
}

function matches(wanted: Json | undefined, state: string): boolean {
  return wanted === undefined || wanted === null || listOf(wanted).map(String).includes(state);
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function asData(value: Json): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}
