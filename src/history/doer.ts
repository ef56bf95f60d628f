import type { EventContext } from '../domain/home.ts';
import type { Doer } from '../domain/past-event.ts';

/** Tells who brought a change about, from the hub's contexts. */
export interface DoerReader {
  /** To be told of each automation or script that begins: what happens in its context is its doing. */
  began(context: EventContext): void;
  doerOf(entity: string, context: EventContext | undefined): Doer;
}

/** Contexts of automations are remembered for this many beginnings; what they do comes within seconds. */
const REMEMBERED = 2_000;

/** Domains that report and are never told: a change of theirs is their own. */
const REPORTING: ReadonlySet<string> = new Set([
  'binary_sensor',
  'device_tracker',
  'event',
  'person',
  'sensor',
  'sun',
  'update',
  'weather',
  'zone',
]);

/**
 * Reads contexts as Home Assistant gives them: a change has its user's id where a person asked for it by app, dashboard
 * or voice; an automation's context, or one that follows from another, where an automation did it. What has neither was
 * a sensor, or somebody at the device itself: nobody knows.
 */
export function createDoerReader(): DoerReader {
  const automations = new Set<string>();
  return {
    began: ({ id }) => {
      automations.add(id);
      if (automations.size <= REMEMBERED) return;
      for (const oldest of automations) {
        automations.delete(oldest);
        return;
      }
    },
    doerOf: (entity, context) => {
      const domain = entity.slice(0, Math.max(0, entity.indexOf('.')));
      if (REPORTING.has(domain)) return 'device';
      if (context === undefined) return 'unknown';
      const isAutomation = automations.has(context.id) || context.parentId !== undefined;
      if (isAutomation) return 'automation';
      return context.userId === undefined ? 'unknown' : 'user';
    },
  };
}
