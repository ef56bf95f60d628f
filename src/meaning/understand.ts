import type { Concept } from '../domain/concept.ts';
import type { CustomSkill } from '../domain/custom-skill.ts';
import type { Fact } from '../domain/fact.ts';
import type { Home } from '../domain/home.ts';
import type { Defined, Intent, Meaning, Understanding } from '../domain/meaning.ts';
import { readShowing, showsNameless } from './by-showing.ts';
import { withoutChatter } from './chatter.ts';
import { readAboutConditions } from './conditions/about-conditions.ts';
import { correctionIn } from './correction.ts';
import { type DefinedFor, readDefinition } from './define.ts';
import { readDryRun } from './dry-run.ts';
import { readFreely, saidOnce } from './freely/read-freely.ts';
import { askedDomain } from './interpret.ts';
import { isValueWord, knownName } from './known-name.ts';
import { chooseConcept, compileLexicon, type Lexicon } from './lexicon.ts';
import { orSeveral, readMixed } from './mixed.ts';
import { inOwnWords, nearestName } from './near/nearest.ts';
import { nothingToTell } from './questions/nothing.ts';
import { isQuestion, readQuestion } from './questions/question.ts';
import { request } from './request.ts';
import { resolveTarget } from './resolve.ts';
import { hear, type Saying } from './saying.ts';
import { type SecondThought, secondThought } from './second-thought.ts';
import { segment } from './segment.ts';
import { rankCustom } from './skills/custom.ts';
import { compileSkill } from './skills/custom-compile.ts';
import { compileFacts } from './skills/facts.ts';
import { readSkill } from './skills.ts';
import { conceptKey } from './statement.ts';
import { readTalk, talkIntent } from './talk.ts';
import { isLesson, readTeaching } from './teaching.ts';
import { eyesFor } from './teaching-eyes.ts';
import { tokenize } from './tokens.ts';
import { understood } from './understood.ts';
import { readUnfinished } from './unfinished.ts';

/** Longer sentences are refused: nobody speaks them, and work stays bounded. */
export const LONGEST = 500;

/** Compiles meaning for one home and what it was taught. Compile again when names or concepts change. */
export function createUnderstanding(
  home: Home,
  concepts: readonly Concept[],
  skills: readonly CustomSkill[] = [],
  facts: readonly Fact[] = [],
): Understanding {
  const lexicon = { ...compileNames(home, concepts, skills), facts: compileFacts(facts) };
  return {
    understand: (text, context) => (text.length > LONGEST ? tooLong() : toThePoint(hear(text, lexicon, context))),
    define: (text, context, request) =>
      text.length > LONGEST
        ? { outcome: 'unclear', words: text.slice(0, 40) }
        : definePoint(hear(text, lexicon, context), request),
    known: (name, context) => knownName(name, lexicon, context, (text) => understand(hear(text, lexicon, context))),
    nearest: (text, context) => {
      const again = (words: string): Meaning => understand(hear(words, lexicon, context));
      const meaning = text.length > LONGEST ? tooLong() : again(text);
      return meaning.outcome === 'unknown' ? nearestName(hear(text, lexicon, context), meaning, again) : undefined;
    },
    resolve: (target, area) => resolveTarget(target, lexicon, area),
  };
}

/** What a sentence means as it was said, else without the chatter around it. */
function toThePoint(saying: Saying): Meaning {
  const asSaid = understand(saying);
  const point = asSaid.outcome === 'understood' ? undefined : withoutChatter(saying);
  if (!point) return asSaid;
  const meaning = understand(point);
  return meaning.outcome === 'rejected' ? asSaid : meaning;
}

function definePoint(saying: Saying, request: DefinedFor | undefined): Defined {
  const asSaid = define(saying, request);
  const point = asSaid.outcome === 'unclear' && asSaid.why === undefined ? withoutChatter(saying) : undefined;
  return point ? define(point, request) : asSaid;
}

/** A definition in its own words, else whatever is understood as a request to devices: "get the hoover to clean". */
function define(saying: Saying, request: DefinedFor | undefined): Defined {
  const defined = readDefinition(saying, request);
  if (defined.outcome !== 'unclear' || defined.why !== undefined) return defined;
  const { focus: _focus, ...context } = saying.context;
  const meaning = understand({ ...saying, context });
  if (meaning.outcome !== 'understood' || !meaning.intents.every((intent) => intent.kind === 'set')) return defined;
  if (meaning.intents.some((intent) => intent.kind === 'set' && intent.lasts))
    return { ...defined, why: "I can't keep for how long yet, only what and when." };
  const steps = meaning.intents.flatMap((intent) =>
    intent.kind === 'set' ? [{ target: intent.target, set: intent.setting }] : [],
  );
  return { outcome: 'defined', definition: { kind: 'procedure', steps } };
}

/** The names of a home and its people, and what they added by example. */
export function compileNames(home: Home, concepts: readonly Concept[], skills: readonly CustomSkill[]): Lexicon {
  // Who teaches a built-in value was asked whether it shall mean something else from then on.
  const isNew = (name: string, before: Lexicon): boolean =>
    segment(tokenize(name), before, {}).some(({ sense }) => sense.is === 'unknown') || isValueWord(name, before);
  const lexicon = compileLexicon(home, concepts, isNew);
  return skills.length ? { ...lexicon, skills: skills.map((skill) => compileSkill(skill, lexicon)) } : lexicon;
}

const tooLong = (): Meaning => ({
  outcome: 'unsupported',
  reason: 'That was too long for me. Say it in shorter sentences.',
  confidence: 1,
});

