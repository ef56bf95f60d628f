import type { SkillIntent, Slots } from '../../domain/meaning.ts';
import { planCommand } from './time-commands.ts';
import { dayOf } from './time-dates.ts';
import type { TimeDoing } from './time-doing.ts';
import { lengthOf, type Moment, momentOf, nextOf } from './time-moment.ts';
import type { Appointment } from './time-schedule.ts';
import { joined, spokenDue, spokenMoment } from './time-words.ts';

type Kind = 'alarm' | 'reminder';

/** Sets an alarm, a reminder or a command for a time; what is answered. */
export async function setAt(intent: SkillIntent, kind: Kind | 'command', doing: TimeDoing): Promise<string> {
  const { slots, command } = intent;
  const moment = momentOf(slots, doing.now);
  if (moment.is !== 'set') return askAgain(moment, kind);
  const { dueMs, repeat } = moment;
  const due = repeat ? { dueMs, repeat } : { dueMs };
  if (kind === 'command')
    return command === undefined ? "I don't know what to do then." : planCommand(command, due, doing);
  const label = String(slots.text ?? slots.name ?? '');
  const appointment: Appointment = { ...doing.place, id: doing.newId(), kind, ...due, ...(label ? { label } : {}) };
  await doing.schedule.put(appointment);
  const when = spokenDue(appointment, doing.now);
  if (kind === 'reminder') return `Okay, I'll remind you ${when}: ${asSaidBack(label)}.`;
  return `Okay, ${label ? `${label} alarm` : 'alarm'} ${when}.`;
}

/**
 * The question whether the words of a reminder were heard right, before it is kept or taken back. Undefined: there is
 * nothing to ask.
 */
export function readBack({ name, slots, verbatim }: SkillIntent, doing: TimeDoing): string | undefined {
  if (!verbatim) return undefined;
  if (name === 'UnderstudyCancelReminder') {
    const meant = chosen(all(doing, 'reminder'), slots, doing);
    const clear = meant.length === 1 || slots.which === 'all';
    return meant.length && clear ? `Shall I forget the reminder ${describeAll(meant, doing)}?` : undefined;
  }
  const moment = momentOf(slots, doing.now);
  if (moment.is !== 'set') return undefined;
  const { dueMs, repeat } = moment;
  const when = spokenDue({ ...doing.place, id: '', kind: 'reminder', dueMs, ...(repeat ? { repeat } : {}) }, doing.now);
  return `Shall I remind you ${when}: ${asSaidBack(verbatim.text)}?`;
}

const all = ({ schedule }: TimeDoing, kind: Kind): readonly Appointment[] =>
  schedule.all().filter((one) => one.kind === kind);

function askAgain(moment: Exclude<Moment, { is: 'set' }>, kind: Kind | 'command'): string {
  switch (moment.is) {
    case 'no-time':
      return `For what time? Say it with the ${kind}, for instance "tomorrow at seven".`;
    case 'no-day':
      return `I don't know which day "${moment.date}" is. Name the day, please.`;
    case 'over':
      return 'That time is over for today.';
  }
}

/** "Call my mum" said by me is "call your mum" said to me. */
export function asSaidBack(text: string): string {
  const turned: Readonly<Record<string, string>> = {
    my: 'your',
    i: 'you',
    me: 'you',
    mine: 'yours',
    our: 'your',
    am: 'are',
  };
  return text.replace(/\b(?:my|i|me|mine|our|am)\b/gi, (word) => turned[word.toLowerCase()] ?? word);
}

/** Tells which alarms or reminders there are. */
export function tellSet({ slots }: SkillIntent, kind: Kind, doing: TimeDoing): string {
  const known = all(doing, kind);
  const meant = chosen(known, slots, doing);
  if (!meant.length) {
    if (!known.length || !particular(slots)) return `There is no ${kind} set.`;
    return `There is no such ${kind}. There ${known.length === 1 ? 'is' : 'are'} ${describeAll(known, doing)}.`;
  }
  const noun = meant.length === 1 ? `one ${kind}` : `${meant.length} ${kind}s`;
  return `There ${meant.length === 1 ? 'is' : 'are'} ${noun}: ${describeAll(meant, doing)}.`;
}

const describeAll = (all: readonly Appointment[], doing: TimeDoing): string =>
  joined(all.map((one) => describe(one, doing)));

/** Reminders by the clock. */
export const timedReminders = (doing: TimeDoing): readonly Appointment[] => all(doing, 'reminder');

