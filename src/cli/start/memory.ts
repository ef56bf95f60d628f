import type { Clock } from '../../domain/clock.ts';
import type { Log } from '../../domain/turn.ts';
import { type History, openHistory } from '../../history/history.ts';
import { eachNight } from '../../history/nightly.ts';
import { startRecorder } from '../../history/recorder.ts';
import { RETENTION } from '../../history/retention.ts';
import { errorText } from '../error-text.ts';
import { historyFile } from '../history/open.ts';
import type { Settled } from '../options/load.ts';
import type { PatientHub } from './patient-hub.ts';

/** When days are summed up and what is too old is forgotten: nobody talks then. */
const TIDIES_AT_HOUR = 3;

/**
 * What happened in the home, from now on written down in the data folder. Throws a Failure (STORE_FAILED) where there is
 * no writing.
 */
export function openMemory(
  hub: PatientHub,
  { data, history: { days, megabytes, backfill_days } }: Pick<Settled, 'data' | 'history'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  opened: (() => Promise<void>)[],
): History {
  const history = openHistory({ file: historyFile(data), clock, log });
  opened.push(async () => history.close());
  const connected = hub.problem() === undefined;
  const recorder = startRecorder({ hub, history, clock, log, backfillDays: backfill_days, connected });
  opened.push(async () => {
    recorder.close();
    await recorder.settle();
  });
  const retention = { ...RETENTION, eventDays: days, bytes: megabytes * 1e6 };
  const stop = eachNight(TIDIES_AT_HOUR, clock, () => {
    try {
      history.tidy(retention);
    } catch (error) {
      log.problem(`The history could not be tidied: ${errorText(error)}`);
    }
  });
  opened.push(async () => stop());
  return history;
}
