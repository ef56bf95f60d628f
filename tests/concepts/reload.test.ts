import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { watchConcepts, watchSkills } from '../../src/concepts/rules-watch.ts';
import { openSkills } from '../../src/concepts/skill-folder.ts';
import { type ConceptStore, openConcepts } from '../../src/concepts/store.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { systemClock } from '../../src/home/clock.ts';

const rule = (name: string, level: number): string =>
  `name: ${name}\nkind: setting\nsteps:\n  - target: {asked: light}\n    set: {level: ${level}}\ntaught: {at: a, words: w}\n`;

let folder: string;
let store: ConceptStore;
let changes: number;
let lines: string[];
const ends: (() => Promise<void>)[] = [];
const log = { info: () => {}, problem: (line: string) => void lines.push(line) };
const path = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-reload-'));
  lines = [];
  changes = 0;
  store = await openConcepts(folder, log);
  ends.push(watchConcepts(store, { clock: systemClock, log, changed: () => void changes++ }));
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await rm(folder, { recursive: true, force: true });
});

/** Waits for something that a watch brings about. */
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; !isSo(); i++) {
    if (i > 400) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
/** Waits until everything that is under way in the store is done. */
const settle = async (): Promise<void> => void (await store.refresh(new Set(), true));
const levelOf = (name: string): unknown => {
  const definition = store.all().find((concept) => concept.name === name)?.definition;
  const step = definition?.kind === 'setting' ? definition.steps[0] : undefined;
  return step && 'set' in step ? step.set.level : undefined;
};
/** A save of another file that was seen after what was done before it: from then on the watch has seen that, too. */
async function passOn(): Promise<void> {
  const name = `mark ${Math.random()}`;
  await writeFile(path(`${Math.random()}.yaml`), rule(name, 1));
  await until(() => levelOf(name) === 1 && changes > 0);
}

test('what is written into the folder is known, and what is saved again is changed', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  await writeFile(path('study.yaml'), rule('study mode', 70));
  await until(() => levelOf('study mode') === 70);
  await settle();
  expect((await store.history.versions('study')).map(({ text }) => text)).toEqual([
    rule('study mode', 60),
    rule('study mode', 70),
  ]);
});

test('an editor that writes another file and renames it over the old one is followed', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  await rename(path('study.yaml'), path('study.yaml~'));
  await writeFile(path('.study.yaml.swp'), 'x');
  await writeFile(path('4913'), '');
  await writeFile(path('study.new'), rule('study mode', 80));
  await rename(path('study.new'), path('study.yaml'));
  await until(() => levelOf('study mode') === 80);
  expect(lines).toEqual([]);
});

test('a file that is emptied and then written is not taken for broken or gone in between', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  await writeFile(path('study.yaml'), '');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(levelOf('study mode')).toBe(60);
  await writeFile(path('study.yaml'), rule('study mode', 90));
  await until(() => levelOf('study mode') === 90);
  expect(lines).toEqual([]);
});

test('a mistake is reported with its place, and the last good version stays', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  await writeFile(path('study.yaml'), rule('study mode', 60).replace('level', 'levle'));
  await until(() => lines.length > 0);
  expect(lines).toEqual([expect.stringMatching(/study\.yaml:5:11: .*levle.*the last good version stays in use/)]);
  expect(levelOf('study mode')).toBe(60);
  expect(store.problems()).toHaveLength(1);
  await writeFile(path('study.yaml'), rule('study mode', 61));
  await until(() => levelOf('study mode') === 61);
  expect(store.problems()).toEqual([]);
});

test('what somebody is writing is not written over by what is said meanwhile', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  const [concept] = store.all();
  await writeFile(path('study.yaml'), 'name: study mode\nkind: [\n');
  if (!concept) throw new Error('there is none');
  await expect(store.change({ ...concept, otherNames: ['homework'] })).rejects.toThrow(/mistake in line \d/);
  await expect(store.forget(concept.id)).rejects.toThrow(/mistake in line \d/);
});

