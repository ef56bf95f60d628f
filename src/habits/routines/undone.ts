import type { PastEvent } from '../../domain/past-event.ts';
import type { Automation } from '../../domain/proposal.ts';
import { actionFor, isByHand } from '../deeds.ts';

/** An automation that people agreed to, and since when. */
export interface Agreed {
  readonly id: string;
  readonly automation: Automation;
  /** Milliseconds since 1970 (UTC). */
  readonly since: number;
}

/** How often an automation acted, and how often somebody took it back by hand soon after. */
export interface Undone {
  readonly id: string;
  readonly acted: number;
  readonly undone: number;
}

/** Counts, of events in their order, how automations that were agreed to fare. */
export interface UndoneCounter {
  add(event: PastEvent): void;
  /** Those that people keep undoing. */
  result(): readonly Undone[];
}

const MINUTE_MS = 60_000;
/** What is changed by hand within this time was not wanted. */
const SOON_MS = 15 * MINUTE_MS;
/** An automation acts on the minute; hubs and clocks take their time. */
const SLACK_MINUTES = 2;
/** Undone so often, and so often of the times that it acted, it is not wanted any more. */
const FEWEST = 3;
const SHARE = 0.5;
/** Only the last times count: who minded once and does not now is left alone. */
const LAST = 6;

interface Watched extends Agreed {
  readonly entity: string;
  readonly states: (state: string) => boolean;
  /** Minutes after midnight at which it acts, where it goes by the clock. */
  readonly minutes: readonly number[];
  readonly outcomes: boolean[];
  actedAt: number | undefined;
}

/** Of what happened since each was agreed to. An automation is told by what it brings about, and by when, where it goes by the clock. */
export function countUndone(agreed: readonly Agreed[]): UndoneCounter {
  const byEntity = watchedOf(agreed);
  return {
    add(event) {
      for (const watched of byEntity.get(event.entity) ?? []) if (event.at >= watched.since) note(watched, event);
    },
    result: () =>
      [...byEntity.values()].flat().flatMap(({ id, outcomes }) => {
        const last = outcomes.slice(-LAST);
        const undone = last.filter(Boolean).length;
        return undone >= FEWEST && undone >= SHARE * last.length ? [{ id, acted: last.length, undone }] : [];
      }),
  };
}

function watchedOf(agreed: readonly Agreed[]): ReadonlyMap<string, readonly Watched[]> {
  const byEntity = new Map<string, Watched[]>();
  for (const one of agreed) {
    const action = one.automation.actions[0];
    if (!action) continue;
    const entity = action.target.entity_id;
    const watched: Watched = {
      ...one,
      entity,
      states: (state) => isDoneBy(entity, state, action),
      minutes: one.automation.triggers.flatMap((trigger) => (trigger.trigger === 'time' ? [minuteOf(trigger.at)] : [])),
      outcomes: [],
      actedAt: undefined,
    };
    byEntity.set(entity, [...(byEntity.get(entity) ?? []), watched]);
  }
  return byEntity;
}

/** The routine whose automation acted last, by events in their order; undefined where none did. */
export function actedLast(agreed: readonly Agreed[], events: Iterable<PastEvent>): string | undefined {
  const watched = [...watchedOf(agreed).values()].flat();
  let last: string | undefined;
  for (const event of events)
    for (const one of watched) if (one.entity === event.entity && isItsDoing(one, event)) last = one.id;
  return last;
}

function note(watched: Watched, event: PastEvent): void {
  const { entity, outcomes, actedAt } = watched;
  if (isItsDoing(watched, event)) {
    outcomes.push(false);
    watched.actedAt = event.at;
    return;
  }
  if (actedAt === undefined || watched.states(event.state)) return;
  const domain = entity.slice(0, entity.indexOf('.'));
  if (event.at - actedAt <= SOON_MS && isByHand(domain, event.by)) outcomes[outcomes.length - 1] = true;
  watched.actedAt = undefined;
}

const isItsDoing = (watched: Watched, event: PastEvent): boolean =>
  event.by === 'automation' && watched.states(event.state) && isItsTime(watched, event);

function isItsTime({ minutes }: Watched, { at, offsetMinutes }: PastEvent): boolean {
  if (minutes.length === 0) return true;
  const minute = Math.floor(at / MINUTE_MS + offsetMinutes) % 1440;
  return minutes.some((own) => Math.min(Math.abs(minute - own), 1440 - Math.abs(minute - own)) <= SLACK_MINUTES);
}

function isDoneBy(entity: string, state: string, action: Automation['actions'][number]): boolean {
  const own = actionFor(entity, state);
  return own?.action === action.action && JSON.stringify(own.data ?? {}) === JSON.stringify(action.data ?? {});
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
