import type { Meaning } from '../../domain/meaning.ts';
import { type ClockTime, inPart } from './time-clock.ts';
import { compileTemplates, type Filled, type Grammar, matchTemplates } from './time-grammar.ts';
import { notPossible, type TimeSaying, timeLacking, timeMeaning } from './time-reading.ts';
import { type TimeWord, written } from './time-said.ts';
import { isWords } from './time-slots.ts';
import { takeWhen, type When, whenSlots } from './time-when.ts';

// The times are taken out of the sentence before its words are held against these.
const GRAMMAR: Grammar = {
  the: '(the|my|a|an|that|this|our|your|those|these|any|some|the the)',
  a: '[me|us|up] [a|an|another|the|my|one|one more] [new|extra] [reminder]',
  set: '(set|set up|create|make|add|put|put on|place|schedule|start|book|fix|give|turn on|switch on|new|have|need|want|i need|i want|i need you to set|i need to set|i want to set|i would like|i would like to set|let me set|can i have|can i get|could i have|we need|program|enable|activate|save)',
  cancel:
    '(cancel|delete|remove|clear|turn off|switch off|shut off|stop|disable|get rid of|take away|take off|kill|dismiss|end|drop|unset|deactivate|erase|scrap|forget|silence|skip|call off|undo)',
  alarm: '([{name}] (alarm|alarms) [clock]|(wake up|wakeup) (call|calls))',
  mine: '[i|that i|which i|that|which is|that is] [have|had|just|have just] [set|set up|made|created]',
  set_for: '[set|on|active|scheduled|set up] [for|to]',
};
const templates = (...lines: readonly string[]) => compileTemplates(lines, GRAMMAR);

const WAKE = templates(
  '(wake|get) (me|us) [up]',
  '(wake|get) up (me|us)',
  '(i want|i need|i would like|i have|we have|we need) to (wake up|get up|be up|be woken|be woken up|be awake)',
  '(give me|i need|i want|i would like|book me|schedule|set) [a|an|my] (wake up|wakeup) (call|alarm)',
  '(make sure|see that) i (wake up|get up|am up|am awake)',
  '(ring|alert|buzz) me',
);
const SET = templates(
  '<set> <a> <alarm> [up|on] [for me] [for [<the>] {name}|called {name}|named {name}|labelled {name}]',
  '<set> <a> <alarm> (in|for) [the] {area}',
  '<set> <a> <alarm> (set|on)',
);
/** With a time beside it, the noun is enough. */
const BARE = templates('[<a>] <alarm> [set|on]', '[a|an|the] <alarm> for [<the>] {name}', '<set> <a> <alarm> {name}');
/** A timer for a time of day is an alarm. */
const TIMER = templates('<set> <a> timer [called {name}|named {name}|for [<the>] {name}]');
/** What changes an alarm that is set: two times in one sentence, or none. */
const CHANGE = /^(?:change|move|reschedule|adjust|postpone|snooze|reset|shift|edit|modify)\b/;
const CANCEL = templates(
  '<cancel> [{all:all}] [of] [<the>] [{which:which}] <alarm> [of|for|at] <mine> [for|at] [if any|if there are any|if there is one]',
  'turn [{all:all}] [of] [<the>] [{which:which}] <alarm> off',
  '(i do not need|i no longer need|i do not want) [{all:all}] [<the>] [daily] <alarm> [any more|anymore]',
  '<alarm> off',
);
const QUERY = templates(
  '(what|which|how many) [of] [<the>] alarms (do i have|do i got|do we have|have i|have i got|did i|are|are there|are they|have been|have you|did you) [currently|now] [set|listed|active|on|got|scheduled|going off|running] [up] [for]',
  '(what time|when|what times|for when|for what time) (is|are|does|do|did|have|will) [i|we|you] [<the>] [{which:which}] [have] [<the>] <alarm> [i have] [<set_for>|go off|going off|going to go off|ring|sound|wake me|wake me up|due]',
  'what (is|are) [<the>] [{which:which}] <alarm> [time] <set_for>',
  '(do|have|did) (i|we) [have|got|set] [<the>] [{which:which}] [active] <alarm> <set_for> [going off|running|on]',
  '(is|are) there [<the>] [active] <alarm> <set_for> [going off|active|running]',
  '(is|are) [<the>] [{which:which}] <alarm> (set|on|active|set up|going off|still set|still on) [for]',
  '(list|show|read|give|display|check|tell|tell me|view|see|review) [me|about|on] [{all:all}] [of] [<the>] [{which:which}] [active|current|set] (alarm|alarms|{name} alarm|{name} alarms) [i have|that i have|which i have] <set_for>',
  '(check|tell me|let me know|see|look|check to see|find out) (if|whether) (i|we) (have|have got|have set|did set|set) [<the>] [active] <alarm> <set_for>',
  '(check|tell me|let me know|see|look|check to see|find out) (if|whether) there (is|are) [<the>] [active] <alarm> <set_for>',
  '(check|tell me|let me know|confirm|see|check to see) (if|whether|that) [<the>] <alarm> (is|are) <set_for>',
  '(tell me|let me know) (when|what time) [<the>] [{which:which}] <alarm> (is|are|will|does) [<set_for>|go off|ring]',
  '(what time|when) (am i|are you|will you|do i|will i|shall i|are we) [be] (waking up|wake up|waking me up|wake me|wake me up|get up|getting up|woken|woken up)',
  '(let me know|tell me|tell|ask) about [<the>] [{which:which}] <alarm> [called {name}|named {name}|for [<the>] {name}] <set_for>',
  '(let me know|tell me|give me|what is|what are) [<the>] [{which:which}] [{name}] alarm (time|times) <set_for>',
  'what [<the>] <alarm> (time|times) (do|did|have|had|are|is) (i|you|we) [have] [set] [for]',
  '[at] what time have (i|you) set [<the>] <alarm>',
  'what time (i am|we are) (waking|getting) up',
  '(i need to|check|please) (see|hear|know) [{all:all}] [<the>] alarms',
);

