import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnnouncements } from '../../src/cli/chat/announcements.ts';
import { type ChatAnswer, createChatSession } from '../../src/cli/chat/session.ts';
import { openConcepts } from '../../src/concepts/store.ts';
import type { CustomSkill } from '../../src/domain/custom-skill.ts';
import { createManualClock } from '../../src/home/clock.ts';
import { createDemoHome } from '../../src/home/demo-home/demo-home.ts';
import { readHomeFile } from '../../src/home/home-file/home-file.ts';
import { connectHub } from '../../src/home/hub/hub.ts';
import { DEFAULT_POLICY } from '../../src/home/policy.ts';
import { createLanguage, furnishMind, openScheduleOf } from '../../src/mind.ts';

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
  const demo = await createDemoHome({ home, clock, travel: 'instant' });
  const hub = await connectHub({
    url: demo.url,
    token: demo.token,
    exposedOnly: false,
    satellites: home.satellites,
    log,
  });
  const concepts = await openConcepts(folder, log);
  const language = createLanguage(hub, concepts, more.skills);
  const announcements = createAnnouncements();
  const schedule = await openScheduleOf(folder, log);
  const known = { hub, concepts, policy: DEFAULT_POLICY, language, schedule };
  const furniture = { ...known, clock, log, announce: announcements.add, forwards: more.forwards ?? false };
  const mind = furnishMind(furniture, (site) => ({ site }));
  const session = createChatSession({
    demo,
    hub,
    mind,
    announcements,
    clock,
    home,
    ...(area === undefined ? {} : { area }),
  });
  return {
    say: (line) => session.take(line, 0),
    rules: folder,
    close: async () => {
      await mind.close();
      await hub.close();
      await demo.close();
      if (rules === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
