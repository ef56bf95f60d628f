import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { writeDurably } from '../../concepts/durable-file.ts';
import type { HabitTools } from '../../dialogue/habits/habit-tools.ts';
import { openProposalBook } from '../../dialogue/habits/proposal-book.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Home } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import { Chronicle, type Past } from '../../habits/chronicle.ts';
import { namesOf } from '../../habits/names.ts';
import { adjustRoutine } from '../../habits/routines/adjust.ts';
import { learnRoutines } from '../../habits/routines/learn.ts';
import { actedLast, countUndone } from '../../habits/routines/undone.ts';
import type { History } from '../../history/history.ts';
import { eachNight } from '../../history/nightly.ts';
import { type ConfigApi, openConfigApi } from '../../home/hub/config-api.ts';
import { errorText } from '../error-text.ts';
import { historyFile } from '../history/open.ts';
import type { Settled } from '../options/load.ts';
import { type Memory, openMemory } from './memory.ts';
import type { PatientHub } from './patient-hub.ts';
import { settle } from './settle.ts';

export interface HabitsOptions {
  readonly hub: { home(): Home };
  readonly history: Pick<History, 'events'>;
  readonly configApi: Pick<ConfigApi, 'read' | 'write' | 'remove'>;
  /** The folder of learned rules. */
  readonly rules: string;
  readonly speaksUp: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Told each night of what happened, for what else is learned from it. */
  learned?(past: Past): Promise<void>;
  /** Settled when what happened before the start is known. */
  ready(): Promise<void>;
}

export interface Habits {
  readonly tools: HabitTools;
  /** Resolves when what is being learned is. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const LEARNS_AT_HOUR = 4;
const DAY_MS = 86_400_000;
/** What an automation did within this time is what somebody speaks of. */
const LATELY_MS = 30 * 60_000;
/** What is older says nothing of the habits of now. */
const PAST_DAYS = 180;
/** So many events are read before others have their turn. */
const PAGE = 2_000;

/** Learns from the history each night what could be proposed, and once after the start where that was missed. */
export async function openHabits(options: HabitsOptions): Promise<Habits> {
  const { hub, history, configApi, rules, speaksUp, clock, log, ready } = options;
  const path = join(rules, '.state', 'proposals.yaml');
  const proposals = await openProposalBook(path, { write: writeDurably, log });
  let isOpen = true;
  let work: Promise<void> = Promise.resolve();

  async function learn(): Promise<void> {
    const now = clock.now();
    const chronicle = new Chronicle({ days: PAST_DAYS });
    const counter = countUndone(proposals.agreed());
    let events = 0;
    for (const event of history.events(now - PAST_DAYS * DAY_MS, now)) {
      chronicle.add(event);
      counter.add(event);
      events += 1;
      if (events % PAGE === 0) await setImmediate();
      if (!isOpen) return;
    }
    if (events === 0 && proposals.isEmpty()) return;
    const past = chronicle.past();
    const learned = events === 0 ? [] : learnRoutines(past, namesOf(hub.home()));
    if (events > 0) await options.learned?.(past);
    await proposals.learn(learned, now, counter.result());
    log.info(`Learned from ${events} events of the past ${PAST_DAYS} days: ${learned.length} habits.`);
  }

  function learnSoon(isNeeded: () => boolean = () => true): void {
    work = work
      .then(ready)
      .then(async () => {
        if (isOpen && isNeeded()) await learn();
      })
      .catch((error: unknown) => log.problem(`Habits could not be learned: ${errorText(error)}`));
  }

  const stop = eachNight(LEARNS_AT_HOUR, clock, learnSoon);
  learnSoon(() => clock.now() - (proposals.learnedAt() ?? 0) >= DAY_MS);
  return {
    tools: {
      proposals,
      speaksUp,
      adjust: adjustRoutine,
      actedLast: (agreed, nowMs) => actedLast(agreed, history.events(nowMs - LATELY_MS, nowMs + 1)),
      retract: async (id) => {
        if ((await configApi.read('automation', id)) !== undefined) await configApi.remove('automation', id);
      },
      automate: (id, { alias, triggers, conditions, actions }) =>
        configApi.write('automation', id, {
          alias,
          description: 'Proposed by Understudy from what was done by hand, and agreed to.',
          mode: 'single',
          triggers: triggers.map((trigger) => ({ ...trigger })),
          conditions: conditions.map((condition) => ({ ...condition })),
          actions: actions.map((action) => ({ ...action })),
        }),
    },
    settle: () => settle(() => work),
    async close() {
      isOpen = false;
      stop();
      await work;
    },
  };
}

/** What happens in the home, written down and learned from, where the options say so: what the mind speaks of. */
export async function rememberHabits(
  hub: PatientHub,
  connection: { readonly url: string; readonly token: string },
  { data, rules, history, habits: { proposals } }: Pick<Settled, 'data' | 'rules' | 'history' | 'habits'>,
  { clock, log, learned }: Pick<HabitsOptions, 'clock' | 'log' | 'learned'>,
  opened: (() => Promise<void>)[],
): Promise<{ readonly habits?: HabitTools; readonly memory?: Memory }> {
  if (!history.enabled) return {};
  const { days, megabytes, backfill_days: backfillDays } = history;
  const retention = { eventDays: days, bytes: megabytes * 1e6 };
  const memory = openMemory(hub, { file: historyFile(data), retention, backfillDays, clock, log }, opened);
  const configApi = openConfigApi(connection);
  const means = { hub, history: memory.history, configApi, rules, clock, log, ready: memory.settle };
  const habits = await openHabits({ ...means, speaksUp: proposals, ...(learned ? { learned } : {}) });
  opened.push(() => habits.close());
  return { habits: habits.tools, memory };
}
