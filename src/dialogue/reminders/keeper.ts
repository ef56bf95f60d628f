import type { Call } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import { Failure } from '../../domain/failure.ts';
import type { Occasion, Reminder } from '../../domain/reminder.ts';
import { holds } from '../conditions/hold.ts';
import type { Announcement, Timekeeper } from '../skills/time-keeper.ts';
import { freeId } from '../skills/time-schedule.ts';
import type { DialogueTools } from '../tools.ts';
import { dateText } from './draft.ts';
import { isOpen, type ReminderTools } from './reminder-tools.ts';
import { hearingFor } from './where.ts';
import { spokenNow, writtenNow } from './words.ts';

/** Tells when occasions come about, and stops doing so. */
export interface OccasionWatch {
  watch(occasions: readonly Occasion[]): void;
  close(): void;
}

export type OpenWatch = (happened: (occasion: Occasion) => void) => OccasionWatch;

/** The same reminder is not told again so soon: a position that flickers at the edge of a zone is one coming. */
const NOT_AGAIN_MS = 10 * 60_000;
/** What was told once stays for so long, to be put off or ticked off; then its file goes to the history. */
const STAYS_MS = 12 * 3_600_000;
const SWEEPS_EVERY_MS = 6 * 3_600_000;

/** Waits for the occasions of reminders, and tells them: each once, also over a restart. */
export function keepReminders(
  tools: DialogueTools,
  reminders: ReminderTools,
  openWatch: OpenWatch,
  clock: Clock,
  announce: (announcement: Announcement) => void,
): Timekeeper {
  const { book, told } = reminders;
  let work: Promise<void> = Promise.resolve();
  let closed = false;
  let stopSweeping = (): void => undefined;

  const then = (doing: () => Promise<void>): void => {
    work = work.then(doing).catch((error: unknown) => {
      const why = error instanceof Failure ? error.message : error instanceof Error ? error.stack : String(error);
      tools.log.problem(`A reminder could not be told: ${why ?? 'for no known reason'}`);
    });
  };

  const watch = openWatch((occasion) => {
    const nowMs = clock.now();
    for (const reminder of book.all()) {
      if (!same(reminder.when, occasion) || !isOpen(reminder) || !counts(reminder, new Date(nowMs))) continue;
      if (reminder.told !== undefined && nowMs - Date.parse(reminder.told) < NOT_AGAIN_MS) continue;
      then(() => tell(reminder, nowMs));
    }
  });
  const rewatch = (): void => {
    if (!closed)
      watch.watch(
        book
          .all()
          .filter(isOpen)
          .map(({ when }) => when),
      );
  };

  async function tell(asOf: Reminder, nowMs: number): Promise<void> {
    // It may have been taken back, or told, since.
    const reminder = book.all().find(({ id }) => id === asOf.id);
    if (!reminder || reminder.told !== asOf.told || closed) return;
    // Written down before it is told: a crash in the middle must not tell it twice.
    try {
      await book.change({ ...reminder, told: new Date(nowMs).toISOString() });
    } catch (error) {
      tools.log.problem(error instanceof Error ? error.message : String(error));
    }
    if (reminder.delayMs !== undefined) return later(reminder, nowMs + reminder.delayMs);
    await deliver(reminder, nowMs);
  }

  async function later(reminder: Reminder, dueMs: number): Promise<void> {
    const hearing = hearingFor(reminder, '', tools, reminders);
    const [near] = hearing.at === 'satellites' ? hearing.sites : [];
    const site = near?.site ?? reminder.asked.site ?? tools.home().satellites[0]?.siteId ?? 'home';
    const id = freeId(tools.now(), tools.schedule);
    await tools.schedule.put({
      id,
      kind: 'reminder',
      dueMs,
      label: reminder.of,
      site,
      ...(near?.area === undefined ? {} : { area: near.area }),
    });
  }

  async function deliver(reminder: Reminder, nowMs: number): Promise<void> {
    const atHome = tools.home().entities.filter(({ domain, state }) => domain === 'person' && state === 'home');
    const hearing = hearingFor(reminder, writtenNow(reminder), tools, reminders);
    told.note({ text: reminder.of, atMs: nowMs, id: reminder.id });
    if (hearing.at === 'phone') {
      const calls = await notify(hearing.calls);
      const say = `Sent to ${reminder.to === undefined ? 'the hub' : reminder.to}: ${writtenNow(reminder)}`;
      announce({ site: reminder.asked.site ?? 'home', say, quiet: true, calls });
      return;
    }
    const say = spokenNow(reminder, atHome.length > 1);
    const calls = await speakIn(hearing.speakers, say);
    for (const [i, { site, area }] of hearing.sites.entries())
      announce({ site, ...(area === undefined ? {} : { area }), say, quiet: false, calls: i === 0 ? calls : [] });
    if (!hearing.sites.length)
      tools.log.info(`${say}${hearing.speakers.length ? '' : ' (there is no satellite to say it at)'}`);
  }

  /** The first of these that the hub can do: to somebody's phone, else to everybody in the hub. */
  async function notify(calls: readonly Call[]): Promise<readonly Call[]> {
    const phones = calls.slice(0, -1);
    const sent: Call[] = [];
    for (const call of phones) if (await tried(call)) sent.push(call);
    if (!sent.length) for (const call of calls.slice(-1)) if (await tried(call)) sent.push(call);
    return sent;
  }

  async function speakIn(speakers: readonly string[], message: string): Promise<readonly Call[]> {
    if (!speakers.length) return [];
    const call = {
      domain: 'assist_satellite',
      service: 'announce',
      target: { entity_id: speakers },
      data: { message },
    };
    return (await tried(call)) ? [call] : [];
  }

  async function tried(call: Call): Promise<boolean> {
    try {
      await tools.call(call);
      return true;
    } catch (error) {
      tools.log.problem(`${call.domain}.${call.service}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  /** What is over goes to the history. */
  function sweep(): void {
    stopSweeping = clock.after(SWEEPS_EVERY_MS, sweep);
    then(async () => {
      const nowMs = clock.now();
      const today = dateText(new Date(nowMs));
      const over = book.all().filter(({ within, ...one }) => {
        const isTold = !isOpen(one) && nowMs - Date.parse(one.told ?? '') > STAYS_MS;
        return isTold || (within?.date !== undefined && within.date < today);
      });
      if (over.length) await book.remove(over.map(({ id }) => id));
    });
  }

  const unsubscribe = book.subscribe(rewatch);
  rewatch();
  sweep();
  return {
    async settle() {
      for (let seen: unknown; seen !== work; ) {
        seen = work;
        await work;
      }
    },
    async close() {
      closed = true;
      unsubscribe();
      stopSweeping();
      watch.close();
      await work;
    },
  };
}

const same = (one: Occasion, other: Occasion): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether an occasion counts now. */
function counts({ within }: Reminder, now: Date): boolean {
  if (!within) return true;
  const { after, before, days, date } = within;
  const circumstances = { now, home: NOWHERE, resolve: () => [] };
  if (date !== undefined && date !== dateText(now)) return false;
  if (days && !holds({ days }, circumstances)) return false;
  if (after === undefined && before === undefined) return true;
  return holds(
    { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) },
    circumstances,
  );
}

const NOWHERE = {
  name: '',
  unitSystem: 'metric',
  floors: [],
  areas: [],
  zones: [],
  satellites: [],
  entities: [],
} as const;