/** What a sentence means: to the built-in readers, or to what somebody added by example where that fits better. */
export function understand(saying: Saying): Meaning {
  const meaning = rankCustom(saying, saying.lexicon.skills ?? [], readBuiltIn(saying, understand));
  if (meaning.outcome !== 'unknown') return meaning;
  const again = (text: string): Meaning => understandPart(hear(text, saying.lexicon, saying.context));
  return inOwnWords(saying, meaning, again) ?? meaning;
}

/** The same of a part of a sentence, which is not taken apart again: work stays bounded. */
export function understandPart(saying: Saying): Meaning {
  return rankCustom(saying, saying.lexicon.skills ?? [], readBuiltIn(saying, understandPart));
}

/** From a sentence to its meaning: what is said about the conversation first, then teaching, statements, questions, requests. */
function readBuiltIn(saying: Saying, again: (part: Saying) => Meaning): Meaning {
  if (!saying.tokens.some((token) => /[\p{L}\p{N}]/u.test(token.norm))) return { outcome: 'rejected', confidence: 1 };
  const talk = readTalk(saying);
  if (talk) return understood([talk]);
  const correction = correctionIn(saying);
  if (correction) return understood([correction]);
  const taught = statedConcept(saying);
  if (taught) return understood([taught]);
  const better = isLesson(saying) ? undefined : secondThought(saying);
  if (better) return afterSecondThought(better);
  const eyes = eyesFor(saying);
  const restricted = readAboutConditions(saying, eyes.conceptNamed);
  if (restricted) return restricted;
  const told = readDryRun(saying) ?? readShowing(saying, eyes.nameable);
  if (told) return understood([talkIntent(told)]);
  if (showsNameless(saying))
    return {
      outcome: 'unsupported',
      reason: 'I would like to watch, but for which word? Say it like this: "when I say movie night, watch me".',
      confidence: 0.9,
    };
  const teaching = readTeaching(saying, eyes);
  if (teaching) return understood([talkIntent(teaching)]);
  const unfinished = readUnfinished(saying, understandPart);
  if (unfinished) return unfinished;
  const whole = readWhole(saying, again);
  if (again !== understand) return whole;
  const plain = whole.outcome === 'ambiguous' ? whole : orSeveral(whole, () => readMixed(saying, understandPart));
  return (mayBeFree(plain) ? readFreely(saying, understandPart) : undefined) ?? saidOnce(saying, plain);
}

/** What was not understood as it stands may be understood as people talk; a question about a hole is better asked. */
const mayBeFree = (meaning: Meaning): boolean =>
  meaning.outcome === 'rejected' ||
  meaning.outcome === 'unsupported' ||
  (meaning.outcome === 'unknown' && (!meaning.missing || meaning.missing.what === 'value'));

const usesConcept = ({ tokens, lexicon, context }: Saying): boolean =>
  lexicon.concepts.size > 0 && segment(tokens, lexicon, context).some(({ sense }) => sense.is === 'concept');

/** A sentence as one request: to a skill, a question, or to devices. */
function readWhole(saying: Saying, again: (part: Saying) => Meaning): Meaning {
  // What somebody taught is meant before what its words say by themselves: "halloween" may be a look.
  const taught = usesConcept(saying) ? request(saying) : undefined;
  if (taught?.outcome === 'understood') return taught;
  const skilled = readSkill(saying, again);
  if (skilled) return betterOf(skilled, saying);
  if (isQuestion(saying)) {
    const question = readQuestion(saying);
    if (question) return understood([question]);
    const reason = nothingToTell(saying);
    return reason === undefined
      ? { outcome: 'rejected', confidence: 0.6 }
      : { outcome: 'unsupported', reason, confidence: 0.7 };
  }
  return request(saying);
}

/** "The lights on the first floor" are no appointment on the first: a skill that is at a loss gives way to a request that is not. */
function betterOf(skilled: Meaning, saying: Saying): Meaning {
  if (skilled.outcome !== 'unknown' || skilled.missing || isQuestion(saying)) return skilled;
  const plain = request(saying);
  return plain.outcome === 'understood' ? plain : skilled;
}

/** "The landing light, no, the porch light": what is said second, with what it leaves out taken from the first. */
function afterSecondThought({ first, second }: SecondThought): Meaning {
  const before = understand(first);
  const focus =
    before.outcome === 'understood'
      ? before.intents.filter((intent) => intent.kind === 'set' || intent.kind === 'use')
      : before.outcome === 'ambiguous'
        ? [before.request]
        : [];
  return understand({ ...second, context: { ...second.context, focus } });
}

/** A sentence that stands, as a whole, for something taught: "it's really dark in here". */
function statedConcept(saying: Saying): Intent | undefined {
  const ids = isQuestion(saying) ? undefined : saying.lexicon.statements.get(conceptKey(saying.tokens));
  const concept = ids ? chooseConcept(ids, saying.lexicon.concepts, saying.context.speaker) : undefined;
  if (!concept || concept.definition.kind === 'name') return undefined;
  const domain = askedDomain(concept);
  const target = domain ? ({ kind: { domain }, in: 'here' } as const) : undefined;
  const targets = target ? resolveTarget(target, saying.lexicon, saying.context.area) : [];
  return {
    kind: 'use',
    name: 'UnderstudyUse',
    slots: { concept: concept.name },
    targets,
    concept: concept.id,
    ...(target ? { target } : {}),
  };
}
