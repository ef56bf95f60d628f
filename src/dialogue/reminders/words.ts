import { DAYS } from '../../domain/concept.ts';
import type { Occasion, Reminder, Within } from '../../domain/reminder.ts';
import { asSaidBack } from '../skills/time-alarms.ts';
import { joined, spokenClock, spokenDay, spokenLength } from '../skills/time-words.ts';

/** "When you get home", "every time Ben leaves work"; `me` is who hears it, `to` who was named before. */
export function spokenOccasion(
  { who, does, where }: Occasion,
  repeats: boolean,
  me: string | undefined,
  to?: string,
): string {
  const name = typeof who === 'string' ? who : who.person;
  // "I'll remind Ben when they leave work."
  const one = name === me ? 'you' : name === to ? 'they' : name;
  const verb = verbFor(does, where, one !== name);
  return `${repeats ? 'every time' : 'when'} ${one} ${verb}`;
}

function verbFor(does: Occasion['does'], where: Occasion['where'], isPlural: boolean): string {
  const s = isPlural ? '' : 's';
  const place = 'zone' in where ? where.zone : `the ${where.area}`;
  const isHome = 'zone' in where && where.zone.toLowerCase() === 'home';
  if (does === 'leaves') return isPlural ? `leave ${spokenPlace(place)}` : `leaves ${spokenPlace(place)}`;
  if (isHome) return `get${s} home`;
  return 'zone' in where ? `get${s} to ${spokenPlace(place)}` : `come${s} into ${place}`;
}

/** "Home" and "Work" are said as people say them. */
const spokenPlace = (name: string): string => (/^(?:home|work|school)$/i.test(name) ? name.toLowerCase() : name);

/** "After 6 PM", "on Tuesday", "tomorrow"; with a blank before, or empty. */
export function spokenWithin(within: Within | undefined, now: Date): string {
  if (!within) return '';
  const { after, before, days, date } = within;
  const parts: string[] = [];
  if (date) parts.push(spokenDate(date, now));
  if (days) parts.push(spokenDays(days));
  if (after && before) parts.push(`between ${clock(after)} and ${clock(before)}`);
  else if (after) parts.push(`after ${clock(after)}`);
  else if (before) parts.push(`before ${clock(before)}`);
  return parts.map((part) => ` ${part}`).join('');
}

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function spokenDays(days: readonly string[]): string {
  const at = DAYS.flatMap((day, i) => (days.includes(day) ? [i] : []));
  const key = at.join('');
  if (key === '01234') return 'on weekdays';
  if (key === '56') return 'at weekends';
  return `on ${joined(at.map((day) => DAY_NAMES[day] ?? ''))}`;
}

function spokenDate(date: string, now: Date): string {
  const day = new Date(`${date}T00:00:00`);
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const ahead = Math.round((day.getTime() - today.getTime()) / 86_400_000);
  return ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : `on ${spokenDay(day)}`;
}

function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return spokenClock(new Date(2000, 0, 1, hour, minute));
}

/** When a reminder is told: "10 minutes after you get home", "when you get home after 6 PM". */
export function spokenWhen(reminder: Omit<Reminder, 'id'>, now: Date, me: string | undefined): string {
  const { when, within, delayMs, repeats } = reminder;
  const occasion = `${spokenOccasion(when, repeats, me, reminder.to)}${spokenWithin(within, now)}`;
  return delayMs === undefined ? occasion : `${spokenLength(delayMs)} after, ${occasion}`;
}

/** "Remind you when you get home: take the bins out", as a promise or a question goes on. */
export function spokenReminder(reminder: Omit<Reminder, 'id'>, now: Date, me: string | undefined): string {
  const { of, to, isMessage } = reminder;
  const whom = to === undefined || to === me ? 'you' : to;
  const when = spokenWhen(reminder, now, me);
  return isMessage ? `tell ${whom} ${when}: ${asSaidBack(of)}` : `remind ${whom} ${when}: ${asSaidBack(of)}`;
}

/** One of several, in a list: "take the bins out, when you get home". */
export function describeReminder(reminder: Reminder, now: Date, me: string | undefined): string {
  const { of, to } = reminder;
  const whom = to === undefined || to === me ? '' : `for ${to}: `;
  return `${whom}${asSaidBack(of)}, ${spokenWhen(reminder, now, me)}`;
}

/** What is said when the time has come; with a name where somebody else may hear it too. */
export function spokenNow({ of, to, isMessage }: Reminder, isNamed: boolean): string {
  const name = isNamed && to !== undefined ? to : undefined;
  if (isMessage) return name === undefined ? `${capital(of)}.` : `${name}, ${of}.`;
  return name === undefined
    ? `Here is your reminder: ${asSaidBack(of)}.`
    : `${name}, here is your reminder: ${asSaidBack(of)}.`;
}

/** The same to read, under the title that it is a reminder. */
export const writtenNow = ({ of }: Reminder): string => `${capital(asSaidBack(of))}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
