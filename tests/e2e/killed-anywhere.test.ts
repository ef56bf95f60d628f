import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { seededRandom } from '../../src/cli/demo/noise.ts';
import { newFolder } from './household.ts';
import { startChat } from './killed/chat-process.ts';
import { draftsIn, readKnowledge } from './killed/folder.ts';
import { DUE, drawLines, type Knowledge, type Spoken, sorted } from './killed/lessons.ts';

/** KILLS says how many times the assistant is killed: about half a second each on two cores, process start included. */
const KILLS = Number(process.env.KILLS ?? 16);
/** Each of these lives on in a folder of its own, killed again and again. */
const LIVES = 2;
/** How long after a reply it may be killed, in lines: as long as the next one takes it, and a little of the one after. */
const LATEST_LINES = 1.3;

interface Tally {
  kills: number;
  /** A line that changes something had been sent and was not confirmed: its change was kept, or it was not. */
  kept: number;
  notKept: number;
  /** A file was being written. */
  drafts: number;
}

/** One life of the assistant: born, taught, killed, born again, and so on. What it knows grows and shrinks. */
async function live(rules: string, kills: number, seed: number, tally: Tally): Promise<void> {
  const random = seededRandom(seed);
  let known: Knowledge = {};
  for (let kill = 0; kill < kills; kill += 1) {
    const chat = startChat(rules);
    try {
      const greetings = await greet(chat, known);
      const lines = drawLines(known, 6, random);
      const last = 1 + Math.floor(random() * (lines.length - 2));
      const beganMs = performance.now();
      chat.write(lines.map(({ say }) => say));
      await chat.answered(greetings + last);
      await sleep(random() * LATEST_LINES * ((performance.now() - beganMs) / last));
      await chat.kill();
      const answered = chat.replies.length - greetings;
      const where = `life ${seed}, kill ${kill}, after ${answered} of: ${lines.map(({ say }) => say).join(' | ')}`;
      expect(chat.replies.slice(greetings).filter(({ say }) => !/^okay|teach me\?$|^shall I /i.test(say))).toEqual([]);
      expect({ where, complaints: chat.complaints() }).toEqual({ where, complaints: '' });
      const found = await readKnowledge(rules);
      const confirmed = lines[answered - 1]?.after ?? known;
      // Of the line that nobody answered, what it was to change has been done or has not, and nothing between.
      const begun = lines[answered]?.after ?? confirmed;
      expect({ where, either: [sorted(confirmed), sorted(begun)] }).toEqual({
        where,
        either: expect.arrayContaining([sorted(found)]),
      });
      count(tally, lines[answered], sorted(found).join() === sorted(confirmed).join());
      if ((await draftsIn(rules)).length > 0) tally.drafts += 1;
      known = found;
    } finally {
      await chat.kill();
    }
  }
  const chat = startChat(rules);
  await greet(chat, known);
  expect(await chat.leave()).toBe(0);
}

/** After a start: it speaks, has what it knew, and has not what it did not. Gives the number of replies. */
async function greet(chat: ReturnType<typeof startChat>, known: Knowledge): Promise<number> {
  const has = (name: string): boolean => known[name] !== undefined && known[name] !== DUE;
  const names = ['study mode', 'work mode', 'bedtime', 'siesta', 'breeze', 'quiet time'];
  chat.write(['what have I taught you?', ...names.map((name) => `what is ${name}?`), 'what timers are running?']);
  await chat.answered(names.length + 2);
  const [list = { say: '' }, ...answers] = chat.replies;
  if (Object.values(known).every((content) => content === DUE)) expect(list.say).not.toMatch(/You have taught me/);
  else expect(list.say).toMatch(/^You have taught me/);
  for (const [at, name] of names.entries()) {
    if (has(name)) expect(answers[at]?.say).toContain(`"${name}" means: `);
    else expect(answers[at]?.say).not.toContain('means');
  }
  for (const timer of ['egg', 'pasta']) expect(answers.at(-1)?.say.includes(timer)).toBe(known[timer] === DUE);
  expect(chat.complaints()).toBe('');
  return chat.replies.length;
}

function count(tally: Tally, interrupted: Spoken | undefined, isUnchanged: boolean): void {
  tally.kills += 1;
  if (!interrupted?.changes) return;
  if (isUnchanged) tally.notKept += 1;
  else tally.kept += 1;
}

test(`killed at ${KILLS} moments of teaching, editing, renaming, forgetting and undoing, it never has half a file and never loses what it confirmed`, async () => {
  const tally: Tally = { kills: 0, kept: 0, notKept: 0, drafts: 0 };
  const { folder, remove } = await newFolder();
  try {
    const each = Math.ceil(KILLS / LIVES);
    await Promise.all(
      Array.from({ length: LIVES }, (_, life) => live(join(folder, String(life)), each, life + 1, tally)),
    );
  } finally {
    await remove();
  }
  expect(tally.kills).toBeGreaterThanOrEqual(KILLS);
  // Most of the moments are those in which something was on its way to the disk.
  expect(tally.kept + tally.notKept).toBeGreaterThan(KILLS / 4);
  if (process.env.KILLS !== undefined) process.stderr.write(`${JSON.stringify(tally)}\n`);
}, 1_200_000);
