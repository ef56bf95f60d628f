import type { Condition } from '../../domain/concept.ts';
import type { Meaning, Talk } from '../../domain/meaning.ts';
import { type Saying, slice } from '../saying.ts';
import { talkIntent } from '../talk.ts';
import { bareConditions } from './take-conditions.ts';

const DOES =
  '(?:work|works|run|runs|happen|happens|apply|applies|count|counts|hold|holds|start|starts|be done|be used|be on|go)';
const NO_MORE = '(?: any ?more| any longer| from now on)?';

interface Form {
  /** `name`: the concept; what follows the match is the condition, with `lead` put before it. */
  readonly pattern: RegExp;
  readonly lead: string;
  readonly frees?: true;
}

/** How a taught concept is restricted, and freed again. What stands after the match has to be the condition, all of it. */
const FORMS: readonly Form[] = [
  {
    frees: true,
    lead: 'only',
    pattern: new RegExp(
      `^(?:please )?(?:make |let |have )?(?:(?<name>.+?) )?(?:(?:should|shall|must|need|needs|does|do|is to|has to) )?(?:not|no longer|not have to)(?: ${DOES})?(?: only| just)(?: ${DOES})? `,
    ),
  },
  { frees: true, lead: 'only', pattern: /^(?<name>.+?) (?:is )?(?:no longer|not) only / },
  {
    lead: 'only',
    pattern: new RegExp(
      `^(?:please )?(?:make|let|have|allow) (?<name>.+?) (?:(?:only|just) )?(?:to )?(?:(?:only|just) )?${DOES}(?: only| just)? `,
    ),
  },
  {
    lead: 'only',
    pattern: new RegExp(
      `^(?:please )?(?<name>.+?) (?:(?:should|shall|must|may|can|is to|is allowed to) )?(?:only|just) (?:(?:${DOES}|is for|be|is) )?`,
    ),
  },
  {
    lead: 'only',
    pattern: new RegExp(`^(?:please )?(?<name>.+?) (?:should |shall |must |may )?${DOES} (?:only|just) `),
  },
  {
    lead: 'only',
    pattern:
      /^(?:please )?(?:only|just) (?:do|run|start|use|allow|apply) (?<name>.+?) (?=(?:if|when|while|after|before|on|at|in|during|between|from|as)\b)/,
  },
  {
    lead: 'not',
    pattern: new RegExp(
      `^(?:please )?(?:(?:do not|never) (?:do|run|start|use|allow|apply) (?<name>.+?)|(?<name2>.+?) (?:should|shall|must|may) (?:not|never) ${DOES}) (?=(?:if|when|while|after|before|on|at|in|during|between|from)\\b)`,
    ),
  },
  {
    lead: '',
    pattern: new RegExp(`^(?:please )?(?<name>.+?) (?:should |shall |must )?(?:not )?${DOES} (?=unless\\b)`),
  },
];

/** Free of all conditions: "movie time should always work", "remove the condition from movie time". */
const ALWAYS =
  '(?:always|at any time(?: of day)?|any time|anytime|whenever|every day|all day|at all times|day and night|without (?:any )?conditions?|again at any time)';
const FREED: readonly RegExp[] = [
  new RegExp(
    `^(?:please )?(?:make |let |have )?(?<name>.+?) (?:(?:should|shall|may|can|must) )?(?:(?:always|again) )?${DOES}(?: again)?(?: ${ALWAYS})${NO_MORE}$`,
  ),
  new RegExp(
    `^(?:please )?(?:make |let |have )?(?<name>.+?) (?:(?:should|shall|may|can|must) )?always ${DOES}(?: again)?${NO_MORE}$`,
  ),
  /^(?:please )?(?:remove|drop|delete|forget|take away|lift|clear) (?:the |all |all the )?(?:conditions?|restrictions?|limits?) (?:from|of|on|for) (?<name>.+)$/,
];

