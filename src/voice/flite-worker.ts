/** The thread in which Flite runs: one `FliteJob` in, one `FliteAnswer` out, in order. */
import { parentPort } from 'node:worker_threads';
import { compileFlite, type FliteRequest, runFlite } from './flite-program.ts';

export interface FliteJob extends FliteRequest {
  readonly id: number;
}

export type FliteAnswer =
  | { readonly id: number; readonly samples: Int16Array; readonly rateHz: number }
  | { readonly id: number; readonly problem: string };

const program = compileFlite();
program.catch(() => undefined); // reported with each job

parentPort?.on('message', (job: FliteJob) => {
  program
    .then((compiled) => runFlite(compiled, job))
    .then(
      ({ samples, rateHz }) =>
        parentPort?.postMessage({ id: job.id, samples, rateHz }, [samples.buffer as ArrayBuffer]),
      (error: unknown) => parentPort?.postMessage({ id: job.id, problem: String(error) }),
    );
});
