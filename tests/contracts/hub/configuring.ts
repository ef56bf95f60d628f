import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/domain/home.ts';
import { openConfigApi } from '../../../src/home/hub/config-api.ts';
import { type Bench, becomes, call, eventually, find } from './bench.ts';

const ID = 'understudy_contract';

/** Scenes, scripts and automations that are written to the hub, used there, changed and removed. */
export function describeConfiguring(bench: Bench): void {
  const api = () => openConfigApi({ url: bench.site.url, token: bench.site.token });
  const gone = (check: () => unknown) => (): string | undefined => (check() ? 'it is there still' : undefined);

  describe('a definition', () => {
    test('that there is not is not found', async () => {
      for (const kind of ['automation', 'script', 'scene'] as const) {
        expect(await api().read(kind, 'nothing_of_the_kind')).toBeUndefined();
        await expect(api().remove(kind, 'nothing_of_the_kind')).rejects.toMatchObject({ code: 'HUB_CALL_FAILED' });
      }
    });

    test('with a wrong token is refused with advice', async () => {
      const wrong = openConfigApi({ url: bench.site.url, token: 'wrong' });
      await expect(wrong.read('scene', ID)).rejects.toMatchObject({ code: 'HUB_REFUSED' });
    });

    test('of a scene is written, used, changed and removed', async () => {
      const hub = await bench.connect({ exposedOnly: false });
      const lamp = 'light.ceiling_lights';
      const scene = { name: 'Contract scene', entities: { [lamp]: { state: 'on', brightness: 51 } } };
      await api().write('scene', ID, scene);
      await eventually(hub, () => (find(hub, 'scene.contract_scene') ? undefined : 'it is not there'));
      expect(find(hub, 'scene.contract_scene')).toMatchObject({
        name: 'Contract scene',
        attributes: { entity_id: [lamp], id: ID },
      });
      expect(await api().read('scene', ID)).toEqual({ id: ID, ...scene });
      await hub.call(call('light.turn_off', [lamp]));
      await hub.call(call('scene.turn_on', ['scene.contract_scene']));
      await eventually(hub, () => (find(hub, lamp)?.attributes.brightness === 51 ? undefined : 'it is not dimmed'));
      await api().write('scene', ID, { ...scene, entities: { [lamp]: 'off' } });
      expect(await api().read('scene', ID)).toMatchObject({ entities: { [lamp]: 'off' } });
      await api().remove('scene', ID);
      expect(await api().read('scene', ID)).toBeUndefined();
      await eventually(
        hub,
        gone(() => find(hub, 'scene.contract_scene')),
      );
    });

    test('of a script is written, run both ways, changed and removed', async () => {
      const hub = await bench.connect({ exposedOnly: false });
      const step = (service: string): Json => ({ action: `switch.${service}`, target: { entity_id: 'switch.ac' } });
      await api().write('script', ID, { alias: 'Contract script', sequence: [step('turn_on')] });
      await eventually(hub, () => (find(hub, `script.${ID}`) ? undefined : 'it is not there'));
      expect(find(hub, `script.${ID}`)).toMatchObject({ name: 'Contract script', state: 'off' });
      expect(await api().read('script', ID)).toMatchObject({ alias: 'Contract script', sequence: [step('turn_on')] });
      await hub.call(call('switch.turn_off', ['switch.ac']));
      await becomes(hub, 'switch.ac', 'off');
      await hub.call(call('script.turn_on', [`script.${ID}`]));
      await becomes(hub, 'switch.ac', 'on');
      await api().write('script', ID, { alias: 'Changed script', sequence: [step('turn_off')] });
      // The hub loads it within a moment.
      await eventually(hub, () => {
        const { name } = find(hub, `script.${ID}`) ?? {};
        return name === 'Changed script' ? undefined : `it is called ${name}`;
      });
      await hub.call(call(`script.${ID}`, []));
      await becomes(hub, 'switch.ac', 'off');
      await api().remove('script', ID);
      expect(await api().read('script', ID)).toBeUndefined();
      await eventually(
        hub,
        gone(() => find(hub, `script.${ID}`)),
      );
    });

    test('of an automation is written, set off, turned off and removed', async () => {
      const hub = await bench.connect({ exposedOnly: false });
      const automation = {
        alias: 'Contract automation',
        description: '',
        triggers: [{ trigger: 'state', entity_id: ['light.bed_light'], to: 'on' }],
        conditions: [{ condition: 'state', entity_id: 'light.bed_light', state: 'on' }],
        actions: [{ action: 'switch.turn_on', target: { entity_id: ['switch.ac'] } }],
        mode: 'single',
      };
      const id = 'automation.contract_automation';
      await api().write('automation', ID, automation);
      await eventually(hub, () => (find(hub, id)?.state === 'on' ? undefined : 'it is not there'));
      expect(find(hub, id)?.attributes).toMatchObject({ id: ID, mode: 'single', current: 0 });
      expect(await api().read('automation', ID)).toEqual({ id: ID, ...automation });
      await hub.call(call('switch.turn_off', ['switch.ac']));
      await becomes(hub, 'switch.ac', 'off');
      await hub.call(call('automation.trigger', [id], { skip_condition: true }));
      await becomes(hub, 'switch.ac', 'on');
      await hub.call(call('automation.turn_off', [id]));
      await becomes(hub, id, 'off');
      await api().remove('automation', ID);
      expect(await api().read('automation', ID)).toBeUndefined();
      await eventually(
        hub,
        gone(() => find(hub, id)),
      );
    });

    test.each([
      ['scene', { entities: {} }, 'name'],
      ['scene', { name: 'Wrong', entities: { 'light.ceiling_lights': 'on' }, colour: 'red' }, 'colour'],
      ['script', { alias: 'Wrong', sequence: [{ action: 'nonsense' }] }, 'nonsense'],
      ['script', { alias: 'Wrong' }, 'sequence'],
      ['automation', { alias: 'Wrong', triggers: [], actions: [], colour: 'red' }, 'colour'],
      ['automation', { alias: 'Wrong', triggers: [{ trigger: 'no_such' }], actions: [] }, 'no_such'],
    ] as const)('of a %s that is wrong is refused with what is wrong: %j', async (kind, body, word) => {
      await expect(api().write(kind, 'understudy_wrong', body)).rejects.toMatchObject({
        code: 'HUB_CALL_FAILED',
        message: expect.stringContaining(word),
      });
      expect(await api().read(kind, 'understudy_wrong')).toBeUndefined();
    });
  });
}
