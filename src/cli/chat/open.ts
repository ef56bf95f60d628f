import { watchConcepts } from '../../concepts/rules-watch.ts';
import { openConcepts } from '../../concepts/store.ts';
import type { ManualClock } from '../../domain/clock.ts';
import type { CustomSkill } from '../../domain/custom-skill.ts';
import type { Home } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { systemClock } from '../../home/clock.ts';
import { createDemoHome } from '../../home/demo-home/demo-home.ts';
import { connectHub } from '../../home/hub/hub.ts';
import { DEFAULT_POLICY } from '../../home/policy.ts';
import { createLanguage, furnishMind, openMannersOf, openScheduleOf } from '../../mind.ts';
import { createAnnouncements } from './announcements.ts';
import { type ChatAnswer, createChatSession } from './session.ts';

export interface ChatOptions {
  readonly home: Home;
  /** The folder of learned rules. */
  readonly rules: string;
  readonly clock: ManualClock;
  readonly log: Log;
  readonly area?: string;
  readonly skills?: { all(): readonly CustomSkill[] };
  /** Whether what is not understood goes to the hub's own agent. */
  readonly forwards?: boolean;
}

export interface Chat {
  take(line: string, nowMs: number): Promise<ChatAnswer>;
  close(): Promise<void>;
}

/** A conversation in text with a demo home: the whole assistant without ears and voice. */
export async function openChat({
  home,
  rules,
  clock,
  log,
  area,
  skills,
  forwards = false,
}: ChatOptions): Promise<Chat> {
  const demo = await createDemoHome({ home, clock, travel: 'instant' });
  const hub = await connectHub({
    url: demo.url,
    token: demo.token,
    exposedOnly: false,
    satellites: home.satellites,
    log,
  });
  const concepts = await openConcepts(rules, log);
  // Files are saved in real time, whatever the clock of the conversation says.
  const unwatch = watchConcepts(concepts, { clock: systemClock, log, changed: () => undefined });
  const announcements = createAnnouncements();
  const furniture = {
    hub,
    concepts,
    policy: DEFAULT_POLICY,
    language: createLanguage(hub, concepts, skills),
    forwards,
    schedule: await openScheduleOf(rules, log),
    manners: await openMannersOf(rules, log),
    clock,
    log,
    announce: announcements.add,
  };
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
    take: session.take,
    close: async () => {
      await unwatch();
      await mind.close();
      await hub.close();
      await demo.close();
    },
  };
}
