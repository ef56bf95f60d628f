import { join } from 'node:path';
import { Type } from 'typebox';
import { writeDurably } from '../../concepts/durable-file.ts';
import { openReminders, type ReminderStore, remindersIn } from '../../concepts/reminders.ts';
import { openKeptFile } from '../../dialogue/kept-file.ts';
import { openHabitBook } from '../../dialogue/reminders/habit-book.ts';
import type { OpenWatch } from '../../dialogue/reminders/keeper.ts';
import { createLastTold, type ReminderTools } from '../../dialogue/reminders/reminder-tools.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Home, HomeEvent } from '../../domain/home.ts';
import type { Log } from '../../domain/turn.ts';
import type { Past } from '../../habits/chronicle.ts';
import { namesOf } from '../../habits/names.ts';
import { learnReminders } from '../../habits/reminders/learn.ts';
import { entranceAreas, likelyAreas } from '../../home/presence/near.ts';
import { cannotTell, openPresence } from '../../home/presence/presence.ts';
import { errorText } from '../error-text.ts';

/** Reminders that wait for somebody: their files, what the conversation needs, and how their occasions are watched for. */
export interface Reminding {
  readonly store: ReminderStore;
  readonly tools: ReminderTools;
  readonly openWatch: OpenWatch;
  /** Learns from the past what could be reminded of. */
  learn(past: Past): Promise<void>;
  /** Resolves when what is known of people's whereabouts is on disk. */
  settle(): Promise<void>;
}

const WhereaboutsSchema = Type.Record(Type.String(), Type.Boolean());

/** Opens the reminders of a folder of rules, and where people were last. Throws a Failure (STORE_FAILED). */
export async function openReminding({
  hub,
  rules,
  clock,
  log,
}: {
  readonly hub: { home(): Home; subscribe(listener: (event: HomeEvent) => void): () => void };
  readonly rules: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Reminding> {
  const store = await openReminders(remindersIn(rules), log);
  const path = join(rules, '.state', 'whereabouts.yaml');
  const file = await openKeptFile(path, WhereaboutsSchema, 'where people were last', { write: writeDurably, log });
  let now = file.held ?? {};
  let saving: Promise<void> = Promise.resolve();
  const whereabouts = {
    held: now,
    save(next: Readonly<Record<string, boolean>>) {
      if (JSON.stringify(next) === JSON.stringify(now)) return;
      now = { ...next };
      saving = file.save(() => now).catch((error: unknown) => log.problem(errorText(error)));
    },
  };
  const habits = await openHabitBook(join(rules, '.state', 'reminder-habits.yaml'), { write: writeDurably, log });
  return {
    store,
    learn: (past) => habits.learn(learnReminders(past, namesOf(hub.home()))),
    tools: { book: store, habits, told: createLastTold(), cannotTell, likelyAreas, entranceAreas },
    openWatch: (happened) => openPresence({ hub, whereabouts, clock, happened }),
    settle: () => saving,
  };
}
