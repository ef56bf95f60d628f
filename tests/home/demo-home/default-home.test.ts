import { describe, expect, test } from '@jest/globals';
import { planCalls } from '../../../src/home/actions.ts';
import { systemClock } from '../../../src/home/clock.ts';
import { defaultHome } from '../../../src/home/demo-home/default-home.ts';
import { createDemoHome } from '../../../src/home/demo-home/demo-home.ts';
import { connectHub } from '../../../src/home/hub/hub.ts';

describe('the home that there is when nobody gave one', () => {
  test('has a satellite in the rooms of the story, and a light to teach', () => {
    const home = defaultHome();
    expect(home.satellites.map(({ siteId }) => siteId)).toEqual(['living-room-sat', 'bedroom-sat', 'kitchen-sat']);
    for (const { area } of home.satellites) {
      const lights = home.entities.filter((entity) => entity.domain === 'light' && entity.area === area);
      expect(lights.length).toBeGreaterThan(0);
    }
  });

  test('comes through the hub as it was written, and does what is planned for it', async () => {
    const home = defaultHome();
    const demo = await createDemoHome({ home, clock: systemClock, travel: 'instant' });
    const log = { info: () => undefined, problem: () => undefined };
    const hub = await connectHub({ url: demo.url, token: demo.token, satellites: home.satellites, log });
    expect({ ...hub.home(), entities: [] }).toEqual({ ...home, entities: [] });
    expect(hub.home().entities.map(({ id, name, area }) => ({ id, name, area }))).toEqual(
      home.entities.map(({ id, name, area }) => ({ id, name, area })),
    );
    const lights = hub.home().entities.filter(({ domain }) => domain === 'light');
    const plan = planCalls({ state: 'on', brightness_pct: 60, color_temp_kelvin: 2700 }, lights, hub.home());
    for (const call of plan.calls) await hub.call(call);
    const after = hub.home().entities.filter(({ domain }) => domain === 'light');
    expect(after.map(({ state }) => state)).toEqual(lights.map(() => 'on'));
    expect(after.find(({ id }) => id === 'light.living_room')?.attributes).toMatchObject({
      brightness: 153,
      color_temp_kelvin: 2700,
    });
    await hub.close();
    await demo.close();
  });
});
