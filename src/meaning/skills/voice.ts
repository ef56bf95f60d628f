import type { Meaning, Slots } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { skillMeaning } from './outcomes.ts';
import { type Duration, durationSlots } from './time-duration.ts';
import { compileTemplates, type Filled, type Grammar, matchTemplates, type SlotReader } from './time-grammar.ts';
import { largeNumber } from './time-numbers.ts';
import { timeSaying } from './time-reading.ts';
import { type When, whenSlots } from './time-when.ts';

const GRAMMAR: Grammar = {
  voice:
    '(your (voice|volume|tone|speech|speaking voice|speaking volume)|[the] volume of your voice|yourself|your self)',
  tone: '(your (voice|volume|tone)|the tone|the tone of your voice|yourself)',
  bit: '[just] (a bit|a little|a little bit|a lot|a tad|a touch|much|way|slightly|some|even|more|somewhat)',
  speak: '(speak|talk|answer|respond|reply|say things|say it|say that)',
  speaking: '(speaking|talking|answering|responding|replying|chattering)',
  to: '(to me|to us|when you answer|when you speak|from now on)',
  louder: '(louder|up|louder and clearer|more loudly|with more volume|loud)',
  softer:
    '(quieter|softer|more quietly|more softly|softly|quietly|lower|less loud|less loudly|in a (lower|softer|quieter) voice|not so loud|not so loudly)',
  raise: '(raise|increase|turn up|boost|crank up|bring up|pump up|up)',
  lower: '(lower|decrease|reduce|turn down|soften|drop|bring down|quieten|keep down|tone down)',
  i: '(i|we)',
  hear: '(hear you|hear what you are saying|hear what you say|hear your voice|understand you at this volume)',
  most: '(max|maximum|the maximum|full|your loudest|maximum volume|full volume|the highest)',
  least: '(minimum|the minimum|your quietest|minimum volume|the lowest)',
  never: '(do not|never|you must not|you should not)',
  quiet: '(quiet|silent|still|mute|muted|hushed)',
  span: '({for:duration}|(for|during) {for:duration}|for the next {for:duration}|(until|till|til|up to) {until:when}|{until:tonight}|for {vague:while}|(until|till) i (say so|tell you [to|otherwise]|call you))',
  while: '(a while|a bit|a moment|some time|now|a little while|the time being|a few minutes)',
};

const templates = (...forms: readonly string[]) => compileTemplates(forms, GRAMMAR);

const LOUDER = templates(
  '<speak> [<bit>] <louder> [<to>]',
  'speak up [<bit>] [<to>]',
  '<raise> <voice> [<bit>]',
  '(turn|bring) <voice> up [<bit>]',
  '(be|get) [<bit>] louder',
  'make <voice> [<bit>] louder',
  '<voice> (is|sounds) [<bit>|too|very|so] (low|quiet|soft|faint)',
  'you are [<bit>|too|very|so] (quiet|soft|faint|low)',
  'you (speak|talk) [too|very|so] (quietly|softly|low)',
  '<i> (can not|cannot|can hardly|can barely|could not|did not|do not|hardly|barely|can scarcely) [really|quite] <hear> [<speak> <louder>|speak up]',
);
const SOFTER = templates(
  '<speak> [<bit>] <softer> [<to>]',
  '<lower> <tone> [<bit>]',
  '(turn|bring|keep) <tone> down [<bit>]',
  '(be|get) [<bit>] (quieter|softer)',
  'make <voice> [<bit>] (quieter|softer)',
  '<voice> (is|sounds) [<bit>|too|very|so] (high|loud|strong)',
  'you are [<bit>|too|very|so] loud',
  'you (speak|talk) [too|very|so] (loud|loudly)',
  'whisper [<to>]',
);
const LEVEL = templates(
  '(set|put|turn|change) <voice> to {level}',
  '<speak> (at|with) ({level}|{level} volume)',
  '(set|put|turn|change) your (voice|speaking) volume to {level}',
);
const QUIET = templates(
  '<never> (speak|talk|answer|respond|reply|say (anything|a word|a thing)|make (a|any) (sound|noise)|disturb me|bother me) [<span>]',
  '(stop|quit|no [more]) <speaking> [<span>]',
  '(be|keep|stay|go|remain) <quiet> <span>',
  '(mute|silence|hush) (yourself|your self|your voice|your volume) [<span>]',
  '(shut up|hush|silence|quiet|shush) <span>',
  '(set|start|turn on|enable|activate|enter|go into) [the] (quiet|silent|mute|do not disturb) (mode|time) [<span>]',
  '(quiet|silent|do not disturb) (mode|time) [<span>]',
  '(give|grant) (me|us) (some (quiet|silence)|(quiet|silence)|{for:duration} of (quiet|silence)) [<span>]',
);
const AGAIN = templates(
  '(you can|you may|you are allowed to) <speak> [again|now|again now]',
  '(start|begin|resume) <speaking> [again]',
  '(speak|talk|answer|respond|reply) (again|to me again)',
  '(unmute|un mute) (yourself|your self|your voice)',
  '(end|stop|leave|turn off|exit|disable|cancel|deactivate) [the] (quiet|silent|do not disturb) (mode|time)',
);

