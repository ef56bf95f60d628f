import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeDurably } from '../../src/concepts/durable-file.ts';
import { type Interruption, openInterruptions } from '../../src/dialogue/habits/interruptions.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-01T22:00:00Z');
const hunch = (entity: string): Interruption => ({ kind: 'hunch', about: `${entity} open` });
const _goal = (about = 'timer'): Interruption => ({ kind: 'goal', about });
const _routine = (about = 'light'): Interruption => ({ kind: 'routine', about });
const garage = hunch('cover.garage');
const path = () => join(mkdtempSync(join(tmpdir(), 'understudy-budget-')), '.state', 'interruptions.yaml');
const open = (file: string, problems: string[] = []) =>
  openInterruptions(file, {
    write: writeDurably,
    log: { info: () => undefined, problem: (line) => problems.push(line) },
  });

describe('the budget of what is said unasked', () => {
  test('is four a day, in any four and twenty hours', async () => {
    const budget = await open(path());
    for (let remark = 0; remark < 4; remark++) {
      expect(budget.allows(garage, NOW + remark)).toBe(true);
      await budget.spend(garage, NOW + remark);
    }
    expect(budget.allows(garage, NOW + DAY - 1)).toBe(false);
    expect(budget.allows(garage, NOW + DAY)).toBe(true);
  });

  test('keeps a remark that nobody wanted away for a week, then twice as long, and lets others through', async () => {
    const budget = await open(path());
    await budget.teach(garage, false, NOW);
    expect(budget.allows(garage, NOW + 7 * DAY - 1)).toBe(false);
    expect(budget.allows(garage, NOW + 7 * DAY)).toBe(true);
    expect(budget.allows(hunch('lock.door'), NOW + DAY)).toBe(true);
    await budget.teach(garage, false, NOW + 7 * DAY);
    expect(budget.allows(garage, NOW + 21 * DAY - 1)).toBe(false);
    expect(budget.allows(garage, NOW + 21 * DAY)).toBe(true);
  });

  test('makes up for a no with a yes', async () => {
    const budget = await open(path());
    await budget.teach(garage, false, NOW);
    await budget.teach(garage, true, NOW);
    expect(budget.allows(garage, NOW + 1)).toBe(true);
  });

  test('shrinks to one a day where people say no, and is that after a restart', async () => {
    const file = path();
    const budget = await open(file);
    for (const entity of ['cover.a', 'cover.b', 'cover.c', 'cover.d', 'cover.e'])
      await budget.teach(hunch(entity), false, NOW);
    const again = await open(file);
    expect(again.allows(garage, NOW)).toBe(true);
    await again.spend(garage, NOW);
    expect(again.allows(garage, NOW + DAY / 2)).toBe(false);
    expect(again.allows(garage, NOW + DAY)).toBe(true);
  });

  test('begins anew where its file cannot be understood, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understudy-budget-'));
    const file = join(folder, 'interruptions.yaml');
    writeFileSync(file, 'said: 7\n');
    const problems: string[] = [];
    expect((await open(file, problems)).allows(garage, NOW)).toBe(true);
    expect(problems).toEqual([expect.stringContaining('interruptions.yaml')]);
  });
});
