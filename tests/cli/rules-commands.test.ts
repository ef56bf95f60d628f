import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { openConcepts } from '../../src/concepts/store.ts';
import { systemClock } from '../../src/home/clock.ts';
import { defaultHome } from '../../src/home/demo-home/default-home.ts';
import { createDemoHome, type DemoHome } from '../../src/home/demo-home/demo-home.ts';
import { connectHub } from '../../src/home/hub/hub.ts';
import { run } from './drive.ts';

const STUDY = `# mine
name: study mode
other_names: [homework]
kind: setting
steps:
  - target: {asked: light} # whom
    set: {level: 60, color_temp_kelvin: 2700}
taught: {at: "2026-11-22T12:00:00Z", by: Ana, words: sixty percent and warm white}
`;
const LEAVING = `name: leaving
kind: procedure
steps:
  - {concept: study mode, target: {entity: light.reading_lamp}}
  - {target: {entity: lock.front_door}, set: {state: unlocked}}
  - {target: {entity: switch.pump}, set: {state: "off"}}
  - {target: {entity: light.porch}, set: {state: "on"}, only_if: [{sun: down}]}
taught: {at: "2026-11-22T12:00:00Z", words: all of it}
`;
const PARTY = `name: party
kind: procedure
steps:
  - {target: {entity: light.living_room}, set: {brightness_pct: 100, hs_color: [300, 80]}}
  - {target: {entity: light.porch}, set: {state: "on"}, only_if: [{sun: down}]}
taught: {at: "2026-11-22T12:00:00Z", words: colours}
`;

let rules: string;
const rule = (name: string): string => join(rules, name);
const inRules = (...words: readonly string[]) => run(['rules', ...words, '--rules', rules]);
const objects = (out: string): readonly Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeEach(() => {
  rules = mkdtempSync(join(tmpdir(), 'understudy-rules-'));
  writeFileSync(rule('study-mode.yaml'), STUDY);
  writeFileSync(rule('leaving.yaml'), LEAVING);
  writeFileSync(rule('party.yaml'), PARTY);
});

test('list names what was taught, what it means and its file', async () => {
  const { status, out } = await inRules('list', '--json');
  expect(status).toBe(0);
  expect(objects(out).map(({ name }) => name)).toEqual(['leaving', 'party', 'study mode']);
  expect(objects(out)[2]).toMatchObject({ kind: 'setting', other_names: ['homework'], file: rule('study-mode.yaml') });
  const plain = await run(['rules', 'list', rules]);
  expect(plain.out).toContain('study-mode.yaml');
});

describe('explain', () => {
  test('tells every call, what is left out and why, and what it would ask', async () => {
    const { status, out } = await inRules('explain', 'leaving', '--json');
    expect(status).toBe(0);
    expect(objects(out)).toEqual([
      expect.objectContaining({
        calls: [
          {
            domain: 'light',
            service: 'turn_on',
            target: { entity_id: ['light.reading_lamp'] },
            data: { brightness_pct: 60 },
          },
        ],
        confirm: [{ domain: 'lock', service: 'unlock', target: { entity_id: ['lock.front_door'] }, data: {} }],
        left_out: [{ device: 'Reading lamp', what: 'colour temperature' }],
        held: [{ concept: 'leaving', only: 'after sunset' }],
        gone: ['switch.pump'],
        unknown: [],
        listening: true,
      }),
    ]);
  });

  test('is for the room and the device that are named, by name, alias or file', async () => {
    const at = async (...words: readonly string[]) => objects((await inRules('explain', ...words, '--json')).out)[0];
    expect(await at('homework', '--area', 'kitchen')).toMatchObject({
      area: 'Kitchen',
      devices: ['light.kitchen', 'light.kitchen_counter'],
    });
    expect(await at('study-mode.yaml', '--device', 'bedside lamp')).toMatchObject({ devices: ['light.bedside_lamp'] });
    expect(await at('study', 'mode', '--device', 'light.study')).toMatchObject({ devices: ['light.study'] });
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no name', [], /needs the name/],
    ['a name that is mistyped', ['studdy', 'mode'], /Did you mean "study mode"/],
    ['a device that is mistyped', ['homework', '--device', 'bedsid lamp'], /Did you mean "Bedside lamp"/],
    ['an area that is mistyped', ['homework', '--area', 'Kitchn'], /Did you mean "Kitchen"/],
  ])('says what is wrong with %s', async (_, words, message) => {
    const { status, err } = await inRules('explain', ...words);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(message) });
  });

  test('works out what is said by the same code as a voice: the plain form', async () => {
    const { out } = await inRules('explain', 'leaving');
    expect(out).toContain('light.turn_on  light.reading_lamp  brightness_pct: 60');
    expect(out).toMatch(/ask for a yes[^\n]*\n {2}lock\.unlock {2}lock\.front_door/);
    expect(out).toContain('Shall I really unlock the front door?');
  });
});

