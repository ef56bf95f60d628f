import type { Target } from '../domain/concept.ts';
import type { Talk } from '../domain/meaning.ts';
import { readAboutConcept } from './about-concept.ts';
import { isNews, passesOn } from './news.ts';
import { after, type Saying, slice } from './saying.ts';

/** What the patterns need to know of the rest of the room. */
export interface TeachingEyes {
  /** Whether these words define something. */
  defines(saying: Saying): boolean;
  definesWords(words: string): boolean;
  /** Whether these words begin with a verb and define something. */
  commands(saying: Saying): boolean;
  /** The id of the concept that these words name, if they name one. A device's taught name names the device. */
  conceptNamed(words: string): string | undefined;
  /** The id of the taught name of a device or place that these words are. */
  taughtName(words: string): string | undefined;
  /** The devices that these words stand for. */
  locate(words: string): Target | undefined;
  /** Whether these words may be a new name: no device or place, and no beginning of a request. */
  nameable(words: string): boolean;
  /** Whether these words name nothing yet, though they may say of what kind it is ("party lights"). */
  newName(words: string): boolean;
  /** Whether these words name a place and no more. */
  namesPlace(words: string): boolean;
}

/** A name and the words that define it, as parts of the sentence. */
interface Lesson {
  readonly name: string;
  readonly words?: string;
}
type Form = (saying: Saying, words: string, eyes: TeachingEyes) => Lesson | undefined;

/** Words of a name that is taught in passing ("video call is ..."). */
const LONGEST_NAME = 5;
const WHO = '(?:i|we|you hear me|someone|somebody|anyone|anybody)';
const SAY = '(?:say|says|said|tell you|ask for|ask you for)';
const WHEN = new RegExp(`^(?:(?:and|ok|okay|so|please) )*(?:when|whenever|if|every time|each time) ${WHO} ${SAY} `);
const LATER_WHEN = new RegExp(` (?:when|whenever|if|every time|each time) ${WHO} ${SAY} `);
const TEACH =
  /^(?:(?:and|ok|okay|so|please|now) )*(?:i (?:want|would like|am going) to|let me|can i|could i|i will|i can|may i|i wanna) teach you(?: |$)/;
const LEARN =
  /^(?:(?:and|ok|okay|so|please|now|can you|could you) )*(?:learn|remember)(?: this)?(?: that)? (?=.+ (?:means|is|stands for) )/;
const MEANS =
  / (?:means|mean|should mean|shall mean|will mean|stands for|is short for|should do|is when you|means that|is another name for|is another word for) /;
const JOINTS = [
  ['i', 'mean'],
  ['it', 'means'],
  ['that', 'means'],
  ['i', 'want', 'you', 'to'],
  ['you', 'should'],
  ['then'],
  ['please'],
  ['means'],
  ['you'],
  ['do'],
];

const THIRD_PERSON = / (?:turns|sets|opens|closes|shuts|starts|stops|dims|raises|lowers|makes|puts) /;
/** Who or what does something by itself: "it turns on the light" tells, and teaches nothing. */
const SUBJECT = /^(?:i|we|you|it|what|which|who|how|why|when|where|that|this|there|they|he|she)\b/;

/** Words that stand for somebody or something said before: no names. */
const NO_NAME = /^(?:i|we|you|he|she|it|they|this|that|there|here|these|those|what|which|who|everything|nothing)$/i;

const FORMS: readonly Form[] = [
  whenISay,
  teachYou,
  laterWhen,
  byIMean,
  means,
  callIt,
  colon,
  isForm,
  areForm,
  does,
  should,
];

/**
 * Teaching and changing outright: "when I say bedtime, turn off the lights", "party is study mode with loud music",
 * "call the mower Shaun", "change study mode to eighty percent", "forget study mode", "what is study mode".
 */
export function readTeaching(saying: Saying, eyes: TeachingEyes): Talk | undefined {
  const words = wordsOf(saying);
  const about = readAboutConcept(words, eyes) ?? asItIs(saying, words, eyes);
  if (about) return about;
  if (passesOn(words)) return undefined;
  for (const form of FORMS) {
    const lesson = form(saying, words, eyes);
    if (lesson && !NO_NAME.test(cleanName(lesson.name)))
      return { about: 'teach', concept: cleanName(lesson.name), ...(lesson.words ? { words: lesson.words } : {}) };
  }
  return undefined;
}

/** Whether a sentence begins as teaching does: what is put right in it belongs to what is taught. */
export function isLesson(saying: Saying): boolean {
  const words = wordsOf(saying);
  return WHEN.test(words) || TEACH.test(words) || LEARN.test(words) || /^(?:by|with) .+ (?:i|we) mean /.test(words);
}

