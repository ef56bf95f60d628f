import type { Meaning } from '../../domain/meaning.ts';
import { readOccasionReminder } from '../reminders/reading.ts';
import { readReplies } from '../reminders/replies.ts';
import type { SkillReader } from '../skills.ts';
import { readAlarms } from './time-alarms.ts';
import { readDelayed } from './time-delayed.ts';
import { readLasting } from './time-lasting.ts';
import { readQuestions } from './time-questions.ts';
import { type TimeSaying, timeSaying } from './time-reading.ts';
import { readReminders } from './time-reminders.ts';
import { readTimers } from './time-timers.ts';

const PARTS: readonly ((said: TimeSaying) => Meaning | undefined)[] = [
  readReplies,
  readOccasionReminder,
  readTimers,
  readReminders,
  readAlarms,
  readQuestions,
];

/** Timers, alarms, reminders, the time and the date, and commands for another time. */
export const readTime: SkillReader = (saying, understand) => {
  const said = timeSaying(saying);
  if (!said.words.length) return undefined;
  for (const read of PARTS) {
    const meaning = read(said);
    if (meaning) return meaning;
  }
  return readLasting(said, understand) ?? readDelayed(said, understand);
};
