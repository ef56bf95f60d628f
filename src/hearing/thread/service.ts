/** What passes between an engine and its thread: one job in, one answer out, in order. */
import { parentPort } from 'node:worker_threads';
import { Failure, type FailureCode } from '../../domain/failure.ts';

export interface Job<Task> {
  readonly job: number;
  readonly task: Task;
}

export type Answer<Result> =
  | { readonly job: number; readonly result: Result }
  | { readonly job: number; readonly problem: string; readonly code: FailureCode };

/** In the thread: answers each task when the one before it is done. What an answer throws is told to who asked. */
export function serve<Task, Result>(answer: (task: Task) => Promise<Result>): void {
  let queue: Promise<void> = Promise.resolve();
  parentPort?.on('message', ({ job, task }: Job<Task>) => {
    queue = queue
      .then(() => answer(task))
      .then(
        (result) => parentPort?.postMessage({ job, result } satisfies Answer<Result>),
        (error: unknown) =>
          parentPort?.postMessage({
            job,
            problem: error instanceof Error ? error.message : String(error),
            code: error instanceof Failure ? error.code : 'HEARING_FAILED',
          } satisfies Answer<Result>),
      );
  });
}
