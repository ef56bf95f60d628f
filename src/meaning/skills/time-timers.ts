import type { Meaning } from '../../domain/meaning.ts';
import { type Duration, durationSlots } from './time-duration.ts';
import { compileTemplates, type Filled, type Grammar, matchTemplates } from './time-grammar.ts';
import { type TimeSaying, timeHole, timeMeaning } from './time-reading.ts';
import { written } from './time-said.ts';
import { isWords } from './time-slots.ts';

const GRAMMAR: Grammar = {
  the: '(the|my|a|an|that|this|our|your)',
  a: '[me|us|up] [a|an|another|the|my|one|one more] [new|separate|quick|second|third]',
  begin:
    '(set|start|create|make|begin|add|launch|run|put on|give|get|have|set up|start up|new|i need|i want|i would like|i will need|we need|can i have|can i get|could i have|can we have|may i have|need)',
  named: '(named|called|labelled|labeled|titled|with the name)',
  here: '(here|in here|in this room)',
  timer:
    '([<the>] {start:duration} timer|[<the>] timer (for|of|with) {start:duration}|[<the>] {area} timer|[<the>] timer (in|from|at|of|for) [the] {area}|[<the>] timer {here:here}|[<the>] timer <named> {name:called}|[<the>] {name} timer|[<the>] timer for [<the>] {name}|[<the>] timer|[<the>] (current|running) timer)',
  timers:
    '((all|every|each|all of) [<the>|these|those|of <the>|of these|of those] (timers|timer)|[<the>|these|those] timers)',
  cancel:
    '(cancel|stop|delete|remove|clear|kill|end|dismiss|abort|disable|scrap|drop|forget|silence|get rid of|turn off|switch off|shut off|call off)',
  left: '(left|remaining|to go)',
  over: '(goes off|go off|ends|end|finishes|finish|rings|ring|expires|expire|runs out|run out|is done|is up|is over|is finished|be done|be up|be over|be finished)',
};

const forms = (name: string, ...templates: readonly string[]) => ({
  name,
  templates: compileTemplates(templates, GRAMMAR),
});

