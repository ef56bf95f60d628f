import type { SkillIntent, Slots } from '../../domain/meaning.ts';
import { planCommand } from './time-commands.ts';
import type { TimeDoing } from './time-doing.ts';
import { lengthOf } from './time-moment.ts';
import type { Appointment } from './time-schedule.ts';
import { joined, spokenLength, spokenTimer } from './time-words.ts';

/** Starts, changes and tells timers; what is answered. A command with a delay is a timer too. */
export async function doTimer(intent: SkillIntent, doing: TimeDoing): Promise<string> {
  const { slots } = intent;
  if (intent.name === 'HassStartTimer') return startTimer(intent, doing);
  const timers = doing.schedule.all().filter(({ lengthMs }) => lengthMs !== undefined);
  if (!timers.length) return 'There is no timer running.';
  const meant = timersMeant(timers, slots, doing);
  if (intent.name === 'HassCancelAllTimers') return cancel(slots.area === undefined ? timers : meant, doing);
  if (intent.name === 'HassTimerStatus')
    return meant.length ? meant.map((timer) => statusOf(timer, doing)).join(' ') : notThere(timers, doing);
  const [timer, ...others] = meant;
  if (!timer) return notThere(timers, doing);
  if (others.length)
    return `Which one: ${joined(
      meant.map((one) => `the ${spokenTimer(one)}`),
      'or',
    )}? Say it with the name.`;
  return changeTimer(intent.name, timer, slots, doing);
}

async function startTimer({ slots, command }: SkillIntent, doing: TimeDoing): Promise<string> {
  const lengthMs = lengthOf(slots);
  if (lengthMs <= 0) return 'For how long?';
  const dueMs = doing.now.getTime() + lengthMs;
  if (command !== undefined) return planCommand(command, { dueMs, lengthMs }, doing);
  const label = typeof slots.name === 'string' ? slots.name : undefined;
  const timer = {
    ...doing.place,
    id: doing.newId(),
    kind: 'timer',
    dueMs,
    lengthMs,
    ...(label ? { label } : {}),
  } as const;
  await doing.schedule.put(timer);
  return label
    ? `Okay, the ${label} timer is set for ${spokenLength(lengthMs)}.`
    : `Okay, ${spokenLength(lengthMs)} from now.`;
}

/** The timers that are meant: by length, name or room; of those of no name the ones of this room first. */
function timersMeant(timers: readonly Appointment[], slots: Slots, { place }: TimeDoing): readonly Appointment[] {
  const length = lengthOf(slots, 'start_');
  const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();
  let meant = timers;
  if (length) meant = meant.filter(({ lengthMs }) => lengthMs === length);
  if (typeof slots.name === 'string') {
    const name = slots.name;
    meant = meant.filter(
      ({ label, command }) => same(label, name) || (command ?? '').toLowerCase().includes(name.toLowerCase()),
    );
  }
  if (typeof slots.area === 'string') {
    const area = slots.area;
    const there = meant.filter((timer) => same(timer.area, area));
    return there.length ? there : meant.filter(({ label }) => same(label, area));
  }
  if (length || slots.name !== undefined) return meant;
  const here = meant.filter(({ site, area }) => site === place.site && area === place.area);
  return here.length ? here : meant;
}

function notThere(timers: readonly Appointment[], doing: TimeDoing): string {
  return `There is no such timer. ${timers.map((timer) => statusOf(timer, doing)).join(' ')}`;
}

function statusOf(timer: Appointment, { now }: TimeDoing): string {
  const left = spokenLength(timer.leftMs ?? timer.dueMs - now.getTime());
  if (timer.command !== undefined) return `In ${left}: ${timer.command}.`;
  const name = `The ${spokenTimer(timer)}`;
  return timer.leftMs === undefined ? `${name} has ${left} left.` : `${name} is paused with ${left} left.`;
}

async function cancel(timers: readonly Appointment[], { schedule }: TimeDoing): Promise<string> {
  if (!timers.length) return 'There is no timer running there.';
  await schedule.remove(timers.map(({ id }) => id));
  return timers.length === 1 ? 'Okay, the timer is off.' : `Okay, all ${timers.length} timers are off.`;
}

async function changeTimer(name: string, timer: Appointment, slots: Slots, doing: TimeDoing): Promise<string> {
  const { schedule, now } = doing;
  const said = spokenTimer(timer);
  switch (name) {
    case 'HassCancelTimer':
      await schedule.remove([timer.id]);
      return timer.command === undefined ? `Okay, the ${said} is off.` : `Okay, I won't ${timer.command}.`;
    case 'HassPauseTimer': {
      if (timer.leftMs !== undefined) return `The ${said} is paused already.`;
      const leftMs = Math.max(0, timer.dueMs - now.getTime());
      await schedule.put({ ...timer, leftMs });
      return `Okay, paused with ${spokenLength(leftMs)} left.`;
    }
    case 'HassUnpauseTimer': {
      const { leftMs, ...running } = timer;
      if (leftMs === undefined) return `The ${said} is running.`;
      await schedule.put({ ...running, dueMs: now.getTime() + leftMs });
      return `Okay, it goes on with ${spokenLength(leftMs)} left.`;
    }
    default: {
      const by = lengthOf(slots) * (name === 'HassDecreaseTimer' ? -1 : 1);
      const left = (timer.leftMs ?? timer.dueMs - now.getTime()) + by;
      if (left <= 0) return `The ${said} has only ${spokenLength(left - by)} left. I left it as it is.`;
      const { leftMs: paused, ...running } = timer;
      await schedule.put(
        paused === undefined ? { ...running, dueMs: now.getTime() + left } : { ...timer, leftMs: left },
      );
      return `Okay, ${spokenLength(left)} left now.`;
    }
  }
}
