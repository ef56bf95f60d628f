import type { RememberingHub } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { PastEvent } from '../../domain/past-event.ts';
import type { Log } from '../../domain/turn.ts';
import { type History, openHistory } from '../../history/history.ts';
import { eachNight } from '../../history/nightly.ts';
import { startRecorder } from '../../history/recorder.ts';
import { RETENTION, type Retention } from '../../history/retention.ts';
import { errorText } from '../error-text.ts';

/** When days are summed up and what is too old is forgotten: nobody talks then. */
const TIDIES_AT_HOUR = 3;

export interface MemoryOptions {
  readonly file: string;
  readonly retention: Pick<Retention, 'eventDays' | 'bytes'>;
  /** How far back the hub is asked for what is not known yet. */
  readonly backfillDays: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What happened in the home. */
export interface Memory {
  readonly history: History;
  /** Calls back with each event that is written down; the result unsubscribes. */
  subscribe(listener: (event: PastEvent) => void): () => void;
  /** Resolves when what was missed is caught up with. */
  settle(): Promise<void>;
}

/** Writes down what happens in the home from now on. Throws a Failure (STORE_FAILED) where there is no writing. */
export function openMemory(
  hub: Pick<RememberingHub, 'home' | 'past' | 'subscribe'> & { readonly connected: boolean },
  { file, retention, backfillDays, clock, log }: MemoryOptions,
  opened: (() => Promise<void>)[],
): Memory {
  const history = openHistory({ file, clock, log });
  opened.push(async () => history.close());
  const listeners = new Set<(event: PastEvent) => void>();
  const recorded = (event: PastEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const recorder = startRecorder({ hub, history, clock, log, backfillDays, connected: hub.connected, recorded });
  opened.push(async () => {
    recorder.close();
    await recorder.settle();
  });
  const stop = eachNight(TIDIES_AT_HOUR, clock, () => {
    try {
      history.tidy({ ...RETENTION, ...retention });
    } catch (error) {
      log.problem(`The history could not be tidied: ${errorText(error)}`);
    }
  });
  opened.push(async () => stop());
  const subscribe: Memory['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { history, subscribe, settle: recorder.settle };
}
