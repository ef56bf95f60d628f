import type { Clock } from '../domain/clock.ts';

/** Runs a task each night at an hour of this machine's clocks. The result ends it. */
export function eachNight(hour: number, clock: Clock, task: () => void): () => void {
  let cancel = (): void => undefined;
  const wait = (): void => {
    const now = new Date(clock.now());
    const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour).getTime();
    const next =
      today > now.getTime() ? today : new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, hour).getTime();
    cancel = clock.after(next - now.getTime(), () => {
      wait();
      task();
    });
  };
  wait();
  return () => cancel();
}
