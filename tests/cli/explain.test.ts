import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { run } from './drive.ts';

const SKILL = `name: RunBath
description: Fills the tub
say: ["run me a bath at {heat} degrees", "fill the tub with {heat} degrees", I want to take a bath]
slots: {heat: {type: number, from: 30, to: 42, unit: degrees, default: 38}}
call: {domain: script, service: turn_on, target: script.bath, data: {variables: {heat: "{heat}"}}}
`;
const HOME = ['--home', 'tests/homes/birch-house.yaml', '--area', 'Living room'];

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-skills-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function explain(input: string, ...more: readonly string[]) {
  const { out } = await run(['parse', '--json', '--explain', ...HOME, ...more], { input });
  return JSON.parse(out).explain;
}

test.each([
  ['turn on the sofa lamp', 'request'],
  ['is the front door locked', 'question'],
  ['set a timer for ten minutes', 'time'],
  ['never mind', 'talk'],
  ['when I say party, turn on the kettle', 'teaching'],
  ['run me a bath', 'RunBath'],
])('"%s" is taken by %s', async (say, reader) => {
  const explained = await explain(say, '--skills', folderWith({ 'bath.yaml': SKILL }));
  expect(explained.reader).toBe(reader);
  expect(explained.readings[0]).toMatchObject({ reader, outcome: 'understood' });
});

test('each word says what it was taken for, and in which clause it is', async () => {
  const { tokens } = await explain('turn on the sofa lamp and set the kitchen light to flurble');
  const sense = (word: string) => tokens.find(({ text }: { text: string }) => text === word);
  expect(sense('lamp')).toMatchObject({ sense: 'device Sofa lamp (light.sofa_lamp)', clause: 1 });
  expect(sense('sofa').piece).toBe(sense('lamp').piece);
  expect(sense('and')).not.toHaveProperty('clause');
  expect(sense('flurble')).toMatchObject({ sense: 'unknown setting', clause: 2 });
});

test('the table for people has a row for each word and each reading', async () => {
  const { out } = await run(['parse', '--explain', ...HOME], { input: 'turn on the kettle\n' });
  expect(out).toContain('taken by: request');
  expect(out).toMatch(/kettle\s+1\s+device Kettle \(switch\.kettle\)/);
  expect(out).toMatch(/request\s+0\.95\s+understood\s+HassTurnOn/);
});

test('skills check is content with a good skill, and names what is wrong with others', async () => {
  expect(await run(['skills', 'check', folderWith({ 'bath.yaml': SKILL })])).toMatchObject({ status: 0, out: '' });
  const twice = SKILL.replace('I want to take a bath', 'turn on the kitchen light');
  const bad = await run(['skills', 'check', '--json', folderWith({ 'bath.yaml': twice })]);
  expect(bad.status).toBe(2);
  expect(JSON.parse(bad.out)).toMatchObject({ line: 3, message: expect.stringContaining('means HassTurnOn already') });
});

test('a folder of skills that is not there is bad usage', async () => {
  for (const argv of [
    ['parse', '--skills', '/nowhere'],
    ['skills', 'check', '/nowhere'],
  ])
    expect(await run(argv, { input: 'hello\n' })).toMatchObject({
      status: 2,
      err: expect.stringContaining('There is no folder /nowhere'),
    });
});
