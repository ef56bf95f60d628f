import type { SkillIntent } from '../../domain/meaning.ts';
import type { Reminder } from '../../domain/reminder.ts';
import { asSaidBack, describeTimed, timedReminders } from '../skills/time-alarms.ts';
import type { TimeDoing } from '../skills/time-doing.ts';
import { momentOf } from '../skills/time-moment.ts';
import { joined, spokenMoment } from '../skills/time-words.ts';
import { draftOf, meIn, waitsForSomebody } from './draft.ts';
import { isOpen } from './reminder-tools.ts';
import { describeReminder, spokenReminder } from './words.ts';

const UNAVAILABLE = 'I can remind you at a time here, but not when somebody comes or goes.';
/** Until when what was told may be put off or ticked off. */
const ANSWERED_WITHIN_MS = 2 * 3_600_000;
const SNOOZE_MS = 10 * 60_000;

/** Reminders that are still to come, in the order in which they were asked for. */
export function openReminders({ tools }: TimeDoing): readonly Reminder[] {
  const open = (tools.reminders?.book.all() ?? []).filter(isOpen);
  return [...open].sort((one, other) => one.asked.at.localeCompare(other.asked.at));
}

const me = ({ tools, speaker }: TimeDoing): string | undefined => meIn(tools.home(), speaker);

/** Keeps a reminder that waits for somebody; what is answered. */
export async function setReminder(intent: SkillIntent, text: string, doing: TimeDoing): Promise<string> {
  const { tools, now, speaker } = doing;
  if (!tools.reminders) return UNAVAILABLE;
  const draft = draftOf(intent, text, now, tools.home(), speaker, tools.reminders);
  if (draft.is === 'cannot') return draft.reason;
  if (draft.is === 'who') return whoIs(draft.words);
  await tools.reminders.book.add(draft.reminder);
  return `Okay, I'll ${spokenReminder(draft.reminder, now, me(doing))}.`;
}

/** The question before a reminder is kept: whether it was heard right; or whom it is about, where that is not known. */
export function questionBefore(
  intent: SkillIntent,
  doing: TimeDoing,
): { readonly say: string; readonly who?: string } | undefined {
  const { tools, now, speaker } = doing;
  if (!tools.reminders || !waitsForSomebody(intent)) return undefined;
  const draft = draftOf(intent, '', now, tools.home(), speaker, tools.reminders);
  if (draft.is === 'who') return { say: whoIs(draft.words), who: draft.words };
  if (draft.is === 'cannot' || !intent.verbatim) return undefined;
  return { say: `Shall I ${spokenReminder(draft.reminder, now, me(doing))}?` };
}

const whoIs = (words: string): string =>
  words === 'me'
    ? 'Who are you? Say your name, so that I know whom to wait for.'
    : `Who is ${words.replace(/^my /, 'your ')}? Say the name.`;

/** What reminders there are, those by the clock included. */
export function tellReminders(doing: TimeDoing): string {
  const told = [
    ...timedReminders(doing).map((one) => describeTimed(one, doing)),
    ...openReminders(doing).map((one) => describeWaiting(one, doing)),
  ];
  if (!told.length) return 'There is no reminder set.';
  const noun = told.length === 1 ? 'one reminder' : `${told.length} reminders`;
  return `There ${told.length === 1 ? 'is' : 'are'} ${noun}: ${told.join('; ')}.`;
}

/** The reminders that words for one mean, of those that wait for somebody. */
export function remindersMeant({ slots }: SkillIntent, doing: TimeDoing): readonly Reminder[] {
  const open = openReminders(doing);
  const text = String(slots.text ?? '').toLowerCase();
  // "The reminder at six" is none of these.
  if (slots.time !== undefined || slots.date !== undefined) return [];
  if (!text) return open;
  return open.filter(({ of, asked }) => [of, asked.words].some((words) => words.toLowerCase().includes(text)));
}

export const describeWaiting = (one: Reminder, doing: TimeDoing): string => describeReminder(one, doing.now, me(doing));

/** Takes reminders back that wait for somebody. */
export async function cancelReminders(meant: readonly Reminder[], doing: TimeDoing): Promise<string> {
  await doing.tools.reminders?.book.remove(meant.map(({ id }) => id));
  return `Okay, I won't remind you: ${joined(meant.map((one) => describeWaiting(one, doing)))}.`;
}

/** The question before reminders are taken back. */
export function questionToCancel(meant: readonly Reminder[], doing: TimeDoing): string {
  return `Shall I forget the reminder ${joined(meant.map((one) => describeWaiting(one, doing)))}?`;
}

/** What was told last is told again, later. */
export async function snooze({ slots }: SkillIntent, doing: TimeDoing): Promise<string> {
  const { tools, now, schedule, place } = doing;
  const last = tools.reminders?.told.within(ANSWERED_WITHIN_MS, now.getTime());
  if (!last) return 'There is no reminder that I told you lately.';
  const moment = momentOf(slots, now);
  const isTimed = Object.keys(slots).length > 0;
  if (isTimed && moment.is !== 'set') return 'Until when? Say it with the time, for instance "snooze until seven".';
  const dueMs = moment.is === 'set' ? moment.dueMs : now.getTime() + SNOOZE_MS;
  await schedule.put({ ...place, id: doing.newId(), kind: 'reminder', dueMs, label: last.text });
  tools.reminders?.told.clear();
  return `Okay, I'll remind you again ${spokenMoment(dueMs, now)}: ${asSaidBack(last.text)}.`;
}

/** What was told last is done. */
export async function finish({ tools, now }: TimeDoing): Promise<string> {
  const last = tools.reminders?.told.within(ANSWERED_WITHIN_MS, now.getTime());
  if (!last) return 'There is no reminder that I told you lately.';
  const over = tools.reminders?.book.all().filter((one) => one.id === last.id && !isOpen(one)) ?? [];
  await tools.reminders?.book.remove(over.map(({ id }) => id));
  tools.reminders?.told.clear();
  return 'Good.';
}
