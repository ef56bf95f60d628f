import { setImmediate } from 'node:timers/promises';
import type { TalkingMind } from '../../dialogue/mind.ts';
import type { Announcement } from '../../dialogue/skills/time-keeper.ts';
import type { Speaker } from '../../dialogue/tools.ts';
import type { Call } from '../../domain/call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Home } from '../../domain/home.ts';
import type { PastEvent } from '../../domain/past-event.ts';
import type { Hunch } from '../../domain/proposal.ts';
import type { Log } from '../../domain/turn.ts';
import { Watch } from '../../habits/hunches/watch.ts';
import { type Names, namesOf } from '../../habits/names.ts';
import { errorText } from '../error-text.ts';
import type { Memory } from './memory.ts';
import { settle } from './settle.ts';

export interface HunchesOptions {
  readonly hub: { home(): Home; call(call: Call): Promise<void> };
  readonly memory: Memory;
  readonly mind: Pick<TalkingMind, 'raise'>;
  /** Where something can be said. */
  readonly sites: readonly Speaker[];
  announce(announcement: Announcement): void;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Hunches {
  /** Resolves when what was seen so far is said. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const PAST_DAYS = 120;
const PAGE = 2_000;
const LOOKS_EVERY_MS = 60_000;
const CONFIRMATION = 'confirmation';

/**
 * Watches what happens and speaks up about what is unusual: at the nearest satellite that is not quiet, as a question;
 * where everyone has left, as a notification of the hub.
 */
export function watchForHunches({ hub, memory, mind, sites, announce, clock, log }: HunchesOptions): Hunches {
  const watch = new Watch(currentNames(hub));
  let waiting: PastEvent[] | undefined = [];
  let isOpen = true;
  let stopLooking = (): void => undefined;
  let work: Promise<void> = Promise.resolve();

  const unsubscribe = memory.subscribe((event) => {
    if (waiting) waiting.push(event);
    else speakOf(watch.observe(event));
  });

  async function train(): Promise<void> {
    await memory.settle();
    let last = Number.NEGATIVE_INFINITY;
    let events = 0;
    for (const event of memory.history.events(clock.now() - PAST_DAYS * DAY_MS, Number.MAX_SAFE_INTEGER)) {
      watch.learn(event);
      last = event.at;
      events += 1;
      if (events % PAGE === 0) await setImmediate();
      if (!isOpen) return;
    }
    const held = waiting ?? [];
    waiting = undefined;
    for (const event of held) if (event.at > last) speakOf(watch.observe(event));
    look();
  }

  function look(): void {
    if (!isOpen) return;
    stopLooking = clock.after(LOOKS_EVERY_MS, look);
    speakOf(watch.advance(clock.now()));
  }

  function speakOf(hunches: readonly Hunch[]): void {
    for (const hunch of hunches)
      work = work
        .then(() => speak(hunch))
        .catch((error: unknown) => log.problem(`A remark could not be made: ${errorText(error)}`));
  }

  async function speak(hunch: Hunch): Promise<void> {
    const { entities } = hub.home();
    // It may be over by now, as after a start.
    if (!isOpen || entities.find(({ id }) => id === hunch.entity)?.state !== hunch.state) return;
    const people = entities.filter(({ domain }) => domain === 'person');
    if (people.length > 0 && people.every(({ state }) => state !== 'home')) return notify(hunch);
    const told = await mind.raise(hunch, sites);
    if (told) announce({ ...told, quiet: false, calls: [], expects: CONFIRMATION });
    else log.info(`Not said, since nobody wants to hear it now: ${hunch.text}`);
  }

  async function notify({ entity, text }: Hunch): Promise<void> {
    log.info(`Nobody is home: ${text}`);
    const message = text.replace(/ Shall I [^?]*\?$/, '');
    await hub.call({
      domain: 'persistent_notification',
      service: 'create',
      target: { entity_id: [] },
      data: { title: 'Understudy', message, notification_id: `understudy_${entity.replace('.', '_')}` },
    });
  }

  work = train().catch((error: unknown) => log.problem(`The past could not be learned from: ${errorText(error)}`));
  return {
    settle: () => settle(() => work),
    async close() {
      isOpen = false;
      unsubscribe();
      stopLooking();
      await work;
    },
  };
}

/** Names as they are at the time of asking; read anew only when the home has changed. */
function currentNames(hub: { home(): Home }): Names {
  let known: { readonly home: Home; readonly names: Names } | undefined;
  const names = (): Names => {
    const home = hub.home();
    if (known?.home !== home) known = { home, names: namesOf(home) };
    return known.names;
  };
  return { of: (entity) => names().of(entity), deviceClass: (entity) => names().deviceClass(entity) };
}
