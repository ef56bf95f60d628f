import type { Meaning, UnknownSpan } from '../../domain/meaning.ts';
import { hear, type Saying } from '../saying.ts';
import { unknownIn } from './outcomes.ts';
import { compileTemplates, matchTemplates } from './time-grammar.ts';
import { notPossible, type TimeSaying, timeMeaning } from './time-reading.ts';
import { type TimeWord, withoutCourtesy, written } from './time-said.ts';
import { takeWhen, type When, whenSlots } from './time-when.ts';

const PLANS = compileTemplates(
  [
    '(what is|what do you have|what have you|what have you got|list|show me|tell me) [everything|all|what is] (scheduled|planned|on the schedule|on your schedule|due)',
    '(list|show|show me|read|what are) [all] [the|my|your] (scheduled commands|schedules|scheduled actions|planned commands)',
    'what (will|are) you [going to] do later',
  ],
  {},
);
const CANCEL_PLANS = compileTemplates(
  [
    '(cancel|delete|remove|clear|forget|stop) [all] [of] [the|my|your] (scheduled command|scheduled commands|schedule|schedules|scheduled action|scheduled actions|planned commands)',
    '(cancel|delete|remove|clear|forget) (everything|all) [that is|that you have] (scheduled|planned)',
  ],
  {},
);

const BOUND = /^(?:until|till|til|for|from|since|before|after|past|to|between|than|of|during|the|my|a|an)$/;

/** "Turn the TV down by ten": beside a direction, a bare number says how far and not when. */
const BY_AMOUNT =
  /\b(?:up|down|increase|decrease|raise|lower|reduce|boost|dim|brighten|drop|louder|quieter|softer|brighter|dimmer|darker|warmer|cooler|higher|more|less)\b.* by (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)$/;

/** Commands for later: "turn off the lamp in ten minutes", "at nine close the blinds", "every weekday at seven heat the bath". */
export function readDelayed(said: TimeSaying, understand: (command: Saying) => Meaning): Meaning | undefined {
  const { words, readers } = said;
  if (matchTemplates(PLANS, words, readers)) return timeMeaning('UnderstudyScheduleQuery');
  if (matchTemplates(CANCEL_PLANS, words, readers)) return timeMeaning('UnderstudyCancelSchedule', { which: 'all' });
  if (words.length > MOST_WORDS || BY_AMOUNT.test(words.map(({ norm }) => norm).join(' '))) return undefined;
  const taken = takeWhen(words, 'command');
  if (!taken) return splitInTwo(said, understand);
  const { when, rest, breaks } = taken;
  if (!when || !rest.length) return undefined;
  // "Until five", "for the evening": the time belongs to a word that is not explained here.
  if (breaks.some((at) => BOUND.test(rest[at - 1]?.norm ?? ''))) return undefined;
  const read = readCommand(said, withoutCourtesy(dropJoints(rest)), understand);
  if (!read) return undefined;
  if ('meaning' in read) return read.meaning;
  // "Tell everyone that dinner is at six" tells it now; "at six tell everyone that dinner is ready" tells it then.
  if (read.tells && breaks[0] !== 0) return undefined;
  // "Turn off the TV and in ten minutes the lamp": the time is for the second alone.
  const joined = breaks.some((at) => at > 0 && at < rest.length && /^(?:and|then|but)$/.test(rest[at - 1]?.norm ?? ''));
  if (joined) return oneByOne();
  return scheduled(when, read.command);
}

const oneByOne = (): Meaning => notPossible('Those are for different times. Tell me them one after the other, please.');

function scheduled(when: When, command: string): Meaning {
  if (when.delay && !when.date && !when.delay.days)
    return timeMeaning('HassStartTimer', { ...whenSlots(when), conversation_command: command }, command);
  if (!when.clock && !when.delay)
    return notPossible('At what time? Say it with the command: "tomorrow at eight", for instance.');
  return timeMeaning('UnderstudySchedule', { ...whenSlots(when), conversation_command: command }, command);
}