/** Alarms: "wake me at seven", "cancel my six am alarm", "which alarms are set for tomorrow". */
export function readAlarms(said: TimeSaying): Meaning | undefined {
  if (
    !said.words.some(({ norm }) => /^(?:alarms?|timer|wake|wakeup|waking|woken|awake|up|alert|ring|buzz)$/.test(norm))
  )
    return undefined;
  if (CHANGE.test(said.words[0]?.norm ?? '') && said.words.some(({ norm }) => /^alarms?$/.test(norm)))
    return notPossible("I can't change an alarm. Cancel it and set a new one, please.");
  const taken = takeWhen(said.words, 'alarm');
  if (!taken) return undefined;
  const rest = dropDangling(taken.rest);
  const { when } = taken;
  const readers = { ...said.readers, all: oneOfWords(ALL), which: oneOfWords(WHICH) };
  const match = (forms: typeof SET): Filled | undefined => matchTemplates(forms, rest, readers);
  const wake = match(WAKE);
  if (wake)
    return when && !isAlert(rest, when)
      ? setAlarm(said, { ...slotsOf(wake, said), ...whenSlots(inMorning(when)) }, when)
      : asksTime(said, rest);
  const query = match(QUERY);
  if (query) return timeMeaning('UnderstudyAlarmQuery', { ...slotsOf(query, said), ...(when ? whenSlots(when) : {}) });
  // In a home with an alarm system "the alarm" alone is that.
  const system = said.saying.lexicon.home.entities.some(({ domain }) => domain === 'alarm_control_panel');
  const vague = !when && system && !said.words.some(({ norm }) => /^(?:my|alarms|clock|wake|wakeup)$/.test(norm));
  if (vague) return undefined;
  const cancel = match(CANCEL);
  if (cancel)
    return timeMeaning('UnderstudyCancelAlarm', { ...slotsOf(cancel, said), ...(when ? whenSlots(when) : {}) });
  const set = match(SET) ?? (when ? match(BARE) : undefined) ?? (when?.clock ? match(TIMER) : undefined);
  return set ? setAlarm(said, { ...slotsOf(set, said), ...(when ? whenSlots(when) : {}) }, when) : undefined;
}

/** "Wake me up" alone still wants a time; "alert me" alone is not for alarms. */
function asksTime(said: TimeSaying, rest: readonly TimeWord[]): Meaning | undefined {
  return /^(?:wake|get|i|give|book|schedule|set|make|see)$/.test(rest[0]?.norm ?? '') && rest[0]?.norm !== 'get'
    ? setAlarm(said, {}, undefined)
    : undefined;
}

/** An alarm wants a time of day, or how long from now. */
function setAlarm(said: TimeSaying, slots: Readonly<Record<string, string | number>>, when: When | undefined): Meaning {
  if (when?.clock || when?.delay || when?.part) return timeMeaning('UnderstudySetAlarm', slots);
  return timeLacking(said, when ? 'time' : 'moment', 'UnderstudySetAlarm', slots);
}

const isAlert = (rest: readonly TimeWord[], when: When): boolean =>
  /^(?:ring|alert|buzz)$/.test(rest[0]?.norm ?? '') && !when.clock && !when.delay;

/** People are woken in the morning, where nobody says otherwise. */
function inMorning(when: When): When {
  const clock: ClockTime | undefined =
    when.clock && !when.clock.sure && when.clock.hour >= 4 && when.clock.hour < 12
      ? inPart(when.clock, 'morning')
      : when.clock;
  return clock ? { ...when, clock } : when;
}

/** Prepositions that lost their time: "set an alarm for [six]" leaves nothing, "the alarm of [six]" may. */
function dropDangling(words: readonly TimeWord[]): readonly TimeWord[] {
  return words.at(-1) && /^(?:at|of|on)$/.test(words.at(-1)?.norm ?? '') ? words.slice(0, -1) : words;
}

const ALL = new Set(['all', 'every', 'each', 'both']);
const WHICH = new Set(['next', 'last', 'latest', 'first', 'previous', 'current', 'other']);
const oneOfWords = (set: ReadonlySet<string>): TimeSaying['readers'][string] =>
  function* (words, at) {
    const word = words[at]?.norm ?? '';
    if (set.has(word)) yield { to: at + 1, value: word };
  };

function slotsOf(filled: Filled, said: TimeSaying): Record<string, string> {
  const slots: Record<string, string> = {};
  for (const [key, value] of Object.entries(filled)) {
    if (key === 'all') slots.which = 'all';
    else if (isWords(value)) slots[key] = written(said.saying.text, value);
    else if (typeof value === 'string') slots[key] = value;
  }
  if (!slots.which && /\balarms\b/i.test(said.saying.text)) slots.which = 'all';
  return slots;
}