test('after a restart the last good version of a broken file is still used', async () => {
  await store.learn({ ...DRAFT });
  await writeFile(path('study-mode.yaml'), 'name: study mode\nknid: x\n');
  const again = await openConcepts(folder, log);
  expect(again.all().map(({ name }) => name)).toEqual(['study mode']);
  expect(again.problems().length).toBeGreaterThan(0);
});

test('a file that is removed is forgotten, one that is renamed is the same concept', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  await rename(path('study.yaml'), path('learning.yaml'));
  await until(() => store.all()[0]?.id === 'learning');
  await rm(path('learning.yaml'));
  await until(() => store.all().length === 0);
});

test('many saves in a row end with the last one, and are few looks', async () => {
  for (let level = 1; level <= 50; level++) await writeFile(path('study.yaml'), rule('study mode', level));
  await until(() => levelOf('study mode') === 50);
  expect(changes).toBeLessThan(10);
});

test('what the program writes itself makes no echo', async () => {
  const concept = await store.learn(DRAFT);
  await store.change({ ...concept, otherNames: ['homework'] });
  await store.forget(concept.id);
  await store.undo();
  await passOn();
  expect(changes).toBe(1);
  expect(lines).toEqual([]);
});

test('a folder that is removed and comes again is followed', async () => {
  await writeFile(path('study.yaml'), rule('study mode', 60));
  await until(() => levelOf('study mode') === 60);
  await settle();
  await rm(folder, { recursive: true });
  await until(() => store.all().length === 0);
  await mkdir(folder);
  await writeFile(path('study.yaml'), rule('study mode', 65));
  await until(() => levelOf('study mode') === 65);
}, 20_000);

test('where the system says nothing, the folder is looked at from time to time', async () => {
  // A folder that is no folder cannot be watched.
  const file = path('no-folder');
  await writeFile(file, '');
  const odd: string[] = [];
  let looks = 0;
  let due: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    after: (_, task) => {
      due.push(task);
      return () => {
        due = due.filter((other) => other !== task);
      };
    },
  };
  const { watchFolder } = await import('../../src/concepts/folder-watch.ts');
  const look = async (): Promise<ReadonlySet<string>> => {
    looks++;
    return new Set();
  };
  const end = watchFolder(join(file, 'below'), look, {
    clock,
    log: { info: () => {}, problem: (line) => void odd.push(line) },
  });
  for (let round = 0; round < 5; round++) {
    for (const task of due.splice(0)) task();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await end();
  expect(odd).toEqual([expect.stringContaining('cannot be watched')]);
  expect(looks).toBeGreaterThan(0);
});

test('custom skills are read again when they are saved, a broken one stays as it was', async () => {
  const skills = join(folder, 'skills');
  const skill = (sentence: string): string =>
    `name: RunBath\ndescription: Fills the tub\nsay: [${sentence}, fill the tub, I want to take a bath]\ncall: {domain: script, service: turn_on, target: script.bath}\n`;
  const shelf = await openSkills(skills, log);
  ends.push(watchSkills(skills, shelf, { clock: systemClock, log, changed: () => void changes++ }));
  const sentences = (): string => JSON.stringify(shelf.all());
  await mkdir(skills);
  await writeFile(join(skills, 'bath.yaml'), skill('run me a bath'));
  await until(() => sentences().includes('run me a bath'));
  await writeFile(join(skills, 'bath.yaml'), skill('run me a bath').replace('say:', 'sya:'));
  await until(() => lines.some((line) => line.includes('last good version')));
  expect(sentences()).toContain('run me a bath');
  await rm(join(skills, 'bath.yaml'));
  await until(() => shelf.all().length === 0);
}, 20_000);

const DRAFT = {
  name: 'study mode',
  otherNames: [],
  definition: { kind: 'setting', steps: [{ target: { asked: { domain: 'light' } }, set: { level: 60 } }] },
  taught: { at: 'a', words: 'w' },
} as const;