/** Commands for different times in one sentence: more are told one after the other. */
const MOST_JOINTS = 3;
/** No command for later is longer, and none for two times: the command is read as a sentence of its own. */
const MOST_WORDS = 40;
const MOST_WORDS_IN_TWO = 30;

/** "At nine turn on the lamp and at ten turn it off": two times in two parts, each a whole command of its own. */
function splitInTwo(said: TimeSaying, understand: (command: Saying) => Meaning): Meaning | undefined {
  const { words } = said;
  // Each part is split again: without a bound the work would double with every "and".
  if (words.length > MOST_WORDS_IN_TWO) return undefined;
  if (words.filter(({ norm }) => norm === 'and' || norm === 'then').length > MOST_JOINTS) return undefined;
  for (const [at, { norm }] of words.entries()) {
    if (norm !== 'and' && norm !== 'then') continue;
    const halves = [
      words.slice(0, at),
      words.slice(norm === 'and' && words[at + 1]?.norm === 'then' ? at + 2 : at + 1),
    ];
    const read = halves.map((half) => readDelayed({ ...said, words: half }, understand));
    const [one, other] = read;
    if (one?.outcome === 'understood' && other?.outcome === 'understood') {
      const pronoun = halves[1]?.some(({ norm: word }) => /^(?:it|them|that|those)$/.test(word));
      if (pronoun) return oneByOne();
      return { ...one, intents: [...one.intents, ...other.intents] };
    }
    if (one?.outcome === 'understood' || other?.outcome === 'understood') return oneByOne();
  }
  return undefined;
}

/** Words that joined the time to the command: "at nine, then ..." */
function dropJoints(words: readonly TimeWord[]): readonly TimeWord[] {
  const first = /^(?:and|then)$/.test(words[0]?.norm ?? '') ? 1 : 0;
  const last = /^(?:and|then)$/.test(words.at(-1)?.norm ?? '') ? words.length - 1 : words.length;
  return words.slice(first, last);
}

type Read = { readonly command: string; readonly tells?: boolean } | { readonly meaning: Meaning };

/** The command without its time, where it is one that can wait. */
function readCommand(
  { saying }: TimeSaying,
  words: readonly TimeWord[],
  understand: (command: Saying) => Meaning,
): Read | undefined {
  const command = written(saying.text, words);
  // "Dinner is at six" tells of an appointment.
  if (!command || /\b(?:is|are|was|were)$/i.test(command)) return undefined;
  const meaning = understand(hear(command, saying.lexicon, saying.context));
  switch (meaning.outcome) {
    case 'understood': {
      const acts = meaning.intents.every(
        ({ kind, name }) =>
          kind === 'set' ||
          kind === 'use' ||
          (kind === 'skill' && !/Query$|Status$|^HassGet|Timer|Alarm|Remind|Schedule/.test(name)),
      );
      if (!acts) return undefined;
      return meaning.intents.some(({ name }) => name === 'HassBroadcast') ? { command, tells: true } : { command };
    }
    case 'ambiguous':
      return { command };
    case 'unknown':
      // A home of which nothing is known lacks no name either: what is meant shows when the time comes.
      if (!saying.lexicon.home.entities.length && meaning.unknown.every(isName)) return { command };
      return {
        meaning: unknownIn(elsewhere(meaning), saying.text),
      };
    case 'unsupported':
      // What the home lacks today it may have when the time comes; the rest is refused now.
      return /^I can't find\b/.test(meaning.reason) ? { command } : { meaning };
    case 'rejected':
      return undefined;
  }
}

const isName = ({ guess }: UnknownSpan): boolean => guess === 'device' || guess === 'area';

/** What is missing belongs at the end of the whole sentence, and no more where it was. */
function elsewhere<Unknown extends Extract<Meaning, { outcome: 'unknown' }>>(meaning: Unknown): Unknown {
  const { missing: _missing, ...rest } = meaning;
  return rest as Unknown;
}
