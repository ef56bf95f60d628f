import type { Meaning, SkillIntent, SlotValue } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import { fillCall, fillText } from './custom-call.ts';
import { type CompiledSkill, exampleOf } from './custom-compile.ts';
import { evidenceIn, type Match, matchSample, mayFit } from './custom-match.ts';
import { TELLING_WEIGHT } from './custom-words.ts';

/** A sentence as a custom skill reads it, and how well it fits: 0 to 1. */
export interface CustomReading {
  readonly match: Match;
  readonly fit: number;
}

/**
 * How much of a sample must be said, in whatever words. Calibrated on sentences for the home and for other things, none
 * of which are for any of the example skills, against other wordings of these (tests/meaning/skills/custom.yaml).
 */
const LEAST_COVERAGE = 0.67;
/** A sample said word for word wins over the built-in readings; in other words, it does not. */
const EXACT_FIT = 0.98;
/** Free words swallow much: the sample wins only where the words around them say enough. */
const FREE_TEXT_FIT = 0.96;
const BARE_TEXT_FIT = 0.87;
const TELLING_LITERALS = 2;
const REWORDED_FIT = 0.88;

/** The readings of all custom skills, best first. Those below the threshold have a fit of less than `LEAST_COVERAGE`. */
export function customReadings(saying: Saying, skills: readonly CompiledSkill[]): readonly CustomReading[] {
  const heard = evidenceIn(saying);
  return skills
    .flatMap((compiled) => {
      const worth = compiled.samples.filter((sample) => mayFit(heard, sample));
      const matches = worth.flatMap((sample) => matchSample(saying, compiled, sample) ?? []);
      const readings = matches.map((match) => ({ match, fit: fitOf(match) }));
      return readings.sort(better)[0] ?? [];
    })
    .sort(better);
}

const better = (one: CustomReading, other: CustomReading): number => other.fit - one.fit;

function fitOf({ exact, coverage, missing, slots, compiled, sample }: Match): number {
  const lacking = missing.length * 0.05;
  const free = Object.keys(slots).some((slot) => compiled.skill.slots[slot]?.takes.type === 'text');
  const telling = sample.parts.filter((part) => part.is === 'word' && part.weight >= TELLING_WEIGHT).length;
  if (exact && free) return (telling >= TELLING_LITERALS ? FREE_TEXT_FIT : BARE_TEXT_FIT) - lacking;
  if (exact) return EXACT_FIT - lacking;
  return Math.min(1, coverage) * REWORDED_FIT - lacking;
}

/** True where a reading fits well enough to be meant. */
export function isMeant({ match }: CustomReading): boolean {
  return match.exact || match.coverage >= LEAST_COVERAGE;
}

/**
 * What the custom skills make of a sentence that the built-in readers read as `builtIn`: the better of both by fit.
 * What they understand wholly is theirs, unless somebody wrote this very sentence as a sample. Two skills that fit
 * nearly alike are asked about rather than guessed between.
 */
export function rankCustom(saying: Saying, skills: readonly CompiledSkill[], builtIn: Meaning): Meaning {
  if (!skills.length) return builtIn;
  const [best, next] = customReadings(saying, skills).filter(isMeant);
  if (!best || best.fit <= fitOfBuiltIn(builtIn)) return builtIn;
  if (next && best.fit - next.fit < TOO_CLOSE) return eitherOf(best, next, saying);
  return meaningOf(best, saying);
}

/** Two readings whose fits differ by less are as good as one another. */
const TOO_CLOSE = 0.03;

function eitherOf(one: CustomReading, other: CustomReading, { lexicon }: Saying): Meaning {
  const [a, b] = [one, other].map(({ match }) => exampleOf(match.compiled.skill, match.sample.text, lexicon));
  return {
    outcome: 'unsupported',
    reason: `That could be one of two things. Say "${a}" or "${b}".`,
    confidence: one.fit,
  };
}

/** What is not wholly understood fits less than what is. */
function fitOfBuiltIn(meaning: Meaning): number {
  // "Never mind", "yes": what steers the conversation is nobody else's. Teaching in passing ("X is Y") is but a guess.
  const [first] = meaning.outcome === 'understood' ? meaning.intents : [];
  if (first?.kind === 'talk' && first.talk.about !== 'teach') return 1;
  if (meaning.outcome === 'understood' || meaning.outcome === 'ambiguous') return Math.max(0.9, meaning.confidence);
  return 0;
}

/** What a reading means: the intent with its slots, and the call that it comes to. */
export function meaningOf({ match, fit }: CustomReading, saying: Saying): Meaning {
  const { skill } = match.compiled;
  if (match.missing.length) {
    const names = match.missing.map((name) => name.replace(/_/g, ' ')).join(' and ');
    return {
      outcome: 'unsupported',
      reason: `For that I need to know the ${names}. Say it like this: "${exampleOf(skill, match.sample.text, saying.lexicon)}".`,
      confidence: fit,
    };
  }
  const filled = fillCall(match, saying);
  if (filled.outcome === 'unfilled') return { outcome: 'unsupported', reason: filled.reason, confidence: fit };
  const slots = Object.fromEntries(
    Object.entries(filled.slots).map(([name, { said }]): [string, SlotValue] => [name, said]),
  );
  const answer = skill.answer === undefined ? undefined : fillText(skill.answer, filled.slots, 'said');
  const intent: SkillIntent = {
    kind: 'skill',
    skill: 'custom',
    name: skill.name,
    slots,
    targets: filled.call.target.entity_id,
    call: filled.call,
    ...(answer === undefined ? {} : { answer }),
  };
  return { outcome: 'understood', intents: [intent], confidence: fit };
}
