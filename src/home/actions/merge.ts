import type { Call } from '../../domain/call.ts';
import type { Entity } from '../../domain/home.ts';
import type { Step } from './device-actions.ts';

/** Puts equal steps of several entities into one call each, keeping every entity's steps in their order. */
export function mergeSteps(
  plans: readonly { readonly entity: Entity; readonly steps: readonly Step[] }[],
): readonly Call[] {
  const merged: { step: Step; key: string; ids: string[] }[] = [];
  for (const { entity, steps } of plans) {
    let from = 0;
    for (const step of steps) {
      const key = JSON.stringify([step.domain, step.service, step.data]);
      const found = merged.findIndex((call, i) => i >= from && call.key === key);
      if (found >= 0) merged[found]?.ids.push(entity.id);
      else merged.push({ step, key, ids: [entity.id] });
      from = (found >= 0 ? found : merged.length - 1) + 1;
    }
  }
  return merged.map(({ step, ids }) => ({
    domain: step.domain,
    service: step.service,
    target: { entity_id: ids },
    data: step.data,
  }));
}
