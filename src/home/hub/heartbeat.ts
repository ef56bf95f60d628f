import type { Clock } from '../../domain/clock.ts';

export interface HeartbeatTiming {
  readonly heartbeatMs: number;
  readonly heartbeatTimeoutMs: number;
}

/**
 * Asks for a sign of life now and then: a network that fails silently leaves a socket open that carries nothing.
 * `ping` gives nothing while there is no connection. The result stops it.
 */
export function startHeartbeat(
  clock: Clock,
  timing: HeartbeatTiming,
  ping: () => Promise<unknown> | undefined,
  onSilence: () => void,
): () => void {
  let cancel = (): void => undefined;
  let round = 0;

  const wait = (): void => {
    round += 1;
    cancel = clock.after(timing.heartbeatMs, beat);
  };
  const expect = (answer: Promise<unknown>): void => {
    const mine = round;
    cancel = clock.after(timing.heartbeatTimeoutMs, () => {
      wait();
      onSilence();
    });
    // An answer counts for its own round alone; a broken connection is noticed elsewhere.
    const onAnswer = (): void => {
      if (mine !== round) return;
      cancel();
      wait();
    };
    answer.then(onAnswer, onAnswer);
  };
  const beat = (): void => {
    const answer = ping();
    if (answer === undefined) wait();
    else expect(answer);
  };

  wait();
  return () => {
    round += 1;
    cancel();
  };
}