export const describeTimed = (one: Appointment, doing: TimeDoing): string => describe(one, doing);

/** Those by the clock that words for a reminder mean. */
export const timedMeant = ({ slots }: SkillIntent, doing: TimeDoing): readonly Appointment[] =>
  chosen(all(doing, 'reminder'), slots, doing);

/** Whether something particular was said of alarms or reminders: which time, day or name. */
export const isParticular = ({ slots }: SkillIntent): boolean => particular(slots);

const describe = (one: Appointment, { now }: TimeDoing): string =>
  one.label ? `${asSaidBack(one.label)}, ${spokenDue(one, now)}` : spokenDue(one, now);

/** Takes alarms or reminders back. Of several it asks which. */
export async function cancelSet({ slots }: SkillIntent, kind: Kind, doing: TimeDoing): Promise<string> {
  const known = all(doing, kind);
  const meant = chosen(known, slots, doing);
  if (!meant.length)
    return known.length
      ? `There is no such ${kind}. There is ${describeAll(known, doing)}.`
      : `There is no ${kind} set.`;
  if (meant.length > 1 && slots.which !== 'all')
    return `There are ${meant.length} ${kind}s: ${describeAll(meant, doing)}. Say which one.`;
  const day = typeof slots.date === 'string' ? dayOf(slots.date, doing.now) : undefined;
  const said: string[] = [];
  for (const one of meant) {
    // "Cancel tomorrow's alarm" leaves out one time of an alarm that comes every day.
    const skips = day !== undefined && one.repeat !== undefined;
    if (skips && one.repeat) {
      const dayAfter = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
      await doing.schedule.put({ ...one, dueMs: nextOf(one.repeat, dayAfter) });
    } else await doing.schedule.remove([one.id]);
    said.push(skips ? spokenMoment(one.dueMs, doing.now) : spokenDue(one, doing.now));
  }
  return `Okay, no ${kind} ${joined(said)}.`;
}

const particular = (slots: Slots): boolean => Object.keys(slots).some((key) => key !== 'which');

/** The appointments that fit what was said of them: name, words, time, day, part of the day, how often. */
function chosen(all: readonly Appointment[], slots: Slots, { now }: TimeDoing): readonly Appointment[] {
  const text = String(slots.text ?? slots.name ?? '').toLowerCase();
  const day = typeof slots.date === 'string' ? dayOf(slots.date, now) : undefined;
  const fits = (one: Appointment): boolean => {
    const due = new Date(one.dueMs);
    const label = (one.label ?? '').toLowerCase();
    if (text && !label.includes(text) && !(text === 'wake up' && one.kind === 'alarm')) return false;
    if (typeof slots.time === 'string' && !sameClock(slots.time, slots.am_or_pm !== undefined, due)) return false;
    if (day && !fallsOn(one, day)) return false;
    if (slots.date === 'this week' && one.dueMs > now.getTime() + 7 * 86_400_000) return false;
    if (typeof slots.part_of_day === 'string' && slots.time === undefined && !inPart(slots.part_of_day, due.getHours()))
      return false;
    return slots.repeat === undefined || one.repeat !== undefined;
  };
  const length = lengthOf(slots);
  const meant = all.filter((one) => fits(one) && (!length || Math.abs(one.dueMs - now.getTime() - length) < 60_000));
  if (slots.which === 'next' || slots.which === 'first') return meant.slice(0, 1);
  // The latest one is that which was set last.
  if (slots.which === 'last' || slots.which === 'latest')
    return [...meant].sort((one, other) => other.id.localeCompare(one.id)).slice(0, 1);
  return meant;
}

function sameClock(time: string, either: boolean, due: Date): boolean {
  const [hour, minute] = time.split(':').map(Number);
  if (due.getMinutes() !== minute || hour === undefined) return false;
  return either ? due.getHours() % 12 === hour % 12 : due.getHours() === hour;
}

function fallsOn({ dueMs, repeat }: Appointment, day: Date): boolean {
  const due = new Date(dueMs);
  if (repeat) return repeat.days.includes(day.getDay());
  return (
    due.getFullYear() === day.getFullYear() && due.getMonth() === day.getMonth() && due.getDate() === day.getDate()
  );
}

function inPart(part: string, hour: number): boolean {
  if (part === 'morning') return hour < 12;
  if (part === 'afternoon') return hour >= 12 && hour < 18;
  return hour >= 17 || hour < 5;
}
