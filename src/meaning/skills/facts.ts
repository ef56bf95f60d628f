import type { Fact } from '../../domain/fact.ts';
import type { Meaning } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import { coreOf } from './core.ts';

/** A fact by the stems of its words. */
export interface CompiledFact {
  readonly fact: Fact;
  readonly about: readonly (readonly string[])[];
  readonly how: ReadonlySet<string>;
}

const ASKS =
  /^(?:(?:for )?how long|(?:for )?how many (?:seconds|minutes|hours)|how much time|what is the (?:right |best |ideal |proper |usual |recommended )?(?=\w+ time\b)|when (?:is|are)(?= .* (?:done|ready|cooked)$))/;
/** Words of such a question that say nothing of what it is about. */
const SAYS_NOTHING = new Set(
  (
    'how long many much seconds minutes hours time for does do did should shall must would will can could need needs ' +
    'ought supposed have has to it take takes taking i we you one they me us the a an my our some of in is are be ' +
    'let leave left keep get usually normally typically generally about roughly best good ideal perfect right proper ' +
    'recommended what when done ready please exactly actually cup mug pot'
  ).split(' '),
);

/** Facts that no sentence can be about are left out. */
export function compileFacts(facts: readonly Fact[]): readonly CompiledFact[] {
  return facts.flatMap((fact) => {
    const about = fact.about.map(stemsOf).filter((stems) => stems.length > 0);
    return about.length ? [{ fact, about, how: new Set(fact.how.flatMap(stemsOf)) }] : [];
  });
}

/**
 * Reads a question after how long something takes that a fact answers. Every word is one of asking, of what the fact is
 * about, or of what is done to it; of several facts, the one that the most words are the name of.
 */
export function readFact(saying: Saying): Meaning | undefined {
  const { facts } = saying.lexicon;
  if (!facts?.length) return undefined;
  const { words } = coreOf(saying);
  if (!ASKS.test(words)) return undefined;
  const said = new Set(
    words
      .replace(/^when /, '')
      .split(' ')
      .flatMap((word) => (SAYS_NOTHING.has(word) || !/\p{L}/u.test(word) ? [] : stemsOf(word))),
  );
  let best: { readonly fact: Fact; readonly named: number } | undefined;
  for (const { fact, about, how } of facts) {
    for (const stems of about) {
      const isAll = stems.every((stem) => said.has(stem));
      if (!isAll || ![...said].every((stem) => stems.includes(stem) || how.has(stem))) continue;
      if (best === undefined || stems.length > best.named) best = { fact, named: stems.length };
    }
  }
  if (best === undefined) return undefined;
  const { about, answer } = best.fact;
  const intent = {
    kind: 'skill',
    skill: 'facts',
    name: 'UnderstudyFactQuery',
    slots: { topic: about[0] ?? '' },
    targets: [],
    answer,
  } as const;
  return { outcome: 'understood', intents: [intent], confidence: 0.9 };
}

const stemsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !/^(?:of|the|a|an|in|for)$/.test(word))
    .map(stemOf);

/** "Boiled", "boiling" and "boils" are "boil". */
function stemOf(word: string): string {
  const bare = word.length > 3 ? word.replace(/(?<=\w{2}[^s])s$/, '') : word;
  const root = bare.replace(/(?<=\w{3})(?:ing|ed)$/, '').replace(/([^aeioul])\1$/, '$1');
  return root.length > 3 ? root.replace(/e$/, '').replace(/y$/, 'i') : root;
}
