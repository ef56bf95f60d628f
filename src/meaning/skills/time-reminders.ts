import type { Meaning } from '../../domain/meaning.ts';
import { compileTemplates, type Filled, type Grammar, matchTemplates } from './time-grammar.ts';
import { notPossible, type TimeSaying, timeHole, timeMeaning, timeVerbatim } from './time-reading.ts';
import { written } from './time-said.ts';
import { isWords } from './time-slots.ts';
import { takeWhen, type When, whenSlots } from './time-when.ts';

const GRAMMAR: Grammar = {
  a: '[me|us|up] [a|an|another|the|my|one] [new]',
  the: '(the|my|a|an|that|this|our|any|those|these)',
  set: '(set|set up|create|make|add|put|schedule|i need|i want|i would like|give|new|i need you to set|i want to set|put in)',
  about: '(to|about|that|of|for|on|saying|called|named|as)',
  cancel: '(cancel|delete|remove|clear|get rid of|drop|forget|turn off|stop|erase|scrap)',
};
const templates = (...lines: readonly string[]) => compileTemplates(lines, GRAMMAR);

const REMIND = templates(
  'remind (me|us) [again] <about> {text:rest}',
  'remind (me|us) [again]',
  'remind (me|us) {text:rest}',
  '<set> <a> reminder [notification] [for me|for us] [<about> {text:rest}]',
  '(do not|never) let (me|us) forget <about> {text:rest}',
  '(i need|i want|i would like) to be reminded <about> {text:rest}',
  '(i need|i want|i would like) to be reminded',
  '[<a>] reminder [<about> {text:rest}]',
);
const QUERY = templates(
  '(what|which|how many) reminders (do i have|do we have|have i|have i got|are|are there|did i) [set|pending|scheduled|active] [up] [for me]',
  '(what is|what are|what was) [<the>] (reminders|reminder|next reminder)',
  '(list|show|read|give|tell|display|check|read out) [me|out] [all] [of] [<the>] [pending|active|current] (reminders|reminder)',
  '(is|are) there [<the>] [pending|active] (reminder|reminders) [set|pending|for me|due]',
  '(do|have) (i|we) [have|got|set] [<the>] [pending|active] (reminder|reminders) [set|pending|due]',
);
const CANCEL = templates('<cancel> [{all:all}] [of] [<the>] [next|last] (reminder|reminders) [<about> {text:rest}]');

/** What depends on something else than the clock. */
const CONDITION = /^(?:when|whenever|if|before|after|until|unless|while|once|as)$/;

/** Reminders: "remind me to take the bins out at six", "in ten minutes remind me about the oven". */
export function readReminders(said: TimeSaying): Meaning | undefined {
  if (!said.words.some(({ norm }) => /^(?:remind|reminders?|reminded|forget)$/.test(norm))) return undefined;
  const taken = takeWhen(said.words, 'reminder');
  if (!taken) return notPossible('That was more than one time for a reminder. Tell me them one by one.');
  const { when, rest } = taken;
  const readers = { ...said.readers, all: said.readers.rest ?? (() => []) };
  const match = (forms: typeof REMIND): Filled | undefined =>
    matchTemplates(forms, rest, { ...readers, all: allReader });
  const query = match(QUERY);
  if (query) return timeMeaning('UnderstudyReminderQuery', slotsOf(query, when, said));
  const cancel = match(CANCEL);
  if (cancel) {
    const words = isWords(cancel.text) ? cancel.text : said.words;
    return timeVerbatim(said, words, 'UnderstudyCancelReminder', slotsOf(cancel, when, said));
  }
  const remind = match(REMIND);
  if (!remind) return undefined;
  const text = isWords(remind.text) ? remind.text : [];
  const first = text[0]?.norm ?? '';
  if (
    /^(?:my |the )?(?:calendar|agenda|contacts?|e?mails?|facebook|twitter)\b/.test(
      text.map(({ norm }) => norm).join(' '),
    )
  )
    return undefined;
  if (text.some(({ norm }, i) => CONDITION.test(norm) && (norm !== 'as' || i === 0)) && !when?.clock && !when?.delay)
    return /^(?:when|if|once|whenever|before|after)$/.test(text.find(({ norm }) => CONDITION.test(norm))?.norm ?? first)
      ? notPossible(
          'I can remind you at a time, and when somebody comes to a place or leaves it; not before, and of nothing else that happens.',
        )
      : undefined;
  if (!when) return timeHole(said, text.length ? 'moment' : 'message');
  if (!when.clock && !when.delay && !when.part) return timeHole(said, 'time');
  // A reminder of nothing only rings: asked about first.
  if (!text.length) return timeHole(said, 'message');
  return timeVerbatim(said, text, 'UnderstudySetReminder', slotsOf(remind, when, said));
}

const allReader: TimeSaying['readers'][string] = function* (words, at) {
  if (/^(?:all|every|each|both)$/.test(words[at]?.norm ?? '')) yield { to: at + 1, value: 'all' };
};

function slotsOf(filled: Filled, when: When | undefined, said: TimeSaying): Record<string, string | number> {
  const slots: Record<string, string | number> = {};
  if (isWords(filled.text)) slots.text = written(said.saying.text, filled.text);
  if (filled.all || /\breminders\b/i.test(said.saying.text)) slots.which = 'all';
  return { ...slots, ...(when ? whenSlots(when) : {}) };
}
