import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readRule } from '../../../src/concepts/rule-file.ts';
import { DUE, type Knowledge, textOf } from './lessons.ts';

/** What a folder of rules holds, read as the program reads it. Throws where a file of it is broken. */
export async function readKnowledge(rules: string): Promise<Knowledge> {
  const known: Record<string, string> = {};
  for (const rule of await rulesIn(rules)) {
    if (known[rule.name] !== undefined) throw new Error(`"${rule.name}" stands in two files`);
    known[rule.name] = textOf(rule.means ?? rule.steps);
  }
  // What was forgotten or changed can be had back: those files must be whole as well.
  for (const folder of await historyOf(rules)) await rulesIn(folder);
  for (const item of await scheduleIn(rules)) known[item.label ?? item.command ?? item.kind] = DUE;
  return known;
}

async function rulesIn(folder: string) {
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.yaml') && !name.startsWith('.'));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const read = readRule(text, name);
      if (read.outcome === 'broken') throw new Error(`${name} is broken: ${textOf(read.problems)}\n${text}`);
      return read.rule;
    }),
  );
}

async function scheduleIn(rules: string): Promise<readonly { kind: string; label?: string; command?: string }[]> {
  const names = await namesIn(join(rules, '.state'));
  if (names.some((name) => name.endsWith('.broken'))) throw new Error('a schedule was put aside as broken');
  return names.includes('schedule.yaml') ? parse(await readFile(join(rules, '.state', 'schedule.yaml'), 'utf8')) : [];
}

/** Files that were being written and were never finished; the program does not read them. */
export async function draftsIn(rules: string): Promise<readonly string[]> {
  const folders = [rules, join(rules, '.state'), ...(await historyOf(rules))];
  return (await Promise.all(folders.map(namesIn))).flat().filter((name) => name.endsWith('.tmp'));
}

/** The folders in which earlier versions are. */
async function historyOf(rules: string): Promise<readonly string[]> {
  const history = join(rules, '.history');
  return [
    history,
    ...(await namesIn(history)).filter((name) => !name.includes('.')).map((name) => join(history, name)),
  ];
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
