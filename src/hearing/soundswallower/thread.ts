import { Worker } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';
import type { Hypothesis } from '../../domain/heard.ts';
import type { Answer, Job, Task } from './worker.ts';

/** An utterance of half a minute takes a few seconds; a thread that is silent for so long has hung. */
const LONGEST_WAIT_MS = 60_000;

/** Compiling leaves much garbage behind; a bound makes the thread clear it away early. A large home needs a third. */
const MOST_HEAP_MB = 192;

interface Waiting {
  readonly resolve: (hypotheses: readonly Hypothesis[]) => void;
  readonly reject: (failure: Failure) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Runs the recogniser in a thread of its own. The thread starts with the first task; when it dies or hangs, what waits
 * for it fails and the next task starts a new one. It keeps the process alive only while there is a task.
 */
export class RecogniserThread {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 0;

  /** True while the thread that holds what was sent before still runs. */
  get alive(): boolean {
    return this.#worker !== undefined;
  }

  /** Hands over one task. Rejects with a Failure. */
  ask(task: Task): Promise<readonly Hypothesis[]> {
    const worker = this.#worker ?? this.#start();
    const job = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#lose(worker, 'it did not answer in time'), LONGEST_WAIT_MS);
      this.#waiting.set(job, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ ...task, job } satisfies Job);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker !== undefined) this.#lose(worker, 'it was closed');
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(compiledUrl(new URL('./worker.ts', import.meta.url)), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    worker.on('message', (answer: Answer) => this.#settle(worker, answer));
    worker.on('error', (error: unknown) => this.#lose(worker, error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => this.#lose(worker, 'its thread ended'));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, answer: Answer): void {
    const waiting = this.#waiting.get(answer.job);
    if (waiting === undefined) return;
    this.#waiting.delete(answer.job);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) worker.unref();
    if ('hypotheses' in answer) waiting.resolve(answer.hypotheses);
    else waiting.reject(new Failure(answer.code, answer.problem));
  }

  #lose(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of lost) {
      clearTimeout(waiting.timer);
      waiting.reject(new Failure('HEARING_FAILED', `The recogniser stopped: ${why}. Say it again; it starts anew.`));
    }
    void worker.terminate();
  }
}

/** Threads load compiled files; when this file itself runs uncompiled, in tests, its compiled sibling is used. */
function compiledUrl(source: URL): URL {
  return new URL(source.href.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
}
