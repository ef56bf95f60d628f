import { Worker } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';
import type { Answer, Job } from './service.ts';

/** An utterance of half a minute takes a few seconds; a thread that is silent for so long has hung. */
const LONGEST_WAIT_MS = 60_000;

/** Objects that were just made: more room for them makes nothing faster here. */
const MOST_YOUNG_MB = 16;

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (failure: Failure) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Runs a recogniser in a thread of its own. The thread starts with the first task; when it dies or hangs, what waits
 * for it fails and the next task starts a new one. It keeps the process alive only while there is a task.
 */
export class RecogniserThread<Task, Result> {
  readonly #source: URL;
  readonly #mostHeapMb: number;
  readonly #told: unknown;
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting<Result>>();
  #next = 0;
  #losses = 0;

  /**
   * `source` is the file that serves the tasks. Compiling a language leaves much garbage behind: `mostHeapMb`, a bound
   * for the objects of the thread, makes it clear that away early. `told` is what it is told when it starts.
   */
  constructor(source: URL, mostHeapMb: number, told?: unknown) {
    this.#source = source;
    this.#told = told;
    this.#mostHeapMb = mostHeapMb;
  }

  /** How often a thread was lost, and with it all that it had been given. */
  get losses(): number {
    return this.#losses;
  }

  /** Hands over one task. Rejects with a Failure. */
  ask(task: Task): Promise<Result> {
    const worker = this.#worker ?? this.#start();
    const job = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#lose(worker, 'it did not answer in time'), LONGEST_WAIT_MS);
      this.#waiting.set(job, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ job, task } satisfies Job<Task>);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker !== undefined) this.#lose(worker, 'it was closed');
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(compiledUrl(this.#source), {
      resourceLimits: { maxOldGenerationSizeMb: this.#mostHeapMb, maxYoungGenerationSizeMb: MOST_YOUNG_MB },
      workerData: this.#told,
    });
    worker.on('message', (answer: Answer<Result>) => this.#settle(worker, answer));
    worker.on('error', (error: unknown) => this.#lose(worker, error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => this.#lose(worker, 'its thread ended'));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, answer: Answer<Result>): void {
    const waiting = this.#waiting.get(answer.job);
    if (waiting === undefined) return;
    this.#waiting.delete(answer.job);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) worker.unref();
    if ('result' in answer) waiting.resolve(answer.result);
    else waiting.reject(new Failure(answer.code, answer.problem));
  }

  #lose(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#losses += 1;
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