describe('history and undo', () => {
  const quiet = { info: () => {}, problem: () => {} };

  test('walk back over what was changed, and bring back what was forgotten', async () => {
    const store = await openConcepts(rules, quiet);
    const study = store.all().find(({ name }) => name === 'study mode');
    if (!study) throw new Error('there is none');
    await store.change({ ...study, otherNames: ['one'] });
    await store.change({ ...study, otherNames: ['two'] });
    const shown = objects((await inRules('history', 'study', 'mode', '--json')).out);
    expect(shown.map(({ version, current }) => [version, current])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect((await inRules('undo', 'study', 'mode')).status).toBe(0);
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toBe(STUDY.replace('homework', 'one'));
    expect((await inRules('undo', 'study', 'mode')).status).toBe(0);
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toBe(STUDY);
    expect(await inRules('undo', 'study', 'mode')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/no earlier/),
    });
    expect((await inRules('undo', 'study', 'mode', '--to', '3')).status).toBe(0);
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toContain('two');
    await (await openConcepts(rules, quiet)).forget('study-mode');
    expect((await inRules('undo', 'study mode')).status).toBe(0);
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toContain('two');
    expect((await run(['rules', 'check', rules])).out).not.toContain('.history');
  });

  test('a version that somebody edited away while nothing ran can be had back', async () => {
    await (await openConcepts(rules, quiet)).learn({
      name: 'siesta',
      otherNames: [],
      definition: { kind: 'setting', steps: [{ target: { asked: { domain: 'light' } }, set: { level: 5 } }] },
      taught: { at: 'a', words: 'w' },
    });
    const taught = readFileSync(rule('siesta.yaml'), 'utf8');
    writeFileSync(rule('siesta.yaml'), taught.replace('level: 5', 'level: 9'));
    expect((await inRules('undo', 'siesta')).status).toBe(0);
    expect(readFileSync(rule('siesta.yaml'), 'utf8')).toBe(taught);
    expect((await inRules('history', 'siesta', '--show', '2')).out).toContain('level: 9');
  });
});

