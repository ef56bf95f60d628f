import type { Talk } from '../domain/meaning.ts';
import type { TeachingEyes } from './teaching.ts';

type Groups = Readonly<Record<string, string | undefined>>;

interface Pattern {
  /** Nothing stands between name and rest: every way to part them is tried. */
  readonly runsOn?: true;
  /** Said of the name itself, also where it is a device's: "change the nook" would be about the lamp. */
  readonly ofNames?: true;
  readonly pattern: RegExp;
  /** What was said about the concept; `rest` are the words beside its name. Undefined: it was not that after all. */
  readonly build: (concept: string, rest: string, eyes: TeachingEyes, groups: Groups) => Talk | undefined;
}

/** "Use the island lights instead of the counter lights in tea party". */
function swap(concept: string, _rest: string, eyes: TeachingEyes, { from, to }: Groups): Talk | undefined {
  const [before, after] = [eyes.locate(from ?? ''), eyes.locate(to ?? '')];
  return before && after ? { about: 'swap-device', concept, from: before, to: after } : undefined;
}

const change = (concept: string, words: string): Talk => ({ about: 'change', concept, words });

// Named groups: `name` is the concept, `rest` what is said of it.
const PATTERNS: readonly Pattern[] = [
  {
    ofNames: true,
    pattern:
      /^(?:please )?(?:forget|unlearn|delete|remove|get rid of|scrap|bin|ditch|wipe|erase)(?: (?:what|everything) (?:i|we) (?:said|taught you|told you))?(?: about)? (?:the )?(?:concept |rule |word )?(?<name>.+)$/,
    build: (concept) => ({ about: 'forget', concept }),
  },
  {
    pattern:
      /^(?:(?:could|can|would|will) you )?(?:please )?(?:do you (?:still )?(?:know|remember) |(?:tell|remind) me (?:again )?(?=what is|what does|how))?(?:what is|what does|what was|what do|explain|tell me about|tell me what|remind me what|how does|describe|what happens with|what do you do for|what is in|what do you mean by|do you know|what happens when i say|what happens if i say|what will you do when i say) (?:the |a )?(?<name>.+?)(?: mean| means| do| does| is| work| again)?$/,
    build: (concept) => ({ about: 'explain', concept }),
  },
  {
    pattern: /^(?:please )?(?:take|remove|leave|drop) (?<rest>.+?) (?:out of|from|off) (?<name>.+)$/,
    build: (concept, rest, eyes) => {
      const target = eyes.locate(rest);
      return target ? { about: 'drop-step', concept, target } : undefined;
    },
  },
  {
    pattern: /^(?:please )?(?:add|include) (?<rest>.+?) (?:to|into|in) (?<name>.+)$/,
    build: (concept, rest) => ({ about: 'add-step', concept, words: rest }),
  },
  {
    pattern: /^(?<name>.+?) (?:also|now also|needs|gets) (?<rest>.+)$/,
    build: (concept, rest, eyes) => (eyes.definesWords(rest) ? { about: 'add-step', concept, words: rest } : undefined),
  },
  {
    runsOn: true,
    pattern: /^(?:in|at|for|during|with) (?<name>.+?),? (?:also )?(?<rest>.+)$/,
    build: (concept, rest, eyes) => (eyes.definesWords(rest) ? { about: 'add-step', concept, words: rest } : undefined),
  },
  {
    pattern:
      /^(?:please )?use (?<to>.+?) (?:instead of|rather than|not) (?<from>.+?) (?:in|for|at|during) (?<name>.+)$/,
    build: swap,
  },
  {
    pattern:
      /^(?:please )?(?:replace|swap|exchange) (?<from>.+?) (?:in|for|of) (?<name>.+?) (?:with|by|for|against) (?<to>.+)$/,
    build: swap,
  },
  {
    pattern: /^(?<name>.+?) (?:should|shall|must) (?:also|too|as well|have|use|include|get) (?<rest>.+)$/,
    build: (concept, rest) => ({ about: 'add-step', concept, words: rest }),
  },
  {
    ofNames: true,
    pattern:
      /^(?:please )?(?:rename (?<name>.+?) (?:to|as|into)|call (?<name2>.+?) (?:instead )?(?:from now on )?) (?<rest>.+)$/,
    build: (concept, rest) => ({ about: 'rename', concept, words: rest }),
  },
  {
    pattern:
      /^(?:please )?(?:change|redefine|update|set|make|alter) (?<name>.+?) (?:to be|to mean|so that it is|to|as|into) (?<rest>.+)$/,
    build: change,
  },
  {
    runsOn: true,
    pattern: /^(?:please )?(?:make|turn) (?<name>.+?) (?<rest>.+)$/,
    build: (concept, words, eyes) => (eyes.definesWords(words) ? change(concept, words) : undefined),
  },
  {
    pattern:
      /^(?<name>.+?) (?:should|shall|must|needs to|has to|ought to)(?: really| actually| rather| instead)? be (?<rest>.+?)(?: instead| from now on)?$/,
    build: change,
  },
  { pattern: /^(?<name>.+?) is (?:now|from now on|really|actually) (?<rest>.+)$/, build: change },
];

/** Words that belong to what follows, and not to a name before it. */
const HANGS_ON = / (?:a|an|the|bit|little|lot|much|more|less|to|at|way|far|slightly|somewhat)$/;

/** Each pattern with a name of each size in it. Longer names are tried first: "late tea" before "late". */
const SIZED: ReadonlyMap<Pattern, readonly RegExp[]> = new Map(
  PATTERNS.map((one) => {
    const sized = (count: number): string => `(?<name>\\S+${' \\S+'.repeat(count - 1)})`;
    const names = one.runsOn ? [6, 5, 4, 3, 2, 1].map(sized) : ['(?<name>.+?)', '(?<name>.+)'];
    return [one, names.map((name) => new RegExp(one.pattern.source.replace('(?<name>.+?)', name)))];
  }),
);

function splits(one: Pattern, words: string): readonly Groups[] {
  if (!one.pattern.test(words)) return [];
  return (SIZED.get(one) ?? []).flatMap((sized) => {
    const groups = sized.exec(words)?.groups;
    return groups && !(one.runsOn && HANGS_ON.test(groups.name ?? '')) ? [groups] : [];
  });
}

/** Reads what is said about a taught concept: explain, forget, change, rename, add or leave out a step. */
export function readAboutConcept(sentence: string, eyes: TeachingEyes): Talk | undefined {
  const words = sentence
    .replace(/ [,:;](?= )/g, '')
    .replace(/^(?:from now on|in future|actually|please|ok|okay|so|and) /, '');
  for (const pattern of PATTERNS) {
    const { build, ofNames } = pattern;
    for (const groups of splits(pattern, words)) {
      const name = groups.name ?? groups.name2 ?? '';
      const concept = eyes.conceptNamed(name) ?? (ofNames ? eyes.taughtName(name) : undefined);
      const talk = concept === undefined ? undefined : build(concept, groups.rest ?? '', eyes, groups);
      if (talk) return talk;
    }
  }
  return undefined;
}
