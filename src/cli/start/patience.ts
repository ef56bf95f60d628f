import type { Clock } from '../../domain/clock.ts';
import { Failure, type FailureCode } from '../../domain/failure.ts';
import type { Log } from '../../domain/turn.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** Who is refused asks rarely: brokers and hubs lock out those who keep on trying. */
const REFUSED: readonly FailureCode[] = ['BROKER_REFUSED', 'HUB_REFUSED'];
const WORTH_ANOTHER_TRY: readonly FailureCode[] = [...REFUSED, 'BROKER_UNREACHABLE', 'HUB_UNREACHABLE'];

/** Something that is being reached: there, or tried again and again. */
export interface Reached<T> {
  /** Undefined until it is there. */
  readonly thing: T | undefined;
  /** Why the last attempt failed, until one succeeds. */
  readonly problem: string | undefined;
  /** Stops trying; nothing is handed over after it. */
  stop(): Promise<void>;
}

/**
 * Opens something that may not be there yet. Resolves after the first attempt: with the thing, or trying on in the
 * background after 2, 4, 8 ... 60 seconds, with one log line for each new reason. Rejects where no further attempt can
 * help (a port that is taken, options that are wrong).
 * @param arrived called once, before the result resolves where the first attempt succeeds
 */
export async function reachPatiently<T extends { close(): Promise<void> }>(
  open: () => Promise<T>,
  arrived: (thing: T) => void,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Reached<T>> {
  let thing: T | undefined;
  let problem: string | undefined;
  let stopped = false;
  let waitMs = FIRST_WAIT_MS;
  let cancel = (): void => undefined;
  let underway: Promise<void> = Promise.resolve();

  const attempt = async (): Promise<void> => {
    try {
      const opened = await open();
      if (stopped) return await opened.close();
      thing = opened;
      problem = undefined;
      arrived(opened);
    } catch (error) {
      if (!(error instanceof Failure) || !WORTH_ANOTHER_TRY.includes(error.code)) throw error;
      if (stopped) return;
      if (error.message !== problem) log.problem(`${error.message} Trying again from time to time.`);
      problem = error.message;
      cancel = clock.after(REFUSED.includes(error.code) ? LONGEST_WAIT_MS : waitMs, retry);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  };
  const retry = (): void => {
    underway = attempt().catch((error: unknown) => {
      problem = error instanceof Error ? error.message : String(error);
      log.problem(problem);
    });
  };

  await attempt();
  return {
    get thing() {
      return thing;
    },
    get problem() {
      return problem;
    },
    async stop() {
      stopped = true;
      cancel();
      await underway;
    },
  };
}
