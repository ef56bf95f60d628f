import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { talkWith } from '../../support/talk.ts';

interface Transcript {
  readonly title: string;
  readonly turns: readonly { readonly say: string; readonly answer?: string; readonly calls?: string }[];
}

const HOME = 'willow-house.yaml';
const transcripts: readonly Transcript[] = parse(readFileSync(new URL('./reminders.yaml', import.meta.url), 'utf8'));

test.each(transcripts)('$title', async ({ turns }) => {
  const talk = await talkWith(HOME, 'Kitchen');
  try {
    for (const { say, answer, calls } of turns) {
      const reply = await talk.say(say);
      if (answer !== undefined)
        expect({ say, answer: reply.say }).toEqual({ say, answer: expect.stringMatching(new RegExp(answer, 'i')) });
      const made = reply.calls.map(({ domain, service }) => `${domain}.${service}`);
      expect({ say, calls: made.join('; ') }).toEqual({ say, calls: calls ?? '' });
    }
  } finally {
    await talk.close();
  }
});

async function inFolder(use: (rules: string) => Promise<void>): Promise<void> {
  const rules = await mkdtemp(join(tmpdir(), 'understudy-reminders-'));
  try {
    await use(rules);
  } finally {
    await rm(rules, { recursive: true, force: true });
  }
}

const FILE = join('reminders', 'take-the-bins-out--ben.yaml');

test('a reminder and where its person was survive a restart, and it is told once', () =>
  inFolder(async (rules) => {
    const first = await talkWith(HOME, 'Kitchen', rules);
    await first.say('@speaker Ben');
    await first.say('remind me to take the bins out when I get to work');
    await first.say('yes');
    await first.say('@person Ben zone Home');
    await first.close();
    // The home begins again as in its file: Ben, who had gone home, is at work.
    const again = await talkWith(HOME, 'Kitchen', rules);
    expect((await again.say('@advance 1s')).say).toContain('Sent to Ben: Take the bins out.');
    await again.close();
    const third = await talkWith(HOME, 'Kitchen', rules);
    expect((await third.say('@person Ben zone Home')).say).toBe('');
    expect((await third.say('@person Ben zone Work')).say).toBe('');
    await third.close();
  }));

test('its file can be read, edited and mended while it runs; comments stay when it is told', () =>
  inFolder(async (rules) => {
    const talk = await talkWith(HOME, 'Kitchen', rules);
    await talk.say('@speaker Ben');
    await talk.say('every time I get home remind me to take the bins out');
    await talk.say('yes');
    const path = join(rules, FILE);
    const written = await readFile(path, 'utf8');
    expect(parse(written)).toMatchObject({
      text: 'take the bins out',
      to: 'Ben',
      when: { who: 'Ben', arrives_at: 'Home' },
      repeat: 'every time',
    });
    await writeFile(path, written.replace('text: take the bins out', 'text: feed the cat # not the dog'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await talk.say('@person Ben zone Home')).say).toContain('feed the cat');
    expect(await readFile(path, 'utf8')).toMatch(/feed the cat # not the dog[\s\S]*told:/);
    await talk.close();
    expect((await readdir(join(rules, 'reminders', '.history', 'take-the-bins-out--ben'))).length).toBeGreaterThan(1);
  }));

test('a clock that is put forward or back neither tells a reminder nor loses it', () =>
  inFolder(async (rules) => {
    const talk = await talkWith(HOME, 'Kitchen', rules);
    await talk.say('@speaker Ana');
    await talk.say('remind me to take the bins out when I get home');
    await talk.say('yes');
    await talk.say('@person Ana zone Work');
    // Over the night in which the clocks change, in any time zone that does so.
    expect((await talk.say('@advance 200d')).say).toBe('');
    expect((await talk.say('@person Ana zone Home')).say).toContain('take the bins out');
    await talk.close();
  }));
