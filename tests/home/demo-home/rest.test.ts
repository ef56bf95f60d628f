import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/home/clock.ts';
import { defaultHome } from '../../../src/home/demo-home/default-home.ts';
import { createDemoHome, type DemoHome } from '../../../src/home/demo-home/demo-home.ts';
import { type ConfigApi, openConfigApi } from '../../../src/home/hub/config-api.ts';

let demo: DemoHome;
let api: ConfigApi;
beforeEach(async () => {
  demo = await createDemoHome({ home: defaultHome(), clock: systemClock, travel: 'instant' });
  api = openConfigApi(demo);
});
afterEach(() => demo.close());

const SEQUENCE = [{ action: 'light.turn_on', target: { entity_id: 'light.hall' } }];

test('a definition is made, read, replaced and removed', async () => {
  expect(await api.read('script', 'evening')).toBeUndefined();
  await api.write('script', 'evening', { alias: 'Evening', sequence: SEQUENCE });
  expect(await api.read('script', 'evening')).toEqual({ alias: 'Evening', sequence: SEQUENCE });
  await api.write('script', 'evening', { alias: 'Late', sequence: [] });
  expect(await api.read('script', 'evening')).toEqual({ alias: 'Late', sequence: [] });
  expect(demo.states().find(({ id }) => id === 'script.evening')?.attributes.friendly_name).toBe('Late');
  await api.remove('script', 'evening');
  expect(await api.read('script', 'evening')).toBeUndefined();
});

test('the supervisor’s way of writing the address leads to the same place', async () => {
  const { url, token } = demo;
  for (const other of [url.replace('ws:', 'http:').replace('/api/websocket', ''), url.replace('ws:', 'http:')])
    expect(await openConfigApi({ url: other, token }).read('scene', 'none')).toBeUndefined();
});

test.each<[string, Parameters<ConfigApi['write']>, RegExp]>([
  ['a script without a sequence', ['script', 'x', { alias: 'X' }], /sequence/],
  ['a script with an id that is none', ['script', 'X y', { sequence: [] }], /slug/],
  ['an action that is none', ['script', 'x', { sequence: [{ action: 'light' }] }], /does not match format/],
  ['a step that nobody knows', ['script', 'x', { sequence: [{ dance: true }] }], /determine action/],
  ['a key that nobody knows', ['scene', 'x', { name: 'X', entities: {}, colour: 'red' }], /extra keys.*colour/],
  ['a scene without a name', ['scene', 'x', { entities: {} }], /name/],
  ['an automation without a trigger', ['automation', 'x', { alias: 'X', actions: [] }], /triggers/],
  ['no mapping at all', ['automation', 'x', [1]], /Invalid JSON/],
])('%s is refused with the reason', async (_, definition, reason) => {
  await expect(api.write(...definition)).rejects.toMatchObject({
    code: 'HUB_CALL_FAILED',
    message: expect.stringMatching(reason),
  });
});

test('a wrong token is refused, and a hub that is not there is said to be so', async () => {
  await expect(openConfigApi({ url: demo.url, token: 'x' }).read('scene', 'a')).rejects.toMatchObject({
    code: 'HUB_REFUSED',
  });
  await demo.stop();
  await expect(api.read('scene', 'a')).rejects.toMatchObject({ code: 'HUB_UNREACHABLE' });
});

test('requests that make no sense are answered and harm nothing', async () => {
  const base = demo.url.replace('ws:', 'http:').replace('/websocket', '');
  const headers = { authorization: `Bearer ${demo.token}` };
  const status = async (path: string, init: RequestInit = {}): Promise<number> =>
    (await fetch(`${base}${path}`, { headers, ...init })).status;
  expect(await status('/')).toBe(200);
  expect(await status('/config/script/config/../../x')).toBe(404);
  expect(await status('/config/toaster/config/x')).toBe(404);
  expect(await status('/config/script/config/x', { method: 'PUT' })).toBe(405);
  expect(await status('/config/script/config/x', { method: 'POST', body: '{' })).toBe(400);
  expect(await status('/config/script/config/x', { method: 'POST', body: 'x'.repeat(2 << 20) })).toBe(400);
  expect(await status('/config/script/config/x', { headers: {} })).toBe(401);
  expect((await fetch(base.replace('/api', '/'))).status).toBe(404);
});
