import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkRules } from '../../src/concepts/check.ts';
import { readRule } from '../../src/concepts/rule-file.ts';
import { RuleSchema } from '../../src/concepts/rule-schema.ts';
import { openConcepts } from '../../src/concepts/store.ts';
import type { Concept } from '../../src/domain/concept.ts';

const STUDY = `name: study mode
kind: setting
steps:
  - target: {asked: light}
    set: {level: 60, color_temp_kelvin: 2700}
taught: {at: "2026-01-01T00:00:00Z", words: sixty percent and warm white}
`;
const draft: Omit<Concept, 'id'> = {
  name: 'study mode',
  otherNames: [],
  definition: {
    kind: 'setting',
    steps: [{ target: { asked: { domain: 'light' } }, set: { level: 60, color_temp_kelvin: 2700 } }],
  },
  taught: { at: '2026-01-01T00:00:00Z', words: 'sixty percent and warm white' },
};
const quiet = { info: () => {}, problem: () => {} };
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'understudy-rules-'));

test('the schema for editors is the one that rules are checked by', async () => {
  const written: unknown = JSON.parse(await readFile(new URL('../../rules/schema.json', import.meta.url), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(RuleSchema)));
});

test.each<[string, string, string]>([
  ['a mistyped key', STUDY.replace('set: {level', 'set: {levle'), '5:11'],
  ['a value out of range', STUDY.replace('level: 60', 'level: 160'), '5:11'],
  ['a kind that does not exist', STUDY.replace('kind: setting', 'kind: sitting'), '2:1'],
  ['a condition that there is not', `${STUDY}only_if: [{moon: full}]\n`, '7:12'],
  ['an hour that there is not', `${STUDY}only_if: [{after: "25:00"}]\n`, '7:12'],
  ['no steps', STUDY.replace(/steps:[\s\S]*(?=taught)/, ''), '2:1'],
  ['no YAML at all', 'name: [study', '1:13'],
  ['a list instead of a rule', '- 1', '1:1'],
])('a rule with %s is refused with its place', (_, text, place) => {
  const read = readRule(text, 'study.yaml');
  if (read.outcome !== 'broken') throw new Error('it was accepted');
  expect(read.problems.map(({ line, column }) => `${line}:${column}`)).toContain(place);
});

test('what is learned is on disk, and known when the folder is opened again', async () => {
  const dir = await folder();
  const store = await openConcepts(dir, quiet);
  const concept = await store.learn(draft);
  expect(concept.id).toBe('study-mode');
  expect((await openConcepts(dir, quiet)).all()).toEqual([concept]);
  expect(await readdir(dir)).toEqual(['.history', 'study-mode.yaml']);
});

test('a broken file is reported, left alone, and its name is not given to another', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'study-mode.yaml'), 'name: study mode\nknid: setting\n');
  const problems: string[] = [];
  const store = await openConcepts(dir, { info: () => {}, problem: (line) => problems.push(line) });
  expect(store.all()).toEqual([]);
  expect(problems.join('\n')).toMatch(/study-mode\.yaml:2:1: .*knid/);
  expect((await store.learn(draft)).id).toBe('study-mode-2');
  expect(await readFile(join(dir, 'study-mode.yaml'), 'utf8')).toBe('name: study mode\nknid: setting\n');
});

test('forgetting and undoing lose nothing', async () => {
  const dir = await folder();
  const store = await openConcepts(dir, quiet);
  const concept = await store.learn(draft);
  await store.change({ ...concept, otherNames: ['homework'] });
  await store.forget(concept.id);
  expect(store.all()).toEqual([]);
  expect((await readdir(join(dir, '.history', 'study-mode'))).sort()).toEqual(['1.yaml', '2.yaml']);
  expect(await store.undo()).toBe('study mode');
  expect(store.all()[0]?.otherNames).toEqual(['homework']);
  expect(await store.undo()).toBe('study mode');
  expect(store.all()).toEqual([concept]);
  expect(await store.undo()).toBe('study mode');
  expect(store.all()).toEqual([]);
  expect(await store.undo()).toBeUndefined();
});

test('undoing what became of one concept leaves what others taught since', async () => {
  const at = await folder();
  const store = await openConcepts(at, quiet);
  const study = await store.learn(draft);
  await store.learn({ ...draft, name: 'movie mode' });
  expect(await store.undo('nothing-of-the-kind')).toBeUndefined();
  expect(await store.undo(study.id)).toBe('study mode');
  expect(store.all().map(({ name }) => name)).toEqual(['movie mode']);
  expect(await store.undo()).toBe('movie mode');
});

test('many teachers at once get a file each', async () => {
  const dir = await folder();
  const store = await openConcepts(dir, quiet);
  await Promise.all(Array.from({ length: 20 }, () => store.learn(draft)));
  expect(new Set((await openConcepts(dir, quiet)).all().map(({ id }) => id)).size).toBe(20);
});

test('check finds names taught twice, unknown concepts, and circles', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'a.yaml'), STUDY);
  await writeFile(join(dir, 'b.yaml'), STUDY);
  const uses = (name: string, used: string): string =>
    `name: ${name}\nkind: procedure\nsteps: [{concept: ${used}}]\ntaught: {at: a, words: w}\n`;
  await writeFile(join(dir, 'c.yaml'), uses('egg', 'hen'));
  await writeFile(join(dir, 'd.yaml'), uses('hen', 'egg'));
  await writeFile(join(dir, 'e.yaml'), uses('omelette', 'frying pan'));
  const messages = (await checkRules(dir)).map(({ file, message }) => `${file.slice(-6)} ${message}`).join('\n');
  expect(messages).toMatch(/b\.yaml "study mode" is taught in .*a\.yaml too/);
  expect(messages).toMatch(/c\.yaml "egg" uses itself/);
  expect(messages).toMatch(/e\.yaml uses "frying pan"/);
});
