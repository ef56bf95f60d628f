import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeDurably } from '../../src/concepts/durable-file.ts';
import { openProposalBook } from '../../src/dialogue/habits/proposal-book.ts';
import type { Proposal } from '../../src/domain/proposal.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');
const path = () => join(mkdtempSync(join(tmpdir(), 'understudy-book-')), '.state', 'proposals.yaml');
const open = (file: string) =>
  openProposalBook(file, { write: writeDurably, log: { info: () => undefined, problem: () => undefined } });

const proposal = (id: string, at: string, entity = 'light.hall'): Proposal => ({
  id,
  kind: 'routine',
  text: `Turn on ${entity} at ${at}`,
  automation: {
    alias: `Turn on ${entity} at ${at}`,
    triggers: [{ trigger: 'time', at }],
    conditions: [],
    actions: [{ action: 'light.turn_on', target: { entity_id: entity } }],
  },
  evidence: {
    support: 20,
    opportunities: 21,
    precision: 0.952,
    lower_bound: 0.8,
    per_week: 6.7,
    backtest: { days: 14, fired: 14, would_have_helped: 14, would_have_annoyed: 0 },
  },
});
const morning = proposal('a', '07:00:00');
const desk = proposal('b', '20:00:00', 'light.desk');

describe('the book of proposals', () => {
  test('gives back what was learned, also after a restart', async () => {
    const file = path();
    await (await open(file)).learn([morning, desk], NOW);
    const book = await open(file);
    expect(book.open(true, NOW)).toEqual([morning, desk]);
    expect(book.learnedAt()).toBe(NOW);
  });

  test('keeps what was declined declined, also where its hour has drifted a little, and no more than that', async () => {
    const file = path();
    const book = await open(file);
    await book.learn([morning, desk], NOW);
    await book.decide(morning, 'declined', NOW);
    const later = await open(file);
    await later.learn([proposal('c', '07:40:00'), proposal('d', '09:00:00')], NOW + 90 * DAY);
    expect(later.open(false, NOW + 90 * DAY).map(({ id }) => id)).toEqual(['d']);
  });

  test('says nothing unasked for a week of what is for later, but when asked', async () => {
    const book = await open(path());
    await book.learn([morning], NOW);
    await book.decide(morning, 'later', NOW);
    expect(book.open(true, NOW + 7 * DAY - 1)).toEqual([]);
    expect(book.open(false, NOW + 1)).toEqual([morning]);
    expect(book.open(true, NOW + 7 * DAY)).toEqual([morning]);
  });

  test('takes the last word', async () => {
    const book = await open(path());
    await book.learn([morning], NOW);
    await book.decide(morning, 'later', NOW);
    await book.decide(morning, 'accepted', NOW + 1);
    expect(book.open(false, NOW + 30 * DAY)).toEqual([]);
  });
});
