import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openChat } from '../../src/cli/chat/open.ts';
import type { ChatAnswer } from '../../src/cli/chat/session.ts';
import type { CustomSkill } from '../../src/domain/custom-skill.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';

export interface Talk {
  say(line: string): Promise<ChatAnswer>;
  readonly rules: string;
  close(): Promise<void>;
}

/** What not every home has: custom skills, and whether the hub's own agent is asked. */
export interface More {
  readonly skills?: readonly CustomSkill[];
  readonly forwards?: boolean;
}

/** A conversation with a real mind and a demo home made from a file of tests/homes. */
export async function talkWith(homeFile: string, area?: string, rules?: string, more: More = {}): Promise<Talk> {
  const home = await readHomeFile(fileURLToPath(new URL(`../homes/${homeFile}`, import.meta.url)));
  const log = { info: () => {}, problem: () => {} };
  const folder = rules ?? (await mkdtemp(join(tmpdir(), 'understudy-talk-')));
  const clock = createManualClock(Date.UTC(2026, 10, 22, 12));
  const { skills = [], forwards = false } = more;
  const where = area === undefined ? {} : { area };
  const chat = await openChat({ home, rules: folder, clock, log, skills: { all: () => skills }, forwards, ...where });
  return {
    say: (line) => chat.take(line, 0),
    rules: folder,
    close: async () => {
      await chat.close();
      if (rules === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
