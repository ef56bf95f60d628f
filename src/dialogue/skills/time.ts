import type { SkillIntent } from '../../domain/meaning.ts';
import type { Remark } from '../../domain/remark.ts';
import { settled } from '../conversation.ts';
import { askToCancel, cancelAny } from '../reminders/cancel.ts';
import { waitsForSomebody } from '../reminders/draft.ts';
import { finish, questionBefore, setReminder, snooze, tellReminders } from '../reminders/remind.ts';
import { turn } from '../turn.ts';
import type { SkillDoer } from './skill.ts';
import { cancelSet, isParticular, readBack, setAt, tellSet } from './time-alarms.ts';
import { answerTime } from './time-answers.ts';
import { doPlans } from './time-commands.ts';
import type { TimeDoing } from './time-doing.ts';
import { freeId } from './time-schedule.ts';
import { doTimer } from './time-timers.ts';

/** Timers, alarms, reminders, scheduled commands, and what time it is. */
export const doTime: SkillDoer = async ({ conversation, intents, text, tools, speaker, confirmed = false }) => {
  const now = tools.now();
  const { schedule } = tools;
  const doing: TimeDoing = {
    tools,
    speaker,
    schedule,
    now,
    place: speaker,
    newId: () => freeId(now, schedule),
  };
  const asked = intents.flatMap((intent) => {
    const question = confirmed && !waitsForSomebody(intent) ? undefined : questionFor(intent, doing);
    return question === undefined || (confirmed && question.who === undefined) ? [] : [{ intent, ...question }];
  });
  const ids = (): readonly string[] => [...schedule.all(), ...(tools.reminders?.book.all() ?? [])].map(({ id }) => id);
  const before = new Set(ids());
  const remarks: Remark[] = [];
  for (const intent of intents.filter((one) => !asked.some(({ intent }) => intent === one)))
    remarks.push(await remarkOn(intent, text, doing));
  const [only, ...others] = remarks;
  if (asked.length) {
    // Whom one is about comes first: what is asked then says it.
    const unknown = asked.find(({ who }) => who !== undefined);
    const question = unknown?.say ?? asked.map(({ say }) => say).join(' ');
    const later = asked.map(({ intent }) => intent);
    const open = { text, asked: 1, intents: later } as const;
    const pending =
      unknown?.who === undefined
        ? ({ ...open, awaits: 'yes', calls: [], deeds: [], question } as const)
        : ({ ...open, awaits: 'who', words: unknown.who } as const);
    const said = [...remarks.map((remark) => tools.word(remark)), question].join(' ');
    return turn({ ...settled(conversation), pending }, { say: 'plainly', text: said }, [], intents);
  }
  const worded = remarks.map((remark) => tools.word(remark)).join(' ');
  const remark: Remark = only && !others.length ? only : { say: 'plainly', text: worded };
  // "Cancel that" and "undo" take back what was just set.
  const made = ids().filter((id) => !before.has(id));
  const idle = settled(conversation);
  return turn(made.length ? { ...idle, undoable: 'plan', planned: made } : idle, remark, [], intents);
};

/** What is asked before it is done: whether it was heard right, or whom it is about. */
function questionFor(
  intent: SkillIntent,
  doing: TimeDoing,
): { readonly say: string; readonly who?: string } | undefined {
  if (waitsForSomebody(intent)) return questionBefore(intent, doing);
  const question = intent.name === 'UnderstudyCancelReminder' ? askToCancel(intent, doing) : readBack(intent, doing);
  return question === undefined ? undefined : { say: question };
}

async function remarkOn(intent: SkillIntent, text: string, doing: TimeDoing): Promise<Remark> {
  const { name } = intent;
  if (/^HassGetCurrent|^UnderstudyDateQuery$/.test(name)) return answerTime(intent, doing.now);
  return { say: 'plainly', text: await wordsFor(intent, text, doing) };
}

function wordsFor(intent: SkillIntent, text: string, doing: TimeDoing): Promise<string> | string {
  switch (intent.name) {
    case 'UnderstudySetAlarm':
      return setAt(intent, 'alarm', doing);
    case 'UnderstudySetReminder':
      return waitsForSomebody(intent) ? setReminder(intent, text, doing) : setAt(intent, 'reminder', doing);
    case 'UnderstudySchedule':
      return setAt(intent, 'command', doing);
    case 'UnderstudyAlarmQuery':
      return tellSet(intent, 'alarm', doing);
    case 'UnderstudyReminderQuery':
      return isParticular(intent) ? tellSet(intent, 'reminder', doing) : tellReminders(doing);
    case 'UnderstudyCancelAlarm':
      return cancelSet(intent, 'alarm', doing);
    case 'UnderstudyCancelReminder':
      return cancelAny(intent, doing);
    case 'UnderstudySnoozeReminder':
      return snooze(intent, doing);
    case 'UnderstudyReminderDone':
      return finish(doing);
    case 'UnderstudyScheduleQuery':
    case 'UnderstudyCancelSchedule':
      return doPlans(intent.name, doing);
    default:
      return doTimer(intent, doing);
  }
}
