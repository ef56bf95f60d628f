import { Failure } from '../../domain/failure.ts';
import type { Meaning } from '../../domain/meaning.ts';
import type { HabitReminder } from '../../domain/reminder.ts';
import { type Conversation, type Pending, settled } from '../conversation.ts';
import type { Interruption } from '../habits/interruptions.ts';
import { respond } from '../respond.ts';
import { nextOf } from '../skills/time-moment.ts';
import { freeId } from '../skills/time-schedule.ts';
import { spokenClock, spokenDue } from '../skills/time-words.ts';
import { talkOf } from '../talk-of.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';

type Suggested = Extract<Pending, { awaits: 'remind' }>;

/** By day, as other habits are spoken of. */
const FIRST_HOUR = 8;
const LAST_HOUR = 21;
/** It is asked again so often, then left for another day. */
const TIMES = 2;
const ASK = 'Shall I remind you?';
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const keyOf = ({ id }: HabitReminder): Interruption => ({ kind: 'reminder', about: id });

/** "You usually open the bin lid on Tuesday, at about 8 PM. Shall I remind you?" */
export function questionFor({ of, day, hour, minute }: HabitReminder): string {
  const clock = spokenClock(new Date(2000, 0, 1, hour, minute));
  return `You usually ${of} on ${DAYS[day] ?? ''}, at about ${clock}. ${ASK}`;
}

/** The surest habit that could be reminded of, as a question, where somebody asks for suggestions. */
export function suggestReminder(conversation: Conversation, tools: DialogueTools): Turn | undefined {
  const [habit] = tools.reminders?.habits?.open(false, tools.now().getTime()) ?? [];
  if (!habit) return undefined;
  const pending: Suggested = { awaits: 'remind', habit, asked: 1 };
  return turn({ ...settled(conversation), pending }, { say: 'plainly', text: questionFor(habit) });
}

/** A turn that did what it was asked for may end with such a question, within the budget of what is said unasked. */
export async function offerReminder(
  done: Turn,
  tools: DialogueTools,
): Promise<{ readonly turn: Turn; readonly more: string }> {
  const { conversation, remark } = done;
  const nothing = { turn: done, more: '' };
  if (!tools.habits?.speaksUp || remark.say !== 'done' || conversation.pending || conversation.watching) return nothing;
  const now = tools.now();
  if (now.getHours() < FIRST_HOUR || now.getHours() >= LAST_HOUR) return nothing;
  const open = tools.reminders?.habits?.open(true, now.getTime()) ?? [];
  const habit = open.find((one) => tools.interruptions.allows(keyOf(one), now.getTime()));
  if (!habit) return nothing;
  try {
    await tools.interruptions.spend(keyOf(habit), now.getTime());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tools.log.problem(error.message);
    return nothing;
  }
  const pending: Suggested = { awaits: 'remind', habit, asked: 1 };
  return {
    turn: { ...done, conversation: { ...conversation, pending } },
    more: `By the way: ${uncapital(questionFor(habit))}`,
  };
}

/** The answer: yes, why, later, no; or another request, and it is left for later. */
export async function takeSuggestion(
  conversation: Conversation,
  pending: Suggested,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const { habit } = pending;
  const idle = settled(conversation);
  const nowMs = tools.now().getTime();
  const book = tools.reminders?.habits;
  const talk = talkOf(meaning);
  const [first] = meaning.outcome === 'understood' ? meaning.intents : [];
  const isLater = first?.kind === 'talk' && first.talk.about === 'no' && first.talk.when === 'later';
  if (talk === 'yes') return accept(idle, habit, tools, speaker);
  if (talk === 'why') {
    const why = `I have seen it in ${habit.kept} of the last ${habit.weeks} weeks. ${ASK}`;
    return turn({ ...conversation, pending }, { say: 'plainly', text: why });
  }
  if (talk === 'no' || talk === 'never-mind' || talk === 'dont-know') {
    const isForGood = talk === 'no' && !isLater;
    await book?.decide(habit, isForGood ? 'declined' : 'later', nowMs);
    if (isForGood) await tools.interruptions.teach(keyOf(habit), false, nowMs);
    const said = isForGood ? "Okay, I won't suggest that again." : "Okay, I'll leave that for later.";
    return turn(idle, { say: 'plainly', text: said });
  }
  if (meaning.outcome === 'understood' || pending.asked >= TIMES) {
    await book?.decide(habit, 'later', nowMs);
    return meaning.outcome === 'understood'
      ? respond(idle, meaning, text, tools, speaker)
      : turn(idle, { say: 'left-alone' });
  }
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'plainly', text: `Please say yes, no or later. ${questionFor(habit)}` },
  );
}

async function accept(idle: Conversation, habit: HabitReminder, tools: DialogueTools, speaker: Speaker): Promise<Turn> {
  const now = tools.now();
  const { of, day, hour, minute } = habit;
  const repeat = { days: [day], hour, minute };
  const id = freeId(now, tools.schedule);
  const { site, area, person } = speaker;
  const place = { site, ...(area === undefined ? {} : { area }), ...(person === undefined ? {} : { person }) };
  const appointment = { ...place, id, kind: 'reminder', dueMs: nextOf(repeat, now), repeat, label: of } as const;
  await tools.schedule.put(appointment);
  await tools.reminders?.habits?.decide(habit, 'accepted', now.getTime());
  await tools.interruptions.teach(keyOf(habit), true, now.getTime());
  const text = `Okay, I'll remind you ${spokenDue(appointment, now)}: ${of}.`;
  return turn({ ...idle, undoable: 'plan', planned: [id] }, { say: 'plainly', text });
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
