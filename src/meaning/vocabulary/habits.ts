import { any, opt, type Rules, ref, seldom, seq } from './phrases.ts';

/** What is said of habits that were learned: asking for them, and a yes that changes the time or the days. */
export const HABIT_RULES: Rules = {
  other_terms: seq(
    any('yes', 'yes but'),
    any(seq(opt('only|just|not'), 'on', ref('days')), seq(opt('only'), 'at the weekend'), ref('time_of_day')),
  ),
  habit_question: seldom('what have you noticed|do you have any suggestions|any suggestions|what do you suggest'),
};
