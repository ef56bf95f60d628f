import type { SkillIntent } from '../../domain/meaning.ts';
import type { Remark } from '../../domain/remark.ts';
import { settled } from '../conversation.ts';
import { turn } from '../turn.ts';
import type { SkillDoer } from './skill.ts';
import { cancelSet, readBack, setAt, tellSet } from './time-alarms.ts';
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
    const question = confirmed ? undefined : readBack(intent, doing);
    return question === undefined ? [] : [{ intent, question }];
  });
  const before = new Set(schedule.all().map(({ id }) => id));
  const remarks: Remark[] = [];
  for (const intent of intents.filter((one) => !asked.some(({ intent }) => intent === one)))
    remarks.push(await remarkOn(intent, doing));
  const [only, ...others] = remarks;
  if (asked.length) {
    const question = asked.map(({ question }) => question).join(' ');
    const later = asked.map(({ intent }) => intent);
    const pending = { awaits: 'yes', calls: [], deeds: [], text, asked: 1, question, intents: later } as const;
    const said = [...remarks.map((remark) => tools.word(remark)), question].join(' ');
    return turn({ ...settled(conversation), pending }, { say: 'plainly', text: said }, [], intents);
  }
  const worded = remarks.map((remark) => tools.word(remark)).join(' ');
  const remark: Remark = only && !others.length ? only : { say: 'plainly', text: worded };
  // "Cancel that" and "undo" take back what was just set.
  const made = schedule.all().flatMap(({ id }) => (before.has(id) ? [] : [id]));
  const idle = settled(conversation);
  return turn(made.length ? { ...idle, undoable: 'plan', planned: made } : idle, remark, [], intents);
};

async function remarkOn(intent: SkillIntent, doing: TimeDoing): Promise<Remark> {
  const { name } = intent;
  if (/^HassGetCurrent|^UnderstudyDateQuery$/.test(name)) return answerTime(intent, doing.now);
  return { say: 'plainly', text: await wordsFor(intent, doing) };
}

function wordsFor(intent: SkillIntent, doing: TimeDoing): Promise<string> | string {
  switch (intent.name) {
    case 'UnderstudySetAlarm':
      return setAt(intent, 'alarm', doing);
    case 'UnderstudySetReminder':
      return setAt(intent, 'reminder', doing);
    case 'UnderstudySchedule':
      return setAt(intent, 'command', doing);
    case 'UnderstudyAlarmQuery':
      return tellSet(intent, 'alarm', doing);
    case 'UnderstudyReminderQuery':
      return tellSet(intent, 'reminder', doing);
    case 'UnderstudyCancelAlarm':
      return cancelSet(intent, 'alarm', doing);
    case 'UnderstudyCancelReminder':
      return cancelSet(intent, 'reminder', doing);
    case 'UnderstudyScheduleQuery':
    case 'UnderstudyCancelSchedule':
      return doPlans(intent.name, doing);
    default:
      return doTimer(intent, doing);
  }
}
