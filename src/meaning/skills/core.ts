import { type Saying, slice } from '../saying.ts';

/** A run of tokens of a sentence, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A sentence without the courtesies around it. `words` are its norms with blanks between; commas are words. */
export interface Core extends Stretch {
  readonly saying: Saying;
  readonly words: string;
}

/** What people say before a request, and call those whom they ask. Nothing here says what, where, when or how much. */
const BEFORE = [
  /^(?:hey|hi|hello|ok|okay|so|and|well|u+m+|u+h+m*|er|hmm|oh|please|kindly|now|then|also|just|simply|quickly|actually|maybe|yes|yeah)$/,
  /^(?:olly|alexa|google|siri|cortana|computer|assistant|home assistant|echo|jarvis)$/,
  /^(?:can|could|would|will) you$/,
  /^would you mind$/,
  /^are you able to$/,
  /^(?:i|we) (?:want|need|would like|would love) (?:for )?you to$/,
  /^(?:i|we) (?:want|need|have|would like|would love) to$/,
  /^(?:i|we) (?:am|are) going to$/,
  /^you (?:can|could|should|must|need to|have to|may)$/,
  /^(?:can|could|may) (?:i|we)$/,
  /^let (?:us|me)$/,
  /^(?:go ahead and|go ahead|go and|go|try to|be sure to|do not forget to|make sure to|make sure you|remember to)$/,
  /^(?:do me a favor and|do me a favour and|be so kind as to|i was wondering if you could|i wonder if you could)$/,
];
const AFTER = [
  /^(?:please|thanks|thank you|now|right now|ok|okay|already|again|immediately|at once|asap|for me|for us|then|will you|would you|could you|can you)$/,
  /^(?:olly|alexa|google|siri|cortana|computer|assistant|home assistant|echo|jarvis)$/,
  /^(?:if you can|if you could|if possible|if you please|if you would|if you do not mind|when you can|thank you very much|so much)$/,
];
const LONGEST_COURTESY = 6;

/** Each skill asks for the core of the same sentence. */
const cores = new WeakMap<Saying, Core>();

/** The part of a sentence that says something; never empty, unless the sentence is. */
export function coreOf(saying: Saying): Core {
  const known = cores.get(saying);
  if (known) return known;
  const core = findCore(saying);
  cores.set(saying, core);
  return core;
}

function findCore(saying: Saying): Core {
  const norms = saying.tokens.map(({ norm }) => norm);
  let from = 0;
  let to = norms.length;
  for (let next: number | undefined = from; next !== undefined && next < to; next = stepOver(norms, from, to, BEFORE))
    from = next;
  for (let next: number | undefined = to; next !== undefined && next > from; next = stepBack(norms, from, to))
    to = next;
  return coreAt(saying, from, to);
}

export function coreAt(saying: Saying, from: number, to: number): Core {
  return {
    saying,
    from,
    to,
    words: saying.tokens
      .slice(from, to)
      .map(({ norm }) => norm)
      .join(' '),
  };
}

function stepOver(
  norms: readonly string[],
  from: number,
  to: number,
  courtesies: readonly RegExp[],
): number | undefined {
  if (isMark(norms[from])) return from + 1;
  for (let length = Math.min(LONGEST_COURTESY, to - from - 1); length > 0; length--) {
    const words = norms.slice(from, from + length).join(' ');
    // "Go to the next song" goes somewhere.
    if (words === 'go' && /^(?:to|back|on|forward|ahead|home|up|down)$/.test(norms[from + 1] ?? '')) continue;
    if (courtesies.some((courtesy) => courtesy.test(words))) return from + length;
  }
  return undefined;
}

function stepBack(norms: readonly string[], from: number, to: number): number | undefined {
  if (isMark(norms[to - 1])) return to - 1;
  for (let length = Math.min(LONGEST_COURTESY, to - from - 1); length > 0; length--) {
    const words = norms.slice(to - length, to).join(' ');
    if (AFTER.some((courtesy) => courtesy.test(words))) return to - length;
  }
  return undefined;
}

const isMark = (norm: string | undefined): boolean => norm !== undefined && /^[,:;]$/.test(norm);

const compiled = new Map<string, RegExp>();

/** A pattern over words, compiled once: the patterns of a skill are put together from their parts where they are used. */
export function pattern(source: string): RegExp {
  let known = compiled.get(source);
  if (!known) {
    known = new RegExp(source, 'd');
    compiled.set(source, known);
  }
  return known;
}

/**
 * Matches a pattern over the words of a core, whole or from its start as the pattern says. The result gives each named
 * group that matched as a stretch of tokens. Patterns begin and end at word borders.
 */
export function matchCore(
  core: Core,
  { source }: Pick<RegExp, 'source'>,
): Readonly<Record<string, Stretch>> | undefined {
  const match = pattern(source).exec(core.words);
  if (!match) return undefined;
  const found: Record<string, Stretch> = {};
  for (const [name, range] of Object.entries(match.indices?.groups ?? {})) {
    if (range && range[1] > range[0]) found[name] = stretchOf(core, range[0], range[1]);
  }
  return found;
}

function stretchOf(core: Core, start: number, end: number): Stretch {
  const before = core.words.slice(0, start).trim();
  const inside = core.words.slice(start, end).trim();
  const from = core.from + (before ? before.split(' ').length : 0);
  return { from, to: from + inside.split(' ').length };
}

export function textOf(core: Core, { from, to }: Stretch): string {
  return slice(core.saying, from, to);
}

export function wordsIn(core: Core, { from, to }: Stretch): string {
  return core.saying.tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .join(' ');
}

/**
 * Words at the end of a sentence that say when ("at nine", "in ten minutes", "tomorrow"): what would act now must not
 * claim such a sentence.
 */
export function endsWithTime(words: string): boolean {
  return TIMED.test(words);
}

const NUMBER =
  '(?:\\d+(?::\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half|a|an|noon|midnight)';
const TIMED = new RegExp(
  `\\b(?:at ${NUMBER}(?: (?:am|pm|oclock|thirty|fifteen|: \\d+|past .+|to .+))*|(?:in|after|for|within) ${NUMBER}(?: \\w+)? (?:second|minute|hour|day|week)s?|` +
    '(?:on |this |next |every )?(?:tomorrow|tonight|later|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:morning|afternoon|evening|night))?|' +
    '(?:when|once|if|until|before|after|as soon as) .+|(?:in|this|every) (?:the )?(?:morning|afternoon|evening|day|night|hour)|at (?:night|noon|midnight|sunset|sunrise))$',
);
