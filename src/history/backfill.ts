import type { RememberingHub } from '../domain/call.ts';
import type { Clock } from '../domain/clock.ts';
import type { PastEvent } from '../domain/past-event.ts';
import type { Log } from '../domain/turn.ts';
import { createDoerReader } from './doer.ts';
import type { History } from './history.ts';
import { offsetMinutesAt } from './offset.ts';

export interface BackfillOptions {
  readonly hub: Pick<RememberingHub, 'home' | 'past'>;
  readonly history: Pick<History, 'flush' | 'extent' | 'wipedAt'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly backfillDays: number;
  note(event: PastEvent): void;
  /** False once nobody waits for it any more: it stops then. */
  isWanted(): boolean;
}

const DAY_MS = 86_400_000;
/** A gap shorter than this is not worth a word. */
const SHORT_MS = 3_600_000;

/**
 * Reads from the hub what happened since the history's last event, no further back than `backfillDays`, a day at a time,
 * each written before the next is asked for. Its progress is in the log. Throws a Failure as `hub.past` does.
 */
export async function backfill(options: BackfillOptions): Promise<void> {
  const { hub, history, clock, log, backfillDays, note, isWanted } = options;
  const entities = hub.home().entities.map(({ id }) => id);
  const until = clock.now();
  const known = Math.max(history.extent()?.to ?? 0, history.wipedAt() ?? 0);
  const from = Math.max(until - backfillDays * DAY_MS, known + 1);
  if (entities.length === 0 || backfillDays === 0 || from >= until) return;
  const isLong = until - from > SHORT_MS;
  if (isLong) log.info(`Reading the hub's own record of the past ${lengthOf(until - from)} ...`);
  const doerOf = createDoerReader().doerOf;
  const last = new Map<string, string>();
  const days = Math.ceil((until - from) / DAY_MS);
  let events = 0;
  let told = clock.now();
  for (let day = 0; day < days && isWanted(); day++) {
    const begin = from + day * DAY_MS;
    for (const { at, entity, state, by } of await hub.past(begin, Math.min(begin + DAY_MS, until), entities)) {
      const old = last.get(entity);
      if (old === state) continue;
      last.set(entity, state);
      events += 1;
      note({
        at,
        offsetMinutes: offsetMinutesAt(at),
        entity,
        state,
        ...(old === undefined ? {} : { old }),
        by: by ?? doerOf(entity, undefined),
      });
    }
    history.flush();
    if (isLong && clock.now() - told > 5_000) {
      told = clock.now();
      log.info(`... ${Math.round(((day + 1) / days) * 100)} % (${events} events)`);
    }
  }
  if (isLong) log.info(`Read ${events} events of the past.`);
}

function lengthOf(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  return days > 1 ? `${days} days` : `${Math.max(1, Math.round(ms / SHORT_MS))} hours`;
}
