import type { Entity } from '../domain/home.ts';
import type { Lasting } from '../domain/meaning.ts';
import type { Deed, Remark } from '../domain/remark.ts';
import type { Setting } from '../domain/setting.ts';
import { captureSetting } from './capture.ts';
import type { Acting, LastAct } from './conversation.ts';
import { planActs } from './plan-acts.ts';
import { momentOf } from './skills/time-moment.ts';
import { type Appointment, freeId } from './skills/time-schedule.ts';
import { spokenLength, spokenMoment } from './skills/time-words.ts';
import type { ActingTools, Speaker } from './tools.ts';

type PutsBack = NonNullable<Extract<Remark, { say: 'done' }>['putsBack']>;
type Before = LastAct['before'];

/** What shall be put back: what is to be kept in the schedule, and how that is said. */
export interface Return {
  readonly appointments: readonly Appointment[];
  /** Appointments that have nothing left to put back. */
  readonly replaced: readonly string[];
  readonly says: PutsBack;
}

export type Returning =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'return'; readonly back: Return }
  | { readonly outcome: 'refused'; readonly remark: Remark };

/**
 * Plans how requests that last for a while are put back, against the home as it is before they are done. What an
 * earlier request will put back is taken over: a device goes back to how it was before both.
 */
export function planReturn(intents: readonly Acting[], tools: ActingTools, speaker: Speaker): Returning {
  const lasting = intents.filter((intent) => intent.lasts);
  const [first] = lasting;
  if (!first?.lasts) return { outcome: 'none' };
  const { schedule } = tools;
  const now = tools.now?.();
  if (!schedule || !now) return { outcome: 'none' };
  const due = dueOf(first.lasts, now);
  if ('reason' in due) return { outcome: 'refused', remark: { say: 'cannot', reason: due.reason } };
  const home = tools.home();
  const entities = new Map(home.entities.map((entity) => [entity.id, entity]));
  const waiting = schedule.all().filter(({ kind }) => kind === 'restore');
  const earlier = new Map(waiting.flatMap(({ before = [] }) => before.map(({ entity, set }) => [entity, set])));
  const touched = planActs(lasting, tools, speaker).before;
  const changing = touched.filter(({ entity }) => earlier.has(entity) || !isSoAlready(entities.get(entity), lasting));
  if (touched.length && !changing.length)
    return {
      outcome: 'refused',
      remark: { say: 'already', deeds: lasting.flatMap((intent) => deedOf(intent, entities)) },
    };
  const before = changing.map(({ entity, set }) => ({ entity, set: earlier.get(entity) ?? set }));
  const deeds = deedsOf(before, entities);
  const isGuarded = ({ entity, set }: Before[number]): boolean => {
    const device = entities.get(entity);
    return device !== undefined && tools.sensitive(tools.plan(set, [device], home).calls, home).length > 0;
  };
  const guarded = before.filter(isGuarded);
  const ids = new Set(before.map(({ entity }) => entity));
  const cut = waiting
    .filter((one) => one.before?.some(({ entity }) => ids.has(entity)))
    .map((one) => ({ ...one, before: one.before?.filter(({ entity }) => !ids.has(entity)) ?? [] }));
  const appointment: Appointment = {
    ...speaker,
    id: freeId(now, schedule),
    kind: 'restore',
    dueMs: due.dueMs,
    command: commandFor(before, entities),
    before,
  };
  return {
    outcome: 'return',
    back: {
      appointments: before.length ? [...cut.filter((one) => one.before.length), appointment] : [],
      replaced: cut.filter((one) => !one.before.length).map(({ id }) => id),
      says: {
        deeds: deeds.filter((deed) => !isOf(deed, guarded, entities)),
        asks: deedsOf(guarded, entities),
        when: due.when,
      },
    },
  };
}

/** Writes down what is to be put back; the ids of the appointments that were made for it. */
export async function keepReturn({ appointments, replaced }: Return, tools: ActingTools): Promise<readonly string[]> {
  for (const appointment of appointments) await tools.schedule?.put(appointment);
  if (replaced.length) await tools.schedule?.remove(replaced);
  const made = appointments.at(-1);
  return made ? [made.id] : [];
}

function dueOf(lasts: Lasting, now: Date): { readonly dueMs: number; readonly when: string } | { reason: string } {
  if ('forMs' in lasts) return { dueMs: now.getTime() + lasts.forMs, when: `in ${spokenLength(lasts.forMs)}` };
  const moment = momentOf(lasts.until, now);
  if (moment.is === 'set') return { dueMs: moment.dueMs, when: spokenMoment(moment.dueMs, now) };
  return {
    reason: moment.is === 'over' ? 'That time is over for today.' : 'Until what time? Say it with the request.',
  };
}

/** Whether a device is already as every one of these requests would have it. What a concept does is not compared. */
function isSoAlready(device: Entity | undefined, intents: readonly Acting[]): boolean {
  const is: Setting | undefined = device ? captureSetting(device) : undefined;
  if (!device || !is) return false;
  const about = intents.filter((intent) => intent.kind === 'use' || intent.targets.includes(device.id));
  return about.every(
    (intent) =>
      intent.kind === 'set' &&
      Object.entries(intent.setting).every(([key, value]) => {
        if (key === 'state' && is.position !== undefined)
          return (value === 'open' && is.position > 0) || (value === 'closed' && is.position === 0);
        return is[key === 'level' ? levelOf(device) : (key as keyof Setting)] === value;
      }),
  );
}

const LEVELS: Readonly<Record<string, keyof Setting>> = {
  cover: 'position',
  fan: 'percentage',
  media_player: 'volume_pct',
};
const levelOf = ({ domain }: Entity): keyof Setting => LEVELS[domain] ?? 'brightness_pct';

function deedOf(intent: Acting, entities: ReadonlyMap<string, Entity>): readonly Deed[] {
  const devices = intent.targets.flatMap((id) => entities.get(id)?.name ?? []);
  return intent.kind === 'set' ? [{ devices, set: intent.setting }] : [];
}

/** How devices will be again, alike ones together. */
export function deedsOf(before: Before, entities: ReadonlyMap<string, Entity>): readonly Deed[] {
  const groups = new Map<string, { devices: string[]; set: Setting }>();
  for (const { entity, set } of before) {
    const said = asSaid(set);
    const key = JSON.stringify(said);
    const group = groups.get(key) ?? { devices: [], set: said };
    group.devices.push(entities.get(entity)?.name ?? entity);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A blind at 100 percent is open. */
function asSaid(set: Setting): Setting {
  if (set.position === 100) return { state: 'open' };
  return set.position === 0 ? { state: 'closed' } : set;
}

function isOf(deed: Deed, guarded: Before, entities: ReadonlyMap<string, Entity>): boolean {
  return deedsOf(guarded, entities).some(({ devices }) => devices.join() === deed.devices.join());
}

const spokenName = (name: string): string =>
  `the ${/^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)}`;

/** What is planned, for those who ask what is scheduled. */
function commandFor(before: Before, entities: ReadonlyMap<string, Entity>): string {
  const names = before.map(({ entity }) => spokenName(entities.get(entity)?.name ?? entity));
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return `put back ${shown.join(' and ')}`;
}
