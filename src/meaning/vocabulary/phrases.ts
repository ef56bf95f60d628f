import type { Phrase } from '../../domain/vocabulary.ts';

/** One part after another. */
export const seq = (...sequence: readonly Phrase[]): Phrase => ({ sequence });
/** One of several. A string may hold several, separated by `|`. */
export const any = (...choices: readonly Phrase[]): Phrase => ({
  oneOf: choices.flatMap((choice): readonly Phrase[] =>
    typeof choice === 'string' ? choice.split('|').map((one) => one.trim()) : [choice],
  ),
});
/** One of several, said as often as the weight says against what it stands beside: 1 is just as often. */
export const rare = (weight: number, ...choices: readonly Phrase[]): Phrase => ({
  oneOf: [any(...choices)],
  weights: [weight],
});
/**
 * How often things are said, in three steps against the usual wording (1). They are estimates, and coarse on purpose:
 * what sounds clear must win, and the steps only decide between what sounds alike. Powers of two, so that their products are few: 0.7, 1.4 and 2.8 nats.
 */
/** A wording that people do use, but not first. */
export const often = (...choices: readonly Phrase[]): Phrase => rare(0.5, ...choices);
/** What one in a few says, or says now and then. */
export const seldom = (...choices: readonly Phrase[]): Phrase => rare(0.25, ...choices);
/** What is understood, but hardly ever said. */
export const rarely = (...choices: readonly Phrase[]): Phrase => rare(1 / 16, ...choices);
/** Said or not. */
export const opt = (...choices: readonly Phrase[]): Phrase => ({ maybe: any(...choices) });
/** One or more times. */
export const many = (repeat: Phrase): Phrase => ({ repeat });
/** Another rule, by its name. */
export const ref = (rule: string): Phrase => ({ rule });
/** One to so many words of which nobody knows yet what they mean. */
export const open = (words: number): Phrase => ({ open: { words } });

export type Rules = Readonly<Record<string, Phrase>>;

/**
 * Takes out of rules what cannot be said because it needs a rule without a choice (a home without locks has no lock
 * names), and then the rules that `starts` cannot reach.
 */
export function withoutDeadEnds(rules: Rules, starts: readonly string[]): Rules {
  const alive = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const [name, phrase] of Object.entries(rules)) {
      if (alive.has(name) || living(phrase, alive) === undefined) continue;
      alive.add(name);
      grew = true;
    }
  }
  const kept: Record<string, Phrase> = {};
  const queue = [...starts];
  for (const name of queue) {
    const phrase = rules[name];
    const live = phrase === undefined || kept[name] !== undefined ? undefined : living(phrase, alive);
    if (live === undefined) continue;
    kept[name] = live;
    queue.push(...rulesIn(live));
  }
  return kept;
}

/** What is left of a phrase when only these rules can be said; undefined when nothing is. */
function living(phrase: Phrase, alive: ReadonlySet<string>): Phrase | undefined {
  if (typeof phrase === 'string' || 'open' in phrase) return phrase;
  if ('rule' in phrase) return alive.has(phrase.rule) ? phrase : undefined;
  if ('maybe' in phrase) {
    const maybe = living(phrase.maybe, alive);
    return maybe === undefined ? { sequence: [] } : { maybe };
  }
  if ('repeat' in phrase) {
    const repeat = living(phrase.repeat, alive);
    return repeat === undefined ? undefined : { repeat };
  }
  if ('sequence' in phrase) {
    const sequence = phrase.sequence.map((part) => living(part, alive)).filter((part) => part !== undefined);
    return sequence.length < phrase.sequence.length ? undefined : { sequence };
  }
  const left = phrase.oneOf.flatMap((choice, index) => {
    const live = living(choice, alive);
    return live === undefined ? [] : [{ live, weight: phrase.weights?.[index] ?? 1 }];
  });
  if (left.length === 0) return undefined;
  const oneOf = left.map(({ live }) => live);
  return phrase.weights === undefined ? { oneOf } : { oneOf, weights: left.map(({ weight }) => weight) };
}

function rulesIn(phrase: Phrase): readonly string[] {
  if (typeof phrase === 'string' || 'open' in phrase) return [];
  if ('rule' in phrase) return [phrase.rule];
  if ('maybe' in phrase) return rulesIn(phrase.maybe);
  if ('repeat' in phrase) return rulesIn(phrase.repeat);
  return ('sequence' in phrase ? phrase.sequence : phrase.oneOf).flatMap(rulesIn);
}
