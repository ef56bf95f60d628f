import type { Appointment, Repeat } from './time-schedule.ts';

/** "A", "A and B", "A, B and C". */
export function joined(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A length of time in words, to the second: "1 hour, 5 minutes and 30 seconds". */
export function spokenLength(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => counted(count, unit));
  return joined(said) || 'no time';
}

export function spokenClock(at: Date): string {
  const text = at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
  return text.replace(':00', '').replace(/\u202f/g, ' ');
}

/** "At 7 PM", "tomorrow at 7 AM", "on Monday at 7 AM", "on March 15 at 9 AM". */
export function spokenMoment(dueMs: number, now: Date): string {
  const due = new Date(dueMs);
  const days = Math.round((dayStart(due) - dayStart(now)) / 86_400_000);
  const time = `at ${spokenClock(due)}`;
  if (days === 0) return time;
  if (days === 1) return `tomorrow ${time}`;
  if (days > 1 && days < 7) return `on ${due.toLocaleDateString('en-US', { weekday: 'long' })} ${time}`;
  return `on ${spokenDay(due)} ${time}`;
}

const dayStart = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

export const spokenDay = (at: Date): string =>
  at.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });

/** "Every day at 7 AM", "on weekdays at 6:30 AM", "every Tuesday and Friday at 8 PM". */
function spokenRepeat({ days, hour, minute }: Repeat): string {
  const time = `at ${spokenClock(new Date(2000, 0, 1, hour, minute))}`;
  const key = [...days].sort().join('');
  if (key === '0123456') return `every day ${time}`;
  if (key === '12345') return `on weekdays ${time}`;
  if (key === '06') return `on weekends ${time}`;
  const names = days.map((day) => new Date(2000, 0, 2 + day).toLocaleDateString('en-US', { weekday: 'long' }));
  return `every ${joined(names)} ${time}`;
}

/** When an appointment is due, in words. */
export function spokenDue({ dueMs, repeat }: Appointment, now: Date): string {
  return repeat ? spokenRepeat(repeat) : spokenMoment(dueMs, now);
}

/** "The pizza timer", "your 10 minute timer". */
export function spokenTimer({ label, lengthMs = 0 }: Appointment): string {
  if (label) return `${label} timer`;
  return `${spokenLength(lengthMs).replace(/s\b/g, '')} timer`;
}
