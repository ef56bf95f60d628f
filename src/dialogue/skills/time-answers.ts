import type { SkillIntent } from '../../domain/meaning.ts';
import type { Remark } from '../../domain/remark.ts';
import { dayOf } from './time-dates.ts';
import { spokenDay } from './time-words.ts';

/** The time and the date, here and elsewhere. */
export function answerTime({ name, slots }: SkillIntent, now: Date): Remark {
  if (name === 'HassGetCurrentTime') {
    return typeof slots.time_zone === 'string'
      ? timeIn(slots.time_zone, String(slots.place ?? ''), now)
      : { say: 'time', at: now };
  }
  if (name === 'UnderstudyDateQuery') return answerDate(String(slots.date ?? ''), String(slots.asks ?? ''), now);
  switch (slots.asks) {
    case 'month':
      return plainly(`It is ${now.toLocaleDateString('en-US', { month: 'long' })}.`);
    case 'year':
      return plainly(`It is ${now.getFullYear()}.`);
    case 'week':
      return plainly(`It is week ${weekOf(now)}.`);
    default:
      return { say: 'date', at: now };
  }
}

const plainly = (text: string): Remark => ({ say: 'plainly', text });

function timeIn(zone: string, place: string, now: Date): Remark {
  const time = now
    .toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone })
    .replace(/\u202f/g, ' ');
  const weekday = (timeZone?: string): string =>
    now.toLocaleDateString('en-US', { weekday: 'long', ...(timeZone ? { timeZone } : {}) });
  const day = weekday(zone) === weekday() ? '' : ` on ${weekday(zone)}`;
  const name = place.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return plainly(`In ${name} it is ${time}${day}.`);
}

function answerDate(date: string, asks: string, now: Date): Remark {
  const day = dayOf(date, now);
  const today = dayOf('today', now);
  if (!day || !today) return { say: 'cannot', reason: `I don't know which day "${date}" is.` };
  const name = date.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  if (asks === 'days') {
    const days = Math.round((day.getTime() - today.getTime()) / 86_400_000);
    return plainly(
      days === 0 ? `${name} is today.` : days === 1 ? `${name} is tomorrow.` : `${days} days, until ${spokenDay(day)}.`,
    );
  }
  const year = day.getFullYear() === now.getFullYear() ? '' : `, ${day.getFullYear()}`;
  return plainly(`That is ${spokenDay(day)}${year}.`);
}

/** The week of the year by ISO 8601: the first is that of the year's first Thursday. */
function weekOf(now: Date): number {
  const thursday = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 3 - ((now.getDay() + 6) % 7));
  const first = new Date(thursday.getFullYear(), 0, 4);
  const days = Math.round((thursday.getTime() - first.getTime()) / 86_400_000);
  return 1 + Math.round((days - 3 + ((first.getDay() + 6) % 7)) / 7);
}
