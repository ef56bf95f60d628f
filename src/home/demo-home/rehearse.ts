import type { Call } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Entity, Home } from '../../domain/home.ts';
import { createRegistries } from './registries.ts';
import { performService } from './service-call.ts';
import { createWorld } from './world.ts';

/** How a home would be after some service calls, as far as a demo home of its devices can tell. The home stays as it is. */
export function rehearse(home: Home, calls: readonly Call[], clock: Clock): readonly Entity[] {
  const context = { id: 'rehearsal', parent_id: null, user_id: null };
  const world = createWorld(home, clock, context);
  const house = { world, registries: createRegistries(home), clock, instant: true, record: () => undefined };
  try {
    for (const { domain, service, data, target } of calls)
      performService(house, {
        domain,
        service,
        data,
        target: target.entity_id.length ? { entity_id: [...target.entity_id] } : {},
        returnResponse: false,
        context,
      });
    return home.entities.map((entity) => {
      const now = world.get(entity.id);
      return now ? { ...entity, state: now.state, attributes: now.attributes } : entity;
    });
  } finally {
    world.close();
  }
}