describe('export and import', () => {
  test('share a concept with those that it uses, and without the people in it', async () => {
    const shared = mkdtempSync(join(tmpdir(), 'understudy-shared-'));
    expect((await inRules('export', 'leaving', shared)).status).toBe(0);
    expect(readdirSync(shared).sort()).toEqual(['leaving.yaml', 'study-mode.yaml']);
    expect(readFileSync(join(shared, 'study-mode.yaml'), 'utf8')).toBe(STUDY.replace('by: Ana, ', ''));
    expect((await inRules('export', 'study mode')).out).toBe(STUDY.replace('by: Ana, ', ''));
    expect((await inRules('export', 'study mode', '--personal')).out).toBe(STUDY);
    expect((await inRules('export', 'leaving', join(shared, 'leaving.yaml'))).status).toBe(2);

    const other = join(mkdtempSync(join(tmpdir(), 'understudy-other-')), 'rules');
    const files = ['leaving.yaml', 'study-mode.yaml'].map((name) => join(shared, name));
    const imported = await run([
      'rules',
      'import',
      ...files,
      '--rules',
      other,
      '--home',
      'tests/homes/birch-house.yaml',
      '--json',
    ]);
    expect(imported.status).toBe(0);
    expect(objects(imported.out)[0]).toMatchObject({
      name: 'leaving',
      missing: expect.arrayContaining(['switch.pump', 'light.porch']),
    });
    expect((await run(['rules', 'check', other])).status).toBe(0);
    expect(readFileSync(join(other, 'study-mode.yaml'), 'utf8')).toContain('# whom');
  });

  test('a name that is taken is refused, and replaced only where that is wanted', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'understudy-shared-')), 'x.yaml');
    writeFileSync(
      file,
      STUDY.replace('name: study mode', 'name: Homework').replace('other_names: [homework]\n', '').replace('60', '61'),
    );
    const refused = await inRules('import', file);
    expect(refused).toMatchObject({ status: 2, out: expect.stringMatching(/"Homework" is taken: "study mode"/) });
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toBe(STUDY);
    expect((await inRules('import', file, '--replace')).status).toBe(0);
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toContain('level: 61');
    expect((await inRules('undo', 'study-mode')).status).toBe(0);
    expect(readFileSync(rule('study-mode.yaml'), 'utf8')).toBe(STUDY);
  });

  test('of several files none is taken in where one has a mistake or makes a circle', async () => {
    const shared = mkdtempSync(join(tmpdir(), 'understudy-shared-'));
    const uses = (name: string, used: string): string =>
      `name: ${name}\nkind: procedure\nsteps: [{concept: ${used}}]\ntaught: {at: a, words: w}\n`;
    const at = (name: string): string => join(shared, name);
    writeFileSync(at('good.yaml'), uses('fine', 'party'));
    writeFileSync(at('bad.yaml'), uses('odd', 'party').replace('kind', 'knid'));
    writeFileSync(at('egg.yaml'), uses('egg', 'hen'));
    writeFileSync(at('hen.yaml'), uses('hen', 'egg'));
    const bad = await inRules('import', at('good.yaml'), at('bad.yaml'));
    expect(bad).toMatchObject({ status: 2, out: expect.stringMatching(/bad\.yaml:2:1: .*knid/) });
    expect((await inRules('import', at('egg.yaml'), at('hen.yaml'))).out).toMatch(/would use itself/);
    expect(readdirSync(rules).sort()).toEqual(['leaving.yaml', 'party.yaml', 'study-mode.yaml']);
    const missing = await inRules('import', at('nowhere.yaml'));
    expect(missing).toMatchObject({ status: 2, err: expect.stringContaining('nowhere.yaml') });
  });
});

