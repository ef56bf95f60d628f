import { Worker } from 'node:worker_threads';
import type { Pcm } from '../domain/audio.ts';
import { Failure } from '../domain/failure.ts';
import type { FliteRequest } from './flite-program.ts';
import type { FliteAnswer, FliteJob } from './flite-worker.ts';

/** A piece of text takes well under a second; a thread that is silent for so long has hung. */
const LONGEST_WAIT_MS = 20_000;

interface Waiting {
  readonly resolve: (sound: Pcm) => void;
  readonly reject: (failure: Failure) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Runs Flite in a thread of its own. The thread starts with the first job; when it dies or hangs, the jobs that wait
 * for it fail and the next job starts a new one. It keeps the process alive only while there is a job.
 */
export class FliteThread {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #nextId = 0;

  /** Says one piece. Rejects with a Failure (VOICE_FAILED). */
  say(request: FliteRequest): Promise<Pcm> {
    const worker = this.#worker ?? this.#start();
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#lose(worker, 'it did not answer in time'), LONGEST_WAIT_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ ...request, id } satisfies FliteJob);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker !== undefined) this.#lose(worker, 'the voice was closed');
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(compiled(new URL('./flite-worker.ts', import.meta.url)));
    worker.on('message', (answer: FliteAnswer) => this.#settle(worker, answer));
    worker.on('error', (error: unknown) => this.#lose(worker, String(error)));
    worker.on('exit', () => this.#lose(worker, 'its thread ended'));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, answer: FliteAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) worker.unref();
    if ('problem' in answer) waiting.reject(failed(answer.problem));
    else waiting.resolve({ samples: answer.samples, rateHz: answer.rateHz });
  }

  #lose(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of lost) {
      clearTimeout(waiting.timer);
      waiting.reject(failed(why));
    }
    void worker.terminate();
  }
}

function failed(why: string): Failure {
  return new Failure(
    'VOICE_FAILED',
    `The voice could not speak: ${why}. Try again; if it goes on, reinstall Understudy.`,
  );
}

/** Threads load compiled files; when this file itself runs uncompiled, in tests, its compiled sibling is used. */
function compiled(source: URL): URL {
  return source.href.includes('/dist/')
    ? new URL(source.href.replace(/\.ts$/, '.js'))
    : new URL(source.href.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
}