/** Quick to tell that a sentence is none of these. */
const LIKELY =
  /\b(?:your?|yourself|hear|speak|speaking|talk|talking|answer|answering|respond|responding|reply|replying|say|whisper|quiet|silent|silence|mute|shut|hush|shush|disturb|tone)\b/;

const WORDS: Readonly<Record<string, number>> = { max: 100, maximum: 100, full: 100, half: 50, minimum: 10 };
const LEVELS = templates('<most>', '<least>');

/** Requests about the assistant's own voice: how loud it speaks, and when it shall not. Music is not its voice. */
export const readVoice: SkillReader = (saying: Saying): Meaning | undefined => {
  const said = timeSaying(saying);
  if (!LIKELY.test(said.words.map(({ norm }) => norm).join(' '))) return undefined;
  const readers = { ...said.readers, level, while: whileReader, tonight };
  const filledBy = (forms: ReturnType<typeof templates>): Filled | undefined =>
    matchTemplates(forms, said.words, readers);
  if (filledBy(AGAIN)) return skillMeaning('voice', 'UnderstudyVoiceUnmute');
  const quiet = filledBy(QUIET);
  if (quiet) return skillMeaning('voice', 'UnderstudyVoiceMute', spanSlots(quiet));
  const wanted = filledBy(LEVEL);
  if (wanted) return skillMeaning('voice', 'UnderstudyVoiceVolume', { volume_level: Number(wanted.level) });
  if (filledBy(LOUDER)) return skillMeaning('voice', 'UnderstudyVoiceVolume', { volume_step: 'up' });
  if (filledBy(SOFTER)) return skillMeaning('voice', 'UnderstudyVoiceVolume', { volume_step: 'down' });
  return undefined;
};

function spanSlots({ for: length, until, vague }: Filled): Slots {
  if (vague !== undefined) return { duration: String(vague) };
  if (length !== undefined) return durationSlots(length as Duration);
  return until === undefined ? {} : whenSlots(until as When);
}

/** "Forty percent", "seven" of ten, "maximum". */
const level: SlotReader = function* (words, at) {
  const number = largeNumber(words, at);
  if (number && number.value >= 0 && number.value <= 100) {
    const marked = /^(?:percent|%)$/.test(words[number.to]?.norm ?? '');
    if (marked) yield { to: number.to + 1, value: number.value };
    else yield { to: number.to, value: number.value <= 10 ? number.value * 10 : number.value };
  }
  for (const count of [2, 1]) {
    const part = words.slice(at, at + count);
    if (part.length === count && matchTemplates(LEVELS, part, {}))
      yield { to: at + count, value: WORDS[part.find(({ norm }) => WORDS[norm])?.norm ?? ''] ?? 10 };
  }
};

const WHILE = templates('<while>');

/** A length that says no number. */
const whileReader: SlotReader = function* (words, at) {
  for (const count of [3, 2, 1]) {
    const part = words.slice(at, at + count);
    if (part.length === count && matchTemplates(WHILE, part, {}))
      yield { to: at + count, value: part.map(({ norm }) => norm).join(' ') };
  }
};

/** "Today", "tonight", "this evening": to its end. */
const tonight: SlotReader = function* (words, at) {
  const pair = `${words[at]?.norm ?? ''} ${words[at + 1]?.norm ?? ''}`;
  if (/^(?:today|tonight)\b/.test(pair)) yield { to: at + 1, value: { date: 'today' } satisfies When };
  if (/^this (?:morning|afternoon|evening)$/.test(pair)) yield { to: at + 2, value: { date: 'today' } satisfies When };
};
