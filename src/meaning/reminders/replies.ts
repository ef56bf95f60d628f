import type { Meaning } from '../../domain/meaning.ts';
import { compileTemplates, matchTemplates } from '../skills/time-grammar.ts';
import { type TimeSaying, timeMeaning } from '../skills/time-reading.ts';
import { type When, whenSlots } from '../skills/time-when.ts';

const GRAMMAR = {
  it: '(it|that|this|the reminder|that reminder|this reminder|the last reminder|my reminder|of it|of that|about it|about that)',
};
const compile = (...lines: readonly string[]) => compileTemplates(lines, GRAMMAR);

const SNOOZE = compile(
  'snooze [<it>] [for|until|till] [{when}]',
  '(remind|tell) me [<it>] again [later]',
  '(remind|tell) me [<it>] again {when}',
  '(remind|tell) me [<it>] {when} again',
  '(postpone|delay|put off) (the|that|this|my) reminder [until|till|for|by] [{when}]',
  'remind me <it> later',
);
const DONE = compile(
  '(that|it|this) is done [already]',
  '(i|we) [have] [already] (did|done) (it|that|this) [already]',
  '(mark|set|tick off|check off|complete|finish) (the|that|this|my) reminder [as] [done|completed|finished|off]',
  '(mark|set|tick) (that|it|this) [as] (done|completed|finished|off)',
  '(the|that|this|my) reminder is (done|completed|finished)',
);

/** What is said to a reminder that was just told: "snooze", "remind me again in ten minutes", "that's done". */
export function readReplies({ words, readers }: TimeSaying): Meaning | undefined {
  if (words.length > LONGEST) return undefined;
  const snooze = matchTemplates(SNOOZE, words, readers);
  if (snooze) return timeMeaning('UnderstudySnoozeReminder', snooze.when ? whenSlots(snooze.when as When) : {});
  return matchTemplates(DONE, words, readers) ? timeMeaning('UnderstudyReminderDone') : undefined;
}

const LONGEST = 14;