/**
 * Reads what is said about when a taught concept may be used: "make movie time only work after sunset", "bedtime only on
 * weekdays", "movie time not only after sunset any more", and of the one that was spoken of last "only after sunset".
 */
export function readAboutConditions(
  saying: Saying,
  conceptNamed: (words: string) => string | undefined,
): Meaning | undefined {
  const tokens = saying.tokens.filter(({ norm }) => !/^[,:;]$/.test(norm));
  const bare = bareFree({ ...saying, tokens }) ?? bareRestriction({ ...saying, tokens });
  if (bare) return bare;
  const line = tokens.map(({ norm }) => norm).join(' ');
  for (const pattern of FREED) {
    const name = pattern.exec(line)?.groups?.name;
    const concept = name === undefined ? undefined : conceptNamed(name);
    if (concept !== undefined) return told({ about: 'free', concept });
  }
  let refused: Meaning | undefined;
  for (const { pattern, lead, frees } of FORMS) {
    const match = pattern.exec(`${line} `);
    const name = match?.groups?.name ?? match?.groups?.name2;
    const concept = name === undefined ? undefined : conceptNamed(name);
    if (!match || concept === undefined) continue;
    const skip = match[0].trim().split(' ').length;
    const rest = { ...saying, tokens: withoutTail(tokens.slice(skip)) };
    const read = bareConditions({ ...rest, tokens: [...words(lead, saying), ...rest.tokens] });
    if (read) return meant(read, concept, frees);
    refused ??= IS_ABOUT_WHEN.test(match[0]) ? cannotTell(slice(rest, 0)) : undefined;
  }
  return refused;
}

const IS_ABOUT_WHEN = new RegExp(` ${DOES} `);

const cannotTell = (words: string): Meaning => ({
  outcome: 'unsupported',
  reason: `I can't tell when that is ("${words}"), so I changed nothing.`,
  confidence: 0.8,
});

type Read = { readonly conditions: readonly Condition[]; readonly lacks?: string; readonly only: boolean };

function meant({ conditions, lacks }: Read, concept: string | undefined, frees?: true): Meaning {
  if (lacks !== undefined && !frees) return { outcome: 'unsupported', reason: lacks, confidence: 0.9 };
  const of = concept === undefined ? {} : { concept };
  return told(frees ? { about: 'free', ...of, onlyIf: conditions } : { about: 'restrict', ...of, onlyIf: conditions });
}

const told = (talk: Talk): Meaning => ({ outcome: 'understood', intents: [talkIntent(talk)], confidence: 0.9 });

/** "But only after sunset": nothing but a condition, with an "only" or a "not". */
function bareRestriction(saying: Saying): Meaning | undefined {
  const read = bareConditions(saying);
  return read?.only ? meant(read, undefined) : undefined;
}

/** "Not only after sunset any more". */
function bareFree(saying: Saying): Meaning | undefined {
  const line = saying.tokens.map(({ norm }) => norm).join(' ');
  const lead = /^(?:but |and |please |ok |okay )*(?:not|no longer) (?=(?:only|just) )/.exec(line)?.[0];
  if (lead === undefined) return undefined;
  const rest = withoutTail(saying.tokens.slice(lead.trim().split(' ').length));
  const read = bareConditions({ ...saying, tokens: rest });
  return read ? meant(read, undefined, true) : undefined;
}

function withoutTail(tokens: Saying['tokens']): Saying['tokens'] {
  const line = tokens.map(({ norm }) => norm).join(' ');
  const tail = /(?: (?:any ?more|any longer|from now on|please|again))+$/.exec(line)?.[0];
  return tail === undefined ? tokens : tokens.slice(0, tokens.length - tail.trim().split(' ').length);
}

const words = (line: string, saying: Saying): Saying['tokens'] =>
  line === '' ? [] : [{ text: line, norm: line, stem: line, start: 0, end: saying.tokens[0]?.start ?? 0, pos: 'ADV' }];
