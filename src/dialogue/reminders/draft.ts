import { DAYS } from '../../domain/concept.ts';
import type { Home } from '../../domain/home.ts';
import type { SkillIntent, Slots } from '../../domain/meaning.ts';
import type { Occasion, Reminder, Whither, Within } from '../../domain/reminder.ts';
import { dayOf } from '../skills/time-dates.ts';
import { lengthOf } from '../skills/time-moment.ts';
import type { Speaker } from '../tools.ts';
import type { ReminderTools } from './reminder-tools.ts';

/** What a request for a reminder comes to. */
export type Draft =
  | { readonly is: 'reminder'; readonly reminder: Omit<Reminder, 'id'> }
  /** It is not known who is meant by these words ("me", "my partner"). */
  | { readonly is: 'who'; readonly words: string }
  | { readonly is: 'cannot'; readonly reason: string };

export const waitsForSomebody = ({ name, slots }: SkillIntent): boolean =>
  name === 'UnderstudySetReminder' && slots.event !== undefined;

/** The name of who speaks, where that is known; else of the only person of the home. */
export function meIn(home: Home, speaker: Speaker): string | undefined {
  const people = home.entities.filter(({ domain }) => domain === 'person');
  const me = people.find(({ name }) => name.toLowerCase() === speaker.person?.toLowerCase());
  return (me ?? (people.length === 1 ? people[0] : undefined))?.name;
}

/** From the slots of an intent to a reminder, for who speaks at `now`. */
export function draftOf(
  { slots }: SkillIntent,
  words: string,
  now: Date,
  home: Home,
  speaker: Speaker,
  { cannotTell }: Pick<ReminderTools, 'cannotTell'>,
): Draft {
  const nobody = home.entities.every(({ domain }) => domain !== 'person' && domain !== 'device_tracker');
  if (nobody) return { is: 'cannot', reason: "This home tells me of no people, so I can't know who comes and goes." };
  const me = meIn(home, speaker);
  const named = (who: string): string | undefined => (who === 'me' ? me : /^my /.test(who) ? undefined : who);
  const subject = String(slots.who);
  const many = subject === 'anyone' || subject === 'everyone';
  const person = many ? subject : named(subject);
  if (person === undefined) return { is: 'who', words: subject };
  const wanted = slots.to === undefined ? undefined : String(slots.to);
  const to = wanted === undefined ? undefined : named(wanted);
  // Who asks for herself, and is not known, is told where she asked for it.
  if (wanted !== undefined && to === undefined && wanted !== 'me') return { is: 'who', words: wanted };
  const when: Occasion = {
    who: many ? subject : { person },
    does: slots.event === 'leave' ? 'leaves' : 'arrives',
    where: placeOf(slots),
  };
  const blind = cannotTell(when, home);
  if (blind !== undefined) return { is: 'cannot', reason: blind };
  const within = withinOf(slots, now);
  if (within === 'no-day') return { is: 'cannot', reason: `I don't know which day "${String(slots.date)}" is.` };
  const delayMs = lengthOf(slots);
  const reminder: Omit<Reminder, 'id'> = {
    of: slots.text === undefined ? newsOf(when) : String(slots.text),
    ...(slots.message === undefined ? {} : { isMessage: true }),
    ...(to === undefined ? {} : { to }),
    when,
    ...(Object.keys(within).length ? { within } : {}),
    ...(delayMs ? { delayMs } : {}),
    repeats: slots.repeat !== undefined,
    asked: { at: now.toISOString(), ...(me === undefined ? {} : { by: me }), site: speaker.site, words },
  };
  return { is: 'reminder', reminder };
}

const placeOf = (slots: Slots): Whither =>
  slots.area === undefined ? { zone: String(slots.zone) } : { area: String(slots.area) };

function withinOf(slots: Slots, now: Date): Within | 'no-day' {
  const { after, before, days, date } = slots;
  const day = typeof date === 'string' ? dayOf(date, now) : undefined;
  if (date !== undefined && !day) return 'no-day';
  const listed = Array.isArray(days) ? DAYS.filter((one) => days.includes(one)) : undefined;
  return {
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof before === 'string' ? { before } : {}),
    ...(listed?.length ? { days: listed } : {}),
    ...(day ? { date: dateText(day) } : {}),
  };
}

/** A local day, "YYYY-MM-DD". */
export function dateText(day: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** "Tell me when Ben gets home" tells that he has. */
function newsOf({ who, does, where }: Occasion): string {
  const one = typeof who === 'string' ? (who === 'anyone' ? 'somebody' : 'everyone') : who.person;
  const isHome = 'zone' in where && where.zone.toLowerCase() === 'home';
  if (does === 'leaves') return `${one} has left ${'zone' in where ? where.zone.toLowerCase() : `the ${where.area}`}`;
  if (isHome) return `${one} is home`;
  return 'zone' in where ? `${one} is at ${where.zone.toLowerCase()}` : `${one} is in the ${where.area}`;
}
