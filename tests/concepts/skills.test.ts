import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readSkillFile } from '../../src/concepts/skill-file.ts';
import { openSkills, readSkillFolder } from '../../src/concepts/skill-folder.ts';
import { SkillSchema } from '../../src/concepts/skill-schema.ts';

const BATH = `name: RunBath
description: Fills the tub
say:
  - run me a bath at {heat} degrees
  - fill the tub
  - I want to take a bath
slots:
  heat: {type: number, from: 30, to: 42, unit: degrees, default: 38}
call: {domain: script, service: turn_on, target: script.bath, data: {variables: {heat: "{heat}"}}}
`;

test('the schema for editors is the one that skills are checked by (npm run docs writes it)', async () => {
  const written: unknown = JSON.parse(
    await readFile(new URL('../../rules/skill-schema.json', import.meta.url), 'utf8'),
  );
  expect(written).toEqual(JSON.parse(JSON.stringify(SkillSchema)));
});

test('a skill is read with what its slots take and whom its call is for', () => {
  const read = readSkillFile(BATH, 'bath.yaml', 'bath');
  expect(read).toMatchObject({
    outcome: 'skill',
    skill: {
      id: 'bath',
      name: 'RunBath',
      slots: { heat: { takes: { type: 'number', from: 30, to: 42, unit: 'degrees' }, default: 38, optional: false } },
      call: { target: { entities: ['script.bath'] }, data: { variables: { heat: '{heat}' } } },
    },
  });
});

test.each<[string, string, string, string]>([
  ['a mistyped key', BATH.replace('say:', 'says:'), '3:1', 'says: there is no such key'],
  ['too few sentences', BATH.replace('  - fill the tub\n', ''), '3:1', 'say'],
  ['a slot that is not there', BATH.replace('fill the tub', 'fill the {what}'), '5:5', 'no slot "what"'],
  ['a slot twice in a sentence', BATH.replace('fill the tub', '"{heat} or {heat}"'), '5:5', 'twice'],
  ['a brace that is no slot', BATH.replace('fill the tub', 'fill the {tub'), '5:5', 'brace'],
  ['a slot that nobody can say', BATH.replace(' at {heat} degrees', '').replace(', default: 38', ''), '8:3', 'none of'],
  ['a default out of range', BATH.replace('default: 38', 'default: 60'), '8:57', 'out of its range'],
  ['a range that is nothing', BATH.replace('from: 30', 'from: 50'), '8:3', 'which is nothing'],
  [
    'a device among the data',
    BATH.replace('data: {', 'data: {entity_id: lock.front_door, '),
    '9:70',
    'name the devices in',
  ],
  ['all devices as a target', BATH.replace('target: script.bath', 'target: all'), '9:42', 'call.target'],
  ['a number as a target', BATH.replace('target: script.bath', 'target: "{heat}"'), '9:42', 'must be of type device'],
  ['no YAML', 'name: [bath', '1:12', ''],
])('a skill with %s is refused with its place', (_, text, place, words) => {
  const read = readSkillFile(text, 'bath.yaml', 'bath');
  if (read.outcome !== 'broken') throw new Error('it was accepted');
  expect(read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toContainEqual(
    expect.stringMatching(new RegExp(`^${place} .*${words.replace(/[{}[\]()]/g, '\\$&')}`)),
  );
});

test('a broken file is reported and left out; of two with one name the first stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-skills-'));
  await writeFile(join(folder, 'a.yaml'), BATH);
  await writeFile(join(folder, 'b.yaml'), BATH);
  await writeFile(join(folder, 'c.yaml'), 'name: x');
  const lines: string[] = [];
  const log = { info: () => {}, problem: (line: string) => void lines.push(line) };
  expect((await openSkills(folder, log)).all().map(({ id }) => id)).toEqual(['a']);
  expect(lines).toContainEqual(expect.stringMatching(/b\.yaml:1:1: the name "RunBath" is taken by .*a\.yaml/));
  expect(lines).toContainEqual(expect.stringContaining('c.yaml:1:1: '));
});

test('a folder that is not there has no skills', async () => {
  expect(await readSkillFolder('/nowhere/at/all')).toMatchObject({ skills: [], problems: [] });
});
