import { type FSWatcher, watch } from 'node:fs';
import { basename } from 'node:path';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/turn.ts';
import { codeOf, reasonOf } from './file-errors.ts';

/**
 * Looks at files that changed, all where it is not known which. Returns those that are to be looked at once more, since
 * they may be half way through being saved; at the `last` look they are taken as they are.
 */
export type Look = (names: ReadonlySet<string> | undefined, last: boolean) => Promise<ReadonlySet<string>>;

/** An editor writes a file in several goes: one look when it has been quiet for so long ... */
const QUIET_MS = 100;
/** ... and at the latest so long after the first of them. */
const LONGEST_MS = 400;
/** Until a file that is gone or empty is believed to be so. */
const SETTLE_MS = 300;
/** Until a folder that is not there, or cannot be watched, is looked for again. */
const AGAIN_MS = 2_000;

/**
 * Watches the files of one folder, which need not be there yet. Hidden files are no concern. Where the system cannot
 * watch, the whole folder is looked at from time to time. The result ends the watch, and resolves when no look is under
 * way any more.
 */
export function watchFolder(
  folder: string,
  look: Look,
  { clock, log }: { clock: Clock; log: Log },
): () => Promise<void> {
  let watcher: FSWatcher | undefined;
  let names: Set<string> | 'all' = new Set();
  let firstMs: number | undefined;
  let cancelLook = (): void => undefined;
  let cancelOpen = (): void => undefined;
  let closed = false;
  let complained = false;
  let underway: Promise<void> = Promise.resolve();

  function open(): void {
    if (closed) return;
    try {
      watcher = watch(folder, { persistent: false }, (_, name) => onEvent(name));
      watcher.on('error', (error) => reopen(error));
    } catch (error) {
      reopen(error);
    }
  }

  function reopen(error: unknown): void {
    watcher?.close();
    watcher = undefined;
    const isMissing = codeOf(error) === 'ENOENT';
    if (!isMissing && !complained && error !== undefined) {
      log.problem(`${folder} cannot be watched (${reasonOf(error)}); it is looked at every ${AGAIN_MS / 1000} s.`);
      complained = true;
    }
    cancelOpen();
    cancelOpen = clock.after(AGAIN_MS, () => {
      open();
      if (watcher || complained) mark(undefined);
    });
  }

  function onEvent(name: string | null): void {
    // The folder itself was moved or removed; there may be another one of its name.
    if (name === basename(folder)) reopen(undefined);
    else if (name === null) mark(undefined);
    else if (!name.startsWith('.')) mark(name);
  }

  function mark(name: string | undefined): void {
    if (closed) return;
    if (name === undefined) names = 'all';
    else if (names !== 'all') names.add(name);
    const nowMs = clock.now();
    firstMs ??= nowMs;
    cancelLook();
    cancelLook = clock.after(Math.max(0, Math.min(QUIET_MS, firstMs + LONGEST_MS - nowMs)), begin);
  }

  function begin(): void {
    const these = names === 'all' ? undefined : names;
    names = new Set();
    firstMs = undefined;
    lookAt(these, false);
  }

  function lookAt(these: ReadonlySet<string> | undefined, last: boolean): void {
    underway = underway.then(() => take(these, last));
  }

  async function take(these: ReadonlySet<string> | undefined, last: boolean): Promise<void> {
    if (closed) return;
    try {
      const unsettled = await look(these, last);
      if (unsettled.size) clock.after(SETTLE_MS, () => lookAt(unsettled, true));
    } catch (error) {
      log.problem(`${folder} could not be read again: ${reasonOf(error)}`);
    }
  }

  open();
  return async () => {
    closed = true;
    watcher?.close();
    cancelLook();
    cancelOpen();
    await underway;
  };
}