/** How timers are spoken of. More particular sentences come first. */
const FORMS = [
  forms(
    'HassCancelAllTimers',
    '<cancel> <timers>',
    '<cancel> <timers> (in|from) [the] {area}',
    '<cancel> <timers> {here:here}',
    '<cancel> (all|every|each|all of|every one of|each of) [<the>] {area} (timers|timer)',
    'turn <timers> off',
  ),
  forms(
    'HassCancelTimer',
    '<cancel> <timer>',
    'turn <timer> off',
    '<timer> off',
    '(i do not need|i no longer need) <timer> [any more|anymore]',
  ),
  forms('HassPauseTimer', '(pause|hold|freeze|suspend|halt) <timer>', 'put <timer> on (hold|pause)'),
  forms(
    'HassUnpauseTimer',
    '(resume|unpause|continue|un pause|carry on with|go on with) <timer>',
    '(start|run) <timer> again',
    'let <timer> (run|go) on',
  ),
  forms(
    'HassIncreaseTimer',
    '(add|put|give|tack) [another|an extra|an additional] {by:duration} [more|extra] (to|on|onto) <timer>',
    '(increase|extend|lengthen|prolong|raise|bump up|up) <timer> (by|for|with) [another|an extra|an additional] {by:duration} [more]',
    '(increase|extend|lengthen|prolong|raise) <timer> {by:duration}',
    '(make|let) <timer> [run|go|be] {by:duration} longer',
    'give <timer> (another|an extra|an additional) {by:duration} [more]',
    'give <timer> {by:duration} more',
    '(give|get|add|i need|i want|put) [me|us] [another|an extra|an additional] {by:duration} [more|extra|longer] (to|on|for|with) <timer>',
  ),
  forms(
    'HassDecreaseTimer',
    '(remove|subtract|take|deduct|cut|drop|knock|shave|reduce|trim) [away|off] {by:duration} [off|away] [from|off|off of|of] <timer>',
    '(decrease|reduce|shorten|cut|lower|trim) <timer> by {by:duration}',
    'make <timer> {by:duration} shorter',
  ),
  forms(
    'HassTimerStatus',
    '(how much time|how much longer|how long|how many minutes|how many seconds|how many hours) (is|are|do i have|have i got|does it have|is there|remains|remain) [still] <left> (on|for|of|in|until) <timer>',
    '(how much time|how much longer|how long|how many minutes) [is] <left> (on|for|of) <timer>',
    'how (much time|long|much longer|many minutes) (does|do|has|have|is|will) <timer> [still] (have|got|have got|run|take|going to take|going to run) [<left>|for]',
    'how (much time|long|much longer|many minutes) [is it] (until|till|before) <timer> <over>',
    'how (long|much longer) (is|on) <timer> [<left>]',
    '(when|what time) (will|does|is|do) <timer> (<over>|going to <over>|done|over|up|finished|due)',
    '[what is] [the] (status|state) (of|for|on) <timer>',
    '[what is] [the] status of [all|all of] (my|the) timers',
    '<timer> status',
    '(check|check on|show|show me|read|read me|tell me|tell me about|what about) <timer>',
    '[what is] [the] (time|time that is) <left> (on|for|of|in) <timer>',
    'tell me (the|how much) time [is] <left> (on|for|of) <timer>',
    '(is|are) there (a|any|some) (timer|timers) [running|set|on|active|going|left]',
    '(what|which|how many) timers (do i have|have i set|have i got|are there|are|did i set|do we have) [running|set|on|active|going] [up]',
    '(list|show|show me|read|read me|tell me|give me|what are) [all|all of] [<the>] [running|active|current] timers',
    '(do i have|have i got|do we have) (a|any) [running|active] (timer|timers) [running|set|on|active|going]',
    'is <timer> (on|running|set|active|done|finished|over|up|paused|ready|still running|still on|still going)',
    '(where is|how is|what is) <timer> [at|on|doing|looking]',
    'timer status',
    '[tell me] (how much time|how long|how much longer) [is|do i have|have i got] <left>',
  ),
  forms(
    'HassStartTimer',
    '[<begin>] <a> {for:duration} timer [<named> {name:called}|for [<the>] {name}]',
    '[<begin>] <a> timer (for|of|to|with|at) {for:duration} [<named> {name:called}|for <the> {name}|for {name}]',
    '[<begin>] <a> timer <named> {name:called} (for|of|to|with|at) {for:duration}',
    '[<begin>] <a> timer for [<the>] {name} (for|of|at|with) {for:duration}',
    '[<begin>] <a> timer (for [<the>]|<named>) {name} {for:duration}',
    '[<begin>] <a> {name} timer (for|of|to|with|at) {for:duration}',
    '[<begin>] <a> {for:duration} {name} timer',
    '<begin> <a> {name} timer {for:duration}',
    '[<begin>] <a> timer {for:duration} [<named> {name:called}|for [<the>] {name}]',
    '{for:duration} (on the timer|on the clock)',
    'put {for:duration} on the timer',
    '(time|count down|countdown|count down from|start a countdown of|start a countdown for|set a countdown of|set a countdown for) [for] {for:duration}',
    '(start|begin) timing {for:duration}',
    'tell me when {for:duration} (are|is|have|has) (up|over|passed)',
  ),
  forms(
    'for-how-long',
    '<begin> <a> timer',
    '<begin> <a> timer (<named> {name:called}|for [<the>] {name})',
    '<begin> <a> {name} timer',
  ),
] as const;

/** "Here" is the room in which it is said. */
const HERE = compileTemplates(['here', 'in here', 'in this room'], GRAMMAR);

/** Timers: "set a pizza timer for ten minutes", "how long is left on the kitchen timer". */
export function readTimers(said: TimeSaying): Meaning | undefined {
  if (
    !said.words.some(({ norm }) =>
      /^(?:timers?|time|count|countdown|timing|clock|minutes?|hours?|seconds?)$/.test(norm),
    )
  )
    return undefined;
  const readers = { ...said.readers, here: hereReader(said) };
  // "Two more minutes" are two minutes more.
  const words = said.words.filter(
    ({ norm }, at) =>
      !(
        /^(?:more|extra|additional|further)$/.test(norm) &&
        /^(?:seconds?|minutes?|hours?)$/.test(said.words[at + 1]?.norm ?? '')
      ),
  );
  for (const { name, templates } of FORMS) {
    const filled = matchTemplates(templates, words, readers);
    if (!filled) continue;
    if (name === 'for-how-long') return timeHole(said, 'length');
    return timeMeaning(name, slotsOf(filled, said));
  }
  return undefined;
}

function hereReader({ saying, readers }: TimeSaying): TimeSaying['readers'][string] {
  return function* (words, at) {
    for (const count of [1, 2, 3]) {
      const part = words.slice(at, at + count);
      if (saying.context.area !== undefined && part.length === count && matchTemplates(HERE, part, readers))
        yield { to: at + count, value: saying.context.area };
    }
  };
}

function slotsOf(filled: Filled, said: TimeSaying): Record<string, string | number> {
  const slots: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(filled)) {
    if (key === 'for' || key === 'by') Object.assign(slots, durationSlots(value as Duration));
    else if (key === 'start') Object.assign(slots, durationSlots(value as Duration, 'start_'));
    else if (key === 'area' || key === 'here') slots.area = String(value);
    else if (isWords(value)) slots[key] = written(said.saying.text, value);
  }
  return slots;
}
