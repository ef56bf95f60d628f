import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../../src/domain/failure.ts';
import { parseHomeFile, readHomeFile } from '../../../src/home/home-file/home-file.ts';

/** What the reader says about a text that it cannot take. */
function complaint(text: string, file = 'home.yaml'): string {
  try {
    parseHomeFile(text, file);
  } catch (error) {
    if (error instanceof Failure && error.code === 'BAD_HOME_FILE') return error.message;
    throw error;
  }
  return 'nothing';
}

const HOUSE = `name: Maple House
floors: [{name: Ground floor, aliases: [downstairs], level: 0}]
areas:
  - {name: Kitchen, floor: Ground floor}
zones: [{name: Home, latitude: 52.0, longitude: 4.0, radius: 100}]
satellites: [{site_id: kitchen-sat, area: Kitchen}]
entities:
  - entity_id: light.lamp
    name: Lamp
    aliases: [big light]
    area: Kitchen
    state: on
    attributes: {supported_color_modes: [brightness], brightness: 128}
`;

describe('a home file', () => {
  test('is read from YAML', () => {
    expect(parseHomeFile(HOUSE, 'home.yaml')).toEqual({
      name: 'Maple House',
      unitSystem: 'metric',
      floors: [{ name: 'Ground floor', aliases: ['downstairs'], level: 0 }],
      areas: [{ name: 'Kitchen', aliases: [], floor: 'Ground floor' }],
      zones: [{ name: 'Home', latitude: 52, longitude: 4, radius: 100 }],
      satellites: [{ siteId: 'kitchen-sat', area: 'Kitchen' }],
      entities: [
        {
          id: 'light.lamp',
          domain: 'light',
          name: 'Lamp',
          aliases: ['big light'],
          area: 'Kitchen',
          state: 'on',
          attributes: { supported_color_modes: ['brightness'], brightness: 128 },
        },
      ],
    });
  });

  test.each([
    ['on', 'on'],
    ['off', 'off'],
    ['"on"', 'on'],
    ['true', 'on'],
    ['21.0', '21.0'],
    ['21', '21'],
    ['unavailable', 'unavailable'],
    ['', 'unknown'],
  ])('takes the state %s as the text "%s"', (written, state) => {
    const text = `name: A\nentities:\n  - {entity_id: sensor.a, name: A, state: ${written}}\n`;
    expect(parseHomeFile(text, 'home.yaml').entities[0]?.state).toBe(state);
  });

  test('may have two things of one name in different rooms', () => {
    const text =
      'name: A\nareas: [{name: B}, {name: C}]\nentities:\n' +
      '  - {entity_id: light.a, name: Lamp, area: B}\n  - {entity_id: light.b, name: Lamp, area: C}\n';
    expect(parseHomeFile(text, 'h.yaml').entities.map((entity) => entity.area)).toEqual(['B', 'C']);
  });

  test('is read from JSON with a byte order mark', () => {
    expect(parseHomeFile('\uFEFF{"name":"A","entities":[]}', 'h.json').name).toBe('A');
  });
});

describe('a home file that is wrong is answered with place and reason', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'an unknown key of an entity',
      HOUSE.replace('    name: Lamp', '    name: Lamp\n    nmae: Lamp'),
      '10:5',
      /unknown key "nmae".*name/,
    ],
    ['an unknown key at the top', `${HOUSE}rooms: []\n`, '14:1', /unknown key "rooms"/],
    [
      'an area that does not exist',
      HOUSE.replace('area: Kitchen\n    state', 'area: kitchen\n    state'),
      '11:11',
      /no area "kitchen"; did you mean "Kitchen"/,
    ],
    [
      'a floor that does not exist',
      HOUSE.replace('floor: Ground floor}', 'floor: Attic}'),
      '4:28',
      /no floor "Attic" \(there are: Ground floor\)/,
    ],
    ["a satellite's missing area", HOUSE.replace('area: Kitchen}]', 'area: Bath}]'), '6:43', /no area "Bath"/],
    [
      'an entity_id given twice',
      `${HOUSE}  - {entity_id: light.lamp, name: Other}\n`,
      '14:17',
      /"light.lamp" is given twice/,
    ],
    ['a wrong type', HOUSE.replace('level: 0', 'level: low'), '2:61', /"level" must be a number/],
    [
      'a list that is a text',
      HOUSE.replace('aliases: [big light]', 'aliases: big light'),
      '10:14',
      /"aliases" must be a list of texts/,
    ],
    [
      'attributes that are a list',
      HOUSE.replace(/attributes: .*/, 'attributes: [1]'),
      '13:17',
      /"attributes" must be a mapping/,
    ],
    [
      'an entity_id without a domain',
      HOUSE.replace('light.lamp', 'Lamp'),
      '8:16',
      /"entity_id" must be like light\.kitchen_lamp/,
    ],
    ['a missing name', HOUSE.replace('    name: Lamp\n', ''), '8:5', /"name" is missing in light\.lamp/],
    ['YAML that does not parse', HOUSE.replace('[big light]', '[big light'), '11:5', /./],
    ['an empty file', '', '1:1', /must be a mapping/],
  ])('%s', (_, text, place, reason) => {
    const said = complaint(text);
    expect(said).toMatch(reason);
    expect(said.split('\n')[0]).toContain(`home.yaml:${place}: `);
  });

  test('JSON that does not parse', () => {
    expect(complaint('{\n  "name": "A",\n  "entities": [}\n}', 'h.json')).toMatch(/^h\.json:3:16: /);
    expect(complaint('{\n  "name": "A",\n  "entities": [],\n}', 'h.json')).toMatch(/^h\.json:4:1: not valid JSON/);
  });

  test('JSON with an unknown key', () => {
    expect(complaint('{\n  "name": "A",\n  "entities": [],\n  "lights": []\n}', 'h.json')).toMatch(
      /^h\.json:4:3: unknown key "lights"/,
    );
  });

  test('all problems of a file come in one message, in the order of the file', () => {
    const said = complaint(
      HOUSE.replace('level: 0', 'level: low').replace('nmae', 'name').replace('state: on', 'stat: on'),
    );
    expect(said.split('\n').map((line) => line.split(' ')[0])).toEqual(['home.yaml:2:61:', 'home.yaml:12:5:']);
  });

  test('anchors that would fill the memory', () => {
    const bomb = ['a: &a [1,1,1,1,1,1,1,1,1]'];
    for (const [name, last] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(',')}]`);
    }
    expect(complaint(bomb.join('\n'))).toMatch(/^home\.yaml:\d+:\d+: /);
  });

  test('a file that does not exist', async () => {
    await expect(readHomeFile('/no/such/home.yaml')).rejects.toMatchObject({
      code: 'BAD_HOME_FILE',
      message: '/no/such/home.yaml: there is no such home file; check the path',
    });
  });

  test('a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'home-'));
    await writeFile(join(folder, 'x'), '');
    await expect(readHomeFile(folder)).rejects.toMatchObject({ code: 'BAD_HOME_FILE' });
  });
});
