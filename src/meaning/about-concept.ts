import type { Talk } from '../domain/meaning.ts';
import type { TeachingEyes } from './teaching.ts';

interface Pattern {
  readonly pattern: RegExp;
  /** What was said about the concept; `rest` are the words beside its name. Undefined: it was not that after all. */
  readonly build: (concept: string, rest: string, eyes: TeachingEyes) => Talk | undefined;
}

const change = (concept: string, words: string): Talk => ({ about: 'change', concept, words });

// Named groups: `name` is the concept, `rest` what is said of it.
const PATTERNS: readonly Pattern[] = [
  {
    pattern:
      /^(?:please )?(?:forget|unlearn|delete|remove)(?: what i said)?(?: about)? (?:the )?(?:concept |rule |word )?(?<name>.+)$/,
    build: (concept) => ({ about: 'forget', concept }),
  },
  {
    pattern:
      /^(?:what is|what does|what was|what do|explain|tell me about|tell me what|how does|describe|what happens with|what do you do for|what is in|what do you mean by|do you know) (?:the |a )?(?<name>.+?)(?: mean| means| do| does| is| work| again)?$/,
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
    pattern: /^(?<name>.+?) (?:should|shall|must) (?:also|too|as well) (?<rest>.+)$/,
    build: (concept, rest) => ({ about: 'add-step', concept, words: rest }),
  },
  {
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

/** Longer names are tried first: "late tea" before "late". */
function splits(pattern: RegExp, words: string): readonly { readonly name: string; readonly rest: string }[] {
  const greedy = new RegExp(pattern.source.replace('(?<name>.+?)', '(?<name>.+)'));
  return [pattern.exec(words)?.groups, greedy.exec(words)?.groups].flatMap((groups) =>
    groups ? [{ name: groups.name ?? groups.name2 ?? '', rest: groups.rest ?? '' }] : [],
  );
}

/** Reads what is said about a taught concept: explain, forget, change, rename, add or leave out a step. */
export function readAboutConcept(sentence: string, eyes: TeachingEyes): Talk | undefined {
  const words = sentence.replace(/^(?:from now on|in future|actually|please|ok|okay|so|and) /, '');
  for (const { pattern, build } of PATTERNS) {
    for (const { name, rest } of splits(pattern, words)) {
      const concept = eyes.conceptNamed(name);
      const talk = concept === undefined ? undefined : build(concept, rest, eyes);
      if (talk) return talk;
    }
  }
  return undefined;
}
