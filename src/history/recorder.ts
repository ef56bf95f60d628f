import type { RememberingHub } from '../domain/call.ts';
import type { Clock } from '../domain/clock.ts';
import { Failure } from '../domain/failure.ts';
import type { HomeEvent } from '../domain/home.ts';
import type { PastEvent } from '../domain/past-event.ts';
import type { Log } from '../domain/turn.ts';
import { backfill } from './backfill.ts';
import { textOf } from './database.ts';
import { createDoerReader } from './doer.ts';
import type { History } from './history.ts';
import { offsetMinutesAt } from './offset.ts';

export interface RecorderOptions {
  readonly hub: Pick<RememberingHub, 'home' | 'past' | 'subscribe'>;
  readonly history: Pick<History, 'record' | 'flush' | 'extent' | 'wipedAt'>;
  readonly clock: Clock;
  readonly log: Log;
  /** How far back the hub is asked for what nobody has written down yet; 0: not at all. */
  readonly backfillDays: number;
  /** Whether the hub is connected now; told from then on by its events. */
  readonly connected: boolean;
  /** Told each event that was written down, in order, also those of the past. */
  recorded?(event: PastEvent): void;
}

/** Writes down what happens in the home. */
export interface Recorder {
  /** Resolves when what was missed so far is caught up with. */
  settle(): Promise<void>;
  close(): void;
}

/** What waits while the past is read; more than that is a home gone mad, and the oldest of it goes. */
const MOST_WAITING = 100_000;

/**
 * Writes every change of state of the home's devices into the history, with who did it. What happened while nobody
 * watched (before the first start, while the assistant was not running or the hub not connected) is read from the hub's
 * own recorder, oldest first; what happens meanwhile waits, so that a crash leaves no gap.
 */
export function startRecorder(options: RecorderOptions): Recorder {
  const { hub, history, clock, log, recorded } = options;
  const doers = createDoerReader();
  let waiting: PastEvent[] | undefined = [];
  let isOpen = true;
  let work: Promise<void> = Promise.resolve();

  function take(event: PastEvent): void {
    if (waiting) {
      waiting.push(event);
      if (waiting.length > MOST_WAITING) waiting.shift();
      return;
    }
    note(event);
  }

  function note(event: PastEvent): void {
    history.record(event);
    recorded?.(event);
  }

  async function catchUp(): Promise<void> {
    waiting ??= [];
    try {
      if (isOpen) await backfill({ ...options, note, isWanted: () => isOpen });
    } catch (error) {
      // The connection broke: it is tried again when it is back.
      if (error instanceof Failure && error.code === 'HUB_UNREACHABLE') return;
      log.info(`What happened before now is not known: ${textOf(error)}`);
    }
    const held = waiting;
    waiting = undefined;
    if (isOpen) for (const event of held) note(event);
  }

  function connect(): void {
    work = work.then(catchUp).catch((error: unknown) => log.problem(`The past could not be read: ${textOf(error)}`));
  }

  const unsubscribe = hub.subscribe((event) => {
    if (event.kind === 'automation') doers.began(event.context);
    else if (event.kind === 'connection') {
      if (event.connected) connect();
      else waiting ??= [];
    } else if (event.kind === 'state') {
      const past = pastEventOf(event, clock.now());
      if (past) take({ ...past, by: doers.doerOf(past.entity, event.context) });
    }
  });
  if (options.connected) connect();

  return {
    async settle() {
      for (let seen: unknown; seen !== work; ) {
        seen = work;
        await work;
      }
    },
    close() {
      isOpen = false;
      unsubscribe();
      // Not lost: the next start asks the hub for it. Where there is no past to ask for, it is kept now.
      for (const event of options.backfillDays === 0 ? (waiting ?? []) : []) history.record(event);
    },
  };
}

/** A change of state; undefined where only attributes changed. */
function pastEventOf(event: Extract<HomeEvent, { kind: 'state' }>, now: number): Omit<PastEvent, 'by'> | undefined {
  const { entity, old, atMs = now } = event;
  if (old?.state === entity.state) return undefined;
  return {
    at: atMs,
    offsetMinutes: offsetMinutesAt(atMs),
    entity: entity.id,
    state: entity.state,
    ...(old === undefined ? {} : { old: old.state }),
  };
}