describe('promote', () => {
  test('prints a script, a scene and an automation to paste', async () => {
    const made = async (...words: readonly string[]): Promise<unknown> =>
      parse((await inRules('promote', ...words)).out);
    expect(await made('study mode', '--as', 'script', '--device', 'bedroom light')).toEqual({
      study_mode: {
        alias: 'Study mode',
        description: 'Taught to Understudy on 2026-11-22: sixty percent and warm white',
        mode: 'single',
        sequence: [
          {
            action: 'light.turn_on',
            target: { entity_id: 'light.bedroom' },
            data: { brightness_pct: 60, color_temp_kelvin: 2700 },
          },
        ],
      },
    });
    expect(await made('study mode', '--as', 'scene', '--area', 'Bedroom')).toEqual([
      {
        id: 'understudy_study_mode',
        name: 'Study mode',
        entities: {
          'light.bedroom': { state: 'on', brightness: 153, color_mode: 'color_temp', color_temp_kelvin: 2700 },
          'light.bedside_lamp': { state: 'on', brightness: 153 },
        },
      },
    ]);
    const [automation] = (await made(
      'party',
      '--as',
      'automation',
      '--at',
      '7:30',
      '--when',
      'binary_sensor.hall_motion=on',
    )) as readonly {
      triggers: unknown;
      actions: readonly unknown[];
    }[];
    expect(automation?.triggers).toEqual([
      { trigger: 'time', at: '07:30:00' },
      { trigger: 'state', entity_id: 'binary_sensor.hall_motion', to: 'on' },
    ]);
    expect(automation?.actions.at(-1)).toEqual(
      Object.fromEntries([
        ['if', [{ condition: 'state', entity_id: 'sun.sun', state: 'below_horizon' }]],
        ['then', [{ action: 'light.turn_on', target: { entity_id: 'light.porch' } }]],
      ]),
    );
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no kind', ['party'], /--as takes script, scene or automation/],
    ['an automation without a trigger', ['party', '--as', 'automation'], /needs a trigger/],
    ['a time that there is not', ['party', '--as', 'automation', '--at', '25:00'], /takes a time/],
    ['an entity that is mistyped', ['party', '--as', 'automation', '--when', 'sun.son=x'], /Did you mean sun\.sun/],
    ['a trigger for a scene', ['party', '--as', 'scene', '--at', '7:30'], /no trigger/],
    ['a scene with conditions', ['party', '--as', 'scene'], /conditions/],
    ['a device that is left open', ['study', 'mode', '--as', 'script'], /--area or --device/],
    ['what is not there', ['leaving', '--as', 'script', '--unguarded'], /switch\.pump/],
  ])('says what is wrong with %s', async (_, words, message) => {
    const { status, err, out } = await inRules('promote', ...words);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: expect.stringMatching(message) });
  });

  test('nothing that asks by voice is promoted unless that is meant', async () => {
    writeFileSync(rule('leaving.yaml'), LEAVING.replace(/^.*pump.*\n/m, ''));
    expect(await inRules('promote', 'leaving', '--as', 'script')).toMatchObject({
      status: 2,
      err: expect.stringContaining('lock.unlock'),
    });
    expect((await inRules('promote', 'leaving', '--as', 'script', '--unguarded')).out).toContain('lock.unlock');
  });

  describe('with a hub', () => {
    let demo: DemoHome;
    beforeEach(async () => {
      demo = await createDemoHome({ home: defaultHome(), clock: systemClock, travel: 'instant' });
    });
    afterEach(() => demo.close());
    const onHub = (...words: readonly string[]) =>
      run(['rules', 'promote', ...words, '--rules', rules], {
        env: { UNDERSTUDY_HUB_URL: demo.url, UNDERSTUDY_HUB_TOKEN: demo.token, HOME: rules },
      });
    const state = (id: string) => demo.states().find((entity) => entity.id === id);

    test('makes each kind there, and what is made works', async () => {
      const { out, status } = await onHub('study mode', '--as', 'script', '--device', 'study light');
      expect({ out, status }).toMatchObject({ status: 0, out: expect.stringContaining('script of the hub') });
      expect((await onHub('study mode', '--as', 'scene', '--area', 'Bedroom')).status).toBe(0);
      expect((await onHub('party', '--as', 'automation', '--at', '20:00')).status).toBe(0);
      const hub = await connectHub({ url: demo.url, token: demo.token, log: { info: () => {}, problem: () => {} } });
      try {
        const ids = hub.home().entities.map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(['script.study_mode', 'scene.study_mode', 'automation.party']));
        const call = (domain: string, service: string, id: string) =>
          hub.call({ domain, service, target: { entity_id: [id] }, data: {} });
        await call('script', 'turn_on', 'script.study_mode');
        expect(state('light.study')).toMatchObject({ state: 'on', attributes: { brightness: 153 } });
        await call('scene', 'turn_on', 'scene.study_mode');
        expect(state('light.bedside_lamp')).toMatchObject({ state: 'on', attributes: { brightness: 153 } });
        demo.setState('sun.sun', 'below_horizon');
        await call('automation', 'trigger', 'automation.party');
        expect(state('light.porch')).toMatchObject({ state: 'on' });
        demo.setState('light.porch', 'off');
        demo.setState('sun.sun', 'above_horizon');
        await call('automation', 'trigger', 'automation.party');
        expect(state('light.porch')).toMatchObject({ state: 'off' });
      } finally {
        await hub.close();
      }
    });

    test('does not write over what is there, and only prints where that is wanted', async () => {
      const words = ['study mode', '--as', 'script', '--device', 'study light'] as const;
      expect((await onHub(...words, '--print')).out).toContain('sequence:');
      expect(state('script.study_mode')).toBeUndefined();
      expect((await onHub(...words)).status).toBe(0);
      expect(await onHub(...words)).toMatchObject({ status: 2, err: expect.stringContaining('--replace') });
      expect((await onHub(...words, '--replace')).status).toBe(0);
      expect((await onHub(...words, '--title', 'Evening work')).status).toBe(0);
      expect(state('script.evening_work')).toBeDefined();
    });
  });
});
