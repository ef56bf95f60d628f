import { any, opt, type Rules, rare, ref, seq } from './phrases.ts';

const DAYS = any(
  'weekdays|weekends',
  'mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays',
  rare(0.3, 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'),
);

/** What is said of habits that were learned: asking for them, and a yes that changes the time or the days. */
export const HABIT_RULES: Rules = {
  hour_of_day: any('one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'),
  time_of_day: seq(
    any('at', 'make it'),
    any(
      seq(ref('hour_of_day'), opt(rare(0.3, 'thirty|fifteen|forty five'))),
      seq(any('half past|quarter past|quarter to'), ref('hour_of_day')),
    ),
  ),
  other_terms: seq(
    any('yes', 'yes but'),
    any(seq(opt('only|just|not'), 'on', DAYS), seq(opt('only'), 'at the weekend'), ref('time_of_day')),
  ),
  habit_question: any('what have you noticed|do you have any suggestions|any suggestions|what do you suggest'),
};
