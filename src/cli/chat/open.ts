import { openKnowledge } from '../../concepts/knowledge.ts';
import { watchConcepts } from '../../concepts/rules-watch.ts';
import { openConcepts } from '../../concepts/store.ts';
import type { ManualClock } from '../../domain/clock.ts';
import type { CustomSkill } from '../../domain/custom-skill.ts';
import type { Home } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { RETENTION } from '../../history/retention.ts';
import { systemClock } from '../../home/clock.ts';
import { createDemoHome } from '../../home/demo-home/demo-home.ts';
import { openConfigApi } from '../../home/hub/config-api.ts';
import { connectHub } from '../../home/hub/hub.ts';
import { DEFAULT_POLICY } from '../../home/policy.ts';
import { createLanguage, furnishMind, openInterruptionsOf, openMannersOf, openScheduleOf } from '../../mind.ts';
import { openGoals } from '../start/goals.ts';
import { type Habits, openHabits } from '../start/habits.ts';
import { watchForHunches } from '../start/hunches.ts';
import { type Memory, openMemory } from '../start/memory.ts';
import { openReminding } from '../start/reminders.ts';
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
  /** A file in which to write down what happens, and from which to learn habits. */
  readonly history?: string;
}

export interface Chat {
  take(line: string, nowMs: number): Promise<ChatAnswer>;
  /** Where the demo home answers. */
  readonly hub: { readonly url: string; readonly token: string };
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
  history,
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
  const knowledge = openKnowledge(rules, log);
  const announcements = createAnnouncements();
  const opened: (() => Promise<void>)[] = [];
  const reminding = await openReminding({ hub, rules, clock, log });
  const remembered = history === undefined ? undefined : await remember(history);
  const unwatchReminders = watchConcepts(reminding.store, { clock: systemClock, log, changed: () => undefined });
  const furniture = {
    reminding,
    ...(remembered ? { habits: remembered.habits.tools } : {}),
    hub,
    concepts,
    policy: DEFAULT_POLICY,
    language: createLanguage(hub, concepts, skills, knowledge.facts),
    interruptions: await openInterruptionsOf(rules, log),
    goals: openGoals(knowledge.goals, remembered?.memory.history),
    forwards,
    schedule: await openScheduleOf(rules, log),
    manners: await openMannersOf(rules, log),
    clock,
    log,
    announce: announcements.add,
  };
  const furnished = furnishMind(furniture, (site) => ({ site }));
  const means = { hub, mind: furnished, sites: [{ site: 'chat' }], announce: announcements.add, clock, log };
  const hunches = remembered && watchForHunches({ ...means, memory: remembered.memory });
  if (hunches) opened.push(() => hunches.close());
  const settle = async (): Promise<void> => {
    await furnished.settle();
    await remembered?.memory.settle();
    await remembered?.habits.settle();
    await hunches?.settle();
  };
  const mind = { ...furnished, settle };
  const session = createChatSession({
    demo,
    hub,
    mind,
    announcements,
    clock,
    home,
    ...(area === undefined ? {} : { area }),
  });
  async function remember(file: string): Promise<{ readonly memory: Memory; readonly habits: Habits }> {
    const retention = { eventDays: RETENTION.eventDays, bytes: RETENTION.bytes };
    const memory = openMemory(hub, { file, retention, backfillDays: 0, clock, log }, opened);
    const configApi = openConfigApi(demo);
    const means = { hub, history: memory.history, configApi, rules, clock, log, ready: memory.settle };
    const habits = await openHabits({ ...means, speaksUp: true, learned: reminding.learn });
    opened.push(() => habits.close());
    return { memory, habits };
  }

  return {
    take: session.take,
    hub: { url: demo.url, token: demo.token },
    close: async () => {
      await unwatch();
      await unwatchReminders();
      for (const end of opened.reverse()) await end();
      await mind.close();
      await reminding.settle();
      await hub.close();
      await demo.close();
    },
  };
}
