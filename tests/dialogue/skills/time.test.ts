import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { talkWith } from '../../support/talk.ts';

interface Transcript {
  readonly title: string;
  readonly turns: readonly { readonly say: string; readonly answer?: string; readonly calls?: string }[];
}

const transcripts: readonly Transcript[] = parse(readFileSync(new URL('./time.yaml', import.meta.url), 'utf8'));

test.each(transcripts)('$title', async ({ turns }) => {
  const talk = await talkWith('birch-house.yaml', 'Living room');
  try {
    for (const { say, answer, calls } of turns) {
      const reply = await talk.say(say);
      if (answer !== undefined)
        expect({ say, answer: reply.say }).toEqual({ say, answer: expect.stringMatching(new RegExp(answer, 'i')) });
      const made = reply.calls.map(
        ({ domain, service, target }) => `${domain}.${service} ${target.entity_id.join(', ')}`,
      );
      expect({ say, calls: made.join('; ') }).toEqual({ say, calls: calls ?? '' });
    }
  } finally {
    await talk.close();
  }
});

async function inFolder(use: (rules: string) => Promise<void>): Promise<void> {
  const rules = await mkdtemp(join(tmpdir(), 'understudy-time-'));
  try {
    await use(rules);
  } finally {
    await rm(rules, { recursive: true, force: true });
  }
}

test('what is due survives a restart', () =>
  inFolder(async (rules) => {
    const first = await talkWith('birch-house.yaml', 'Living room', rules);
    await first.say('set a tea timer for four minutes');
    await first.say('turn on the sofa lamp in five minutes');
    await first.close();
    const again = await talkWith('birch-house.yaml', 'Kitchen', rules);
    expect((await again.say('how long is left on the tea timer')).say).toMatch(/4 minutes/);
    const due = await again.say('@advance 5m');
    expect(due.say).toMatch(/tea timer is done/);
    expect(due.changed).toHaveProperty(['light.sofa_lamp', 'state'], 'on');
    await again.close();
    expect(await readFile(join(rules, '.state', 'schedule.yaml'), 'utf8')).toBe('[]\n');
  }));

test('what fell due while nothing ran is told, and a missed command is not carried out', () =>
  inFolder(async (rules) => {
    await mkdir(join(rules, '.state'));
    await writeFile(
      join(rules, '.state', 'schedule.yaml'),
      `- {id: a, kind: command, due: "2026-11-22T09:00:00.000Z", command: turn on the kettle, site: chat, area: Kitchen}
- {id: b, kind: reminder, due: "2026-11-22T10:00:00.000Z", label: call my mum, site: chat}
`,
    );
    const talk = await talkWith('birch-house.yaml', 'Kitchen', rules);
    const reply = await talk.say('@advance 1s');
    expect(reply.say).toMatch(/should have.*turn on the kettle.*reminder.*call your mum/);
    expect(reply.calls).toEqual([]);
    await talk.close();
  }));

test('a file that is no schedule is put aside, not lost', () =>
  inFolder(async (rules) => {
    await mkdir(join(rules, '.state'));
    await writeFile(join(rules, '.state', 'schedule.yaml'), 'timers: {broken');
    const talk = await talkWith('birch-house.yaml', 'Kitchen', rules);
    await talk.say('set a timer for one minute');
    await talk.close();
    expect((await readdir(join(rules, '.state'))).sort()).toEqual(['schedule.yaml', 'schedule.yaml.broken']);
  }));

test('timers that end at one moment all ring, each once', async () => {
  const talk = await talkWith('birch-house.yaml', 'Living room');
  try {
    for (const name of ['one', 'two', 'three']) await talk.say(`set a timer called egg ${name} for five minutes`);
    const { say } = await talk.say('@advance 6m');
    expect(say).toBe('The egg one timer is done. The egg two timer is done. The egg three timer is done.');
    expect((await talk.say('@advance 6m')).say).toBe('');
  } finally {
    await talk.close();
  }
});
