import type { Target } from '../domain/concept.ts';
import type { Talk } from '../domain/meaning.ts';
import { after, type Saying, slice } from './saying.ts';

/** What the patterns need to know of the rest of the room. */
export interface TeachingEyes {
  /** Whether these words define something. */
  defines(saying: Saying): boolean;
  /** The name of the concept that these words are, if they are one. */
  conceptNamed(words: string): string | undefined;
  /** The devices that these words stand for. */
  locate(words: string): Target | undefined;
  /** Whether these words already mean something to this home. */
  known(words: string): boolean;
}

const WHEN =
  /^(?:(?:and|ok|okay|so) )?(?:when|whenever|if|every time|each time) (?:i|we|you hear me|someone|somebody|anyone|anybody) (?:say|says|said|tell you|ask for) /;
const TEACH =
  /^(?:please )?(?:(?:i (?:want|would like|am going) to|let me|can i|i will|i can|may i) teach you (?:something(?: new)?(?: called)? |a new (?:word|thing|concept) ?(?:called )?|what |about |how to )?|(?:learn|remember) (?:that |how to do )?(?=.+(?: means | is |:)))/;
const MEANS =
  /^(.+?) (?:means|mean|should mean|shall mean|will mean|stands for|is short for|should do|is when you|means that)(?: that)? (.+)$/;

/**
 * Teaching and changing outright: "when I say bedtime, turn off the lights", "party is study mode with loud music",
 * "change study mode to eighty percent", "take the fan out of video call", "forget study mode", "what is study mode".
 */
export function readTeaching(saying: Saying, eyes: TeachingEyes): Talk | undefined {
  const words = saying.tokens.map((token) => token.norm).join(' ');
  return aboutConcept(words, eyes) ?? outright(saying, words, eyes);
}

function outright(saying: Saying, words: string, eyes: TeachingEyes): Talk | undefined {
  const lead = WHEN.exec(words)?.[0] ?? TEACH.exec(words)?.[0];
  if (lead) {
    const rest = after(saying, count(lead));
    return rest.tokens.length ? splitNameFromWords(rest, eyes) : { about: 'teach', concept: '' };
  }
  const means = MEANS.exec(words);
  if (means) return named(saying, count(means[1] ?? ''), saying.tokens.length - count(means[2] ?? ''), eyes);
  // "Video call is ..." teaches only when what follows defines something and the name says nothing yet.
  const is = saying.tokens.findIndex((token, i) => i > 0 && token.norm === 'is');
  if (
    is > 0 &&
    is < saying.tokens.length - 1 &&
    !/^(?:what|who|how|where|why|which|it|this|that|there|here|he|she)\b/.test(words)
  ) {
    const name = slice(saying, 0, is);
    if (is <= LONGEST_NAME && !eyes.known(name) && eyes.defines(after(saying, is + 1)))
      return named(saying, is, is + 1, eyes);
  }
  return undefined;
}

/** "Bedtime, turn off the lights" and, without a comma, "movie time close the blinds": the shortest name that leaves a definition. */
function splitNameFromWords(rest: Saying, eyes: TeachingEyes): Talk | undefined {
  const comma = rest.tokens.findIndex((token) => /^[,:;]$/.test(token.norm));
  if (comma > 0) {
    const follow = /^(?:then|you should|please|i want you to|do|it means|that means)$/.test(
      rest.tokens[comma + 1]?.norm ?? '',
    )
      ? comma + 2
      : comma + 1;
    return teach(slice(rest, 0, comma), slice(rest, follow));
  }
  for (let at = 1; at < rest.tokens.length; at++) {
    const joint = /^(?:then|means|is|you|do|please)$/.test(rest.tokens[at]?.norm ?? '') ? at + 1 : at;
    if (eyes.defines(after(rest, joint))) return teach(slice(rest, 0, at), slice(rest, joint));
  }
  return teach(slice(rest, 0), undefined);
}

function named(saying: Saying, nameTo: number, wordsFrom: number, eyes: TeachingEyes): Talk | undefined {
  const first = /^(?:and|so|ok|okay|well|the)$/.test(saying.tokens[0]?.norm ?? '') && nameTo > 1 ? 1 : 0;
  const name = slice(saying, first, nameTo);
  const words = slice(saying, wordsFrom);
  return eyes.defines(after(saying, wordsFrom)) ? teach(name, words) : undefined;
}

function teach(name: string, words: string | undefined): Talk {
  const concept = name
    .replace(/["“”]/g, '')
    .replace(/[\s,.:;]+$/, '')
    .trim();
  return words ? { about: 'teach', concept, words } : { about: 'teach', concept };
}

const count = (words: string): number => words.trim().split(/\s+/).filter(Boolean).length;

/** Words of a name that is taught in passing ("video call is ..."). */
const LONGEST_NAME = 4;

interface Pattern {
  readonly pattern: RegExp;
  /** What was said about the concept; `rest` are the words beside its name, as they were written. */
  readonly build: (concept: string, rest: string, eyes: TeachingEyes) => Talk | undefined;
}

// Named groups: `name` is the concept, `rest` what is said of it.
const ABOUT: readonly Pattern[] = [
  {
    pattern:
      /^(?:please )?(?:forget|unlearn|delete|remove)(?: what i said)?(?: about)? (?:the )?(?:concept |rule |word )?(?<name>.+)$/,
    build: (concept) => ({ about: 'forget', concept }),
  },
  {
    pattern:
      /^(?:what is|what does|what was|explain|tell me about|how does|describe|what happens with|what do you do for|what is in|what do you mean by) (?:the |a )?(?<name>.+?)(?: mean| do| work| again)?$/,
    build: (concept) => ({ about: 'explain', concept }),
  },
  {
    pattern: /^(?:please )?(?:take|remove|leave|drop) (?<rest>.+?) (?:out of|from) (?<name>.+)$/,
    build: (concept, rest, eyes) => {
      const target = eyes.locate(rest);
      return target ? { about: 'drop-step', concept, target } : undefined;
    },
  },
  {
    pattern:
      /^(?:please )?(?:change|redefine|update|set|make) (?<name>.+?) (?:to be|to mean|so that it is|to|as) (?<rest>.+)$/,
    build: (concept, words) => ({ about: 'change', concept, words }),
  },
  {
    pattern:
      /^(?:please )?make (?<name>.+?) (?<rest>(?:(?:a )?(?:bit|little|little bit|slightly|much|lot|somewhat) )?(?:brighter|dimmer|darker|warmer|cooler|louder|quieter|higher|lower|faster|slower))$/,
    build: (concept, words) => ({ about: 'change', concept, words }),
  },
  {
    pattern: /^(?<name>.+?) (?:should|shall|must|needs to|has to|ought to)(?: really| actually)? be (?<rest>.+)$/,
    build: (concept, words) => ({ about: 'change', concept, words }),
  },
];

function aboutConcept(words: string, eyes: TeachingEyes): Talk | undefined {
  for (const { pattern, build } of ABOUT) {
    const groups = pattern.exec(words)?.groups;
    const concept = groups?.name ? eyes.conceptNamed(groups.name) : undefined;
    if (!groups || concept === undefined) continue;
    const talk = build(concept, groups.rest ?? '', eyes);
    if (talk) return talk;
  }
  return undefined;
}