/** "Remember how the living room blinds are now as siesta", "save the sofa lamp as cosy". */
function asItIs(saying: Saying, words: string, eyes: TeachingEyes): Talk | undefined {
  const said =
    /^(?:please )?(?:remember|save|store|keep) (?:how |the way |the state of )?(?<what>.+?)(?: is| are| looks?| set)*(?: right)?(?: now| at the moment| currently)? as (?<name>.+)$/.exec(
      words,
    )?.groups;
  const target = said?.what ? eyes.locate(said.what) : undefined;
  const name = said?.name ? slice(saying, saying.tokens.length - count(said.name)) : '';
  return target && name ? { about: 'teach-as-now', concept: cleanName(name), target } : undefined;
}

const wordsOf = (saying: Saying): string => saying.tokens.map((token) => token.norm).join(' ');
const count = (words: string): number => words.trim().split(/\s+/).filter(Boolean).length;
const isComma = (saying: Saying, at: number): boolean => /^[,:;]$/.test(saying.tokens[at]?.norm ?? '');

function cleanName(name: string): string {
  return name
    .replace(/["“”]/g, '')
    .replace(/[\s,.:;]+$/, '')
    .replace(
      /^(?:(?:and|so|ok|okay|well|that|how to do|learn|remember|please|teach you|from now on|in future|in the future|from today|for the future|saying|if i say|when i say)\s+)+/i,
      '',
    )
    .replace(
      /^(?:(?:the|a|an|my new|a new|new)\s+)?(?:word|phrase|name|term|routine|concept|rule|thing|trick|mode called|something)(?:\s+(?:new|called|named))*\s+/i,
      '',
    )
    .replace(/^(?:the|a|an)\s+(?=\S)/i, '')
    .trim();
}

function whenISay(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const lead = WHEN.exec(words)?.[0];
  return lead ? splitLesson(after(saying, count(lead)), eyes) : undefined;
}

function teachYou(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const lead = TEACH.exec(words)?.[0] ?? LEARN.exec(words)?.[0];
  if (lead === undefined) return undefined;
  const rest = after(saying, count(lead));
  if (/^(?:something(?: new)?|a new (?:word|thing|concept|routine)|a (?:word|thing|routine))?$/.test(wordsOf(rest)))
    return { name: '' };
  return splitLesson(rest, eyes);
}

/** "Turn on the kettle whenever I say sundown". */
function laterWhen(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const lead = LATER_WHEN.exec(words);
  if (!lead) return undefined;
  const at = count(words.slice(0, lead.index));
  const first = { ...saying, tokens: saying.tokens.slice(0, at) };
  return eyes.defines(first) ? { name: slice(saying, at + count(lead[0])), words: slice(saying, 0, at) } : undefined;
}

function means(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const verb = MEANS.exec(words);
  return verb ? between(saying, count(words.slice(0, verb.index)), count(verb[0]), eyes) : undefined;
}

/** "By sundown I mean ...". */
function byIMean(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const verb = /^(?:by|with) .+?( (?:i|we) mean )/.exec(words);
  if (!verb?.[1]) return undefined;
  const to = count(words.slice(0, words.indexOf(verb[1])));
  return between(after(saying, 1), to - 1, 2, eyes);
}

/** "Call the mower Shearlock", "the hoover is called Bob". */
function callIt(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const called = /^(.+?) (?:is|shall be|should be) (?:also )?(?:called|named|known as) (.+)$/.exec(words);
  if (called) {
    const device = slice(saying, 0, count(called[1] ?? ''));
    return eyes.locate(device)
      ? { name: slice(saying, saying.tokens.length - count(called[2] ?? '')), words: device }
      : undefined;
  }
  const lead = /^(?:(?:let us|please|we|i|you can|from now on) )*(?:call|name) /.exec(words)?.[0];
  if (!lead) return undefined;
  const rest = after(saying, count(lead));
  for (let at = rest.tokens.length - 1; at > 0; at--) {
    const device = slice(rest, 0, at);
    // "The reading lamp the" would be the reading lamp as well, but its last word begins the name.
    if (/ (?:the|a|an|my|our)$/i.test(device)) continue;
    if (eyes.locate(device)) return { name: slice(rest, at), words: device };
  }
  return undefined;
}

/** "Rise and shine: open all the blinds". */
function colon(saying: Saying, _words: string, eyes: TeachingEyes): Lesson | undefined {
  const at = saying.tokens.findIndex((token) => token.norm === ':');
  return at > 0 && at <= LONGEST_NAME + 2 ? between(saying, at, 1, eyes) : undefined;
}

/** "Video call is ...", "Big Bertha's the washing machine": only where what follows defines something and the name says nothing yet. */
function isForm(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  if (/^(?:what|who|how|where|why|which|it|this|that|there|here|he|she|i|we|your?|they|if|when)\b/.test(words))
    return undefined;
  const is = saying.tokens.findIndex((token, i) => i > 0 && token.norm === 'is');
  if (is > 0) {
    // "The location is my office" says where, and teaches nothing.
    const fits =
      is <= LONGEST_NAME &&
      !isNews(saying, is, is + 1) &&
      eyes.nameable(slice(saying, 0, is)) &&
      !(eyes.namesPlace(slice(saying, is + 1)) && /\b(?:my|our|your)\b/.test(words));
    return fits ? between(saying, is, 1, eyes) : undefined;
  }
  const owns = saying.tokens.findIndex(
    (token, i) => /['\u2019]s$/i.test(token.text) && /^(?:the|a|my|our)$/.test(saying.tokens[i + 1]?.norm ?? ''),
  );
  if (owns < 0 || owns >= LONGEST_NAME || !eyes.defines(after(saying, owns + 1))) return undefined;
  const name = slice(saying, 0, owns + 1).replace(/['\u2019]s$/i, '');
  return eyes.nameable(name) ? { name, words: slice(saying, owns + 1) } : undefined;
}

/** "The party lights are the fairy lights and the sofa lamp": a group gets a name. */
function areForm(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const are = saying.tokens.findIndex((token, i) => i > 0 && token.norm === 'are');
  if (
    are < 1 ||
    are > LONGEST_NAME ||
    /^(?:what|who|how|where|why|which|these|those|they|we|you|there|here)\b/.test(words)
  )
    return undefined;
  const name = slice(saying, 0, are);
  return eyes.newName(name) && eyes.locate(slice(saying, are + 1)) ? between(saying, are, 1, eyes) : undefined;
}

/** "Wash day turns the dryer on", "siesta closes the blinds". */
function does(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const verb = THIRD_PERSON.exec(words);
  const to = verb ? count(words.slice(0, verb.index)) : 0;
  const fits = to > 0 && to <= LONGEST_NAME && !SUBJECT.test(words) && eyes.nameable(slice(saying, 0, to));
  return fits ? between(saying, to, 0, eyes) : undefined;
}

/** "Sundown should turn on the kettle". */
function should(saying: Saying, words: string, eyes: TeachingEyes): Lesson | undefined {
  const verb = / (?:should|shall|must|will) (?!be |also )/.exec(words);
  const to = verb ? count(words.slice(0, verb.index)) : 0;
  return verb &&
    to <= LONGEST_NAME &&
    !isNews(saying, to, to + 1) &&
    !SUBJECT.test(words) &&
    eyes.nameable(slice(saying, 0, to))
    ? between(saying, to, 1, eyes)
    : undefined;
}

/** A lesson whose name ends at `nameTo` and whose words begin `skip` tokens later, if they define something. */
function between(saying: Saying, nameTo: number, skip: number, eyes: TeachingEyes): Lesson | undefined {
  if (nameTo < 1 || !eyes.defines(after(saying, nameTo + skip))) return undefined;
  return { name: slice(saying, 0, nameTo), words: slice(saying, nameTo + skip) };
}

/** "Bedtime, turn off the lights" and, without a comma, "movie time close the blinds": the shortest name that leaves a definition. */
function splitLesson(rest: Saying, eyes: TeachingEyes): Lesson | undefined {
  const words = wordsOf(rest);
  const verb = / (?:i|we) mean /.exec(words) ?? MEANS.exec(words);
  const explicit = verb ? between(rest, count(words.slice(0, verb.index)), count(verb[0]), eyes) : undefined;
  if (explicit) return explicit;
  const comma = rest.tokens.findIndex((_, at) => isComma(rest, at));
  if (comma > 0 && !runsOn(rest, comma, eyes))
    return { name: slice(rest, 0, comma), words: slice(rest, comma + 1 + jointAt(rest, comma + 1)) };
  for (let at = 1; at < rest.tokens.length; at++) {
    const from = at + jointAt(rest, at);
    if (!eyes.defines(after(rest, from))) continue;
    const command = commandIn(rest, at, eyes);
    if (command !== undefined) return { name: slice(rest, 0, command), words: slice(rest, command) };
    return { name: slice(rest, 0, at), words: slice(rest, from) };
  }
  const is = rest.tokens.findIndex((token) => token.norm === 'is');
  return { name: slice(rest, 0, is > 0 ? is : rest.tokens.length), ...(is > 0 ? { words: slice(rest, is + 1) } : {}) };
}

/** "Bedtime turn off the lights and, if it's late, lock up": the comma comes after a part of the definition. */
function runsOn(rest: Saying, comma: number, eyes: TeachingEyes): boolean {
  const to = /^(?:and|then|but)$/.test(rest.tokens[comma - 1]?.norm ?? '') ? comma - 1 : comma;
  for (let at = 1; at < to; at++) if (eyes.commands({ ...rest, tokens: rest.tokens.slice(at, to) })) return true;
  return false;
}

/** Where a whole command begins in what would be a name: "pool turn on the fan if it's warmer than" is none. */
function commandIn(rest: Saying, to: number, eyes: TeachingEyes): number | undefined {
  for (let at = 1; at < to - 1; at++)
    for (let end = to; end > at + 1; end--)
      if (eyes.commands({ ...rest, tokens: rest.tokens.slice(at, end) })) return at;
  return undefined;
}

/** How many words at `at` only join a name to what it means. */
function jointAt(saying: Saying, at: number): number {
  return JOINTS.find((words) => words.every((word, i) => saying.tokens[at + i]?.norm === word))?.length ?? 0;
}
