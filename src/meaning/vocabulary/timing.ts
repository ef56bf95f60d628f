import { any, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

const MINE = opt(any('the', 'my', 'a'));
const DAYS = any(
  'weekdays|weekends',
  'mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays',
  seldom('monday|tuesday|wednesday|thursday|friday|saturday|sunday'),
);

/** What timers are for: the names that they get, without a slot that anything fits. */
const OCCASIONS = any(
  'pizza|egg|pasta|tea|laundry|oven|rice|cake|bread|kitchen|cooking|dinner|coffee|workout|nap|sleep|homework|chicken',
  'potato|potatoes|cookies|cookie|eggs|washing machine|dryer|dishwasher|grill|steak|soup|noodles|study|break|bath|meeting',
);

const NAMED = opt(seldom(seq(any('named|called|for'), ref('occasion'))));

/** Times and durations, timers, alarms, and what belongs to a later time. */
export const TIMING_RULES: Rules = {
  // "One hour", "an hour", "five minutes", "one hour and eight minutes", "four and a half hours", "half an hour".
  hours: any('one hour', often('an hour'), seq(ref('count'), 'hours')),
  minutes: any('one minute', often('a minute'), seq(ref('count'), 'minutes')),
  seconds: any('one second', seq(ref('count'), 'seconds')),
  duration: any(
    seq(ref('hours'), opt(often(seq(opt('and'), ref('minutes')))), opt(seldom(seq(opt('and'), ref('seconds'))))),
    seq(ref('minutes'), opt(often(seq(opt('and'), ref('seconds'))))),
    ref('seconds'),
    often(seq(any('one', ref('count')), 'and a half', any('hours|minutes'))),
    often('half an hour'),
    seldom('an hour and a half|one and a half hours|half a minute|a quarter of an hour|three quarters of an hour'),
  ),
  // "A ten minute timer", "a two hours timer".
  long: any(
    seq(any('one', ref('count')), any('hour|minute|second')),
    seldom(seq(ref('count'), any('hours|minutes|seconds'))),
  ),
  occasion: OCCASIONS,
  timer: seq(MINE, any('timer', seldom(seq(any(ref('occasion'), ref('long')), 'timer')))),
  // One thing tells which: its name, its length or its room.
  which_timer: any(
    ref('timer'),
    seldom(
      seq(
        MINE,
        'timer',
        any(
          seq('for', any(ref('duration'), ref('occasion'))),
          seq(any('named|called'), ref('occasion')),
          ref('in_room'),
        ),
      ),
    ),
  ),
  timing: any(
    seq(
      opt(any('set', 'start', often('create'), seldom('make'))),
      any(
        seq(
          opt('a|the'),
          any(
            seq('timer for', ref('duration'), NAMED),
            seldom(seq(ref('occasion'), 'timer for', ref('duration'))),
            seldom(seq('timer', any('named|called'), ref('occasion'), 'for', ref('duration'))),
          ),
        ),
        seq(opt('a'), ref('long'), 'timer', NAMED),
      ),
    ),
    seq(any('cancel', 'stop', 'pause', often('resume'), seldom('unpause|delete|restart')), ref('which_timer')),
    seq(any('cancel', 'stop'), 'all', opt(any('the', 'my', often('of my|of the'))), 'timers'),
    seq(
      any(
        'how much time is left on',
        often('how long is left on|how much time is left for|time left on'),
        seldom('how much longer on'),
      ),
      ref('which_timer'),
    ),
    often('how much time is left'),
    seq(ref('timer'), 'status'),
    often('timer status', seq('status of', any(ref('which_timer'), seq(any('the|my'), 'timers')))),
    seldom(seq('timer', ref('duration'))),
    often(
      seq(any('add'), ref('duration'), 'to', ref('which_timer')),
      seq(any('remove', 'take'), ref('duration'), any('from', 'off'), ref('which_timer')),
      seq(any('increase|decrease'), ref('timer'), 'by', ref('duration')),
    ),
  ),
  hour_of_day: any('one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'),
  // "Seven", "seven thirty", "half past seven", "seven o'clock", "seven a m", "seven in the evening", "noon".
  clock_time: any(
    seq(
      any(
        seq(
          ref('hour_of_day'),
          opt(
            any(
              often('thirty'),
              seldom("fifteen|forty five|o'clock|twenty|ten|forty|fifty"),
              rarely('oh five|twenty five|thirty five'),
            ),
          ),
        ),
        often(seq(any('half past', 'quarter past|quarter to'), ref('hour_of_day'))),
      ),
      opt(often(any('a m', 'p m'), seldom('in the morning|in the evening|at night|in the afternoon|am|pm'))),
    ),
    seldom('noon|midnight'),
  ),
  time_of_day: seq(any('at', 'make it'), ref('clock_time')),
  days: DAYS,
  days_said: any(
    often('tomorrow', seq('on', ref('days')), 'every day|every morning'),
    seldom('tonight|today|this evening|tomorrow morning|every evening|every night'),
  ),
  // A command for later, or for a while.
  later: any(
    seq(any('in', 'for'), ref('duration')),
    seq(any('at', seldom('until')), ref('clock_time'), opt(seldom(ref('days_said')))),
    seldom('at sunset|at sunrise'),
  ),
  alarm: any(
    seq(
      any('wake me up', seq(any('set', seldom('create|make')), any('an', 'the', 'my'), 'alarm')),
      any(
        seq(any('at', 'for'), ref('clock_time'), opt(often('tomorrow', seq('on', ref('days'))))),
        seldom(seq('in', ref('duration'))),
      ),
    ),
    seq(any('cancel', 'stop', seldom('delete|turn off')), any('the|my'), 'alarm'),
    seldom('what alarms are set|do i have any alarms|when is my alarm', seq('cancel all', opt('my|the'), 'alarms')),
  ),
  // What is to be remembered can be anything.
  reminder: seldom(
    seq('remind me to', ref('anything'), opt(ref('reminded'))),
    seq('remind me', ref('reminded'), 'to', ref('anything')),
    often('what are my reminders|what reminders do i have'),
  ),
  reminded: any(
    seq('in', ref('duration')),
    seq('at', ref('clock_time'), opt(often(ref('days_said')))),
    often(ref('days_said')),
  ),
};
