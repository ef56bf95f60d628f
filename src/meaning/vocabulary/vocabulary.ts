import { createHash } from 'node:crypto';
import type { CustomSkill } from '../../domain/custom-skill.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Home } from '../../domain/home.ts';
import type { Saying } from '../../domain/saying.ts';
import type { Vocabulary } from '../../domain/vocabulary.ts';
import { ANSWER_RULES } from './answers.ts';
import { COMMAND_RULES } from './commands.ts';
import { withFacts } from './facts.ts';
import { HABIT_RULES } from './habits.ts';
import { LIST_RULES } from './lists.ts';
import { MEDIA_RULES } from './media.ts';
import { nameRules, spokenName } from './names.ts';
import { heardNames, isNickname, namesOf, type TaughtName, withNicknames } from './nicknames.ts';
import { NUMBER_RULES } from './numbers.ts';
import { OPEN_WORDS } from './open-words.ts';
import { any, open, type Rules, withoutDeadEnds } from './phrases.ts';
import { QUESTION_RULES } from './questions.ts';
import { spokenSayings } from './sayings.ts';
import { skillRules } from './skills.ts';
import { TIMING_RULES } from './timing.ts';
import { VALUE_RULES } from './values.ts';

/** Words whose spelling misleads, or whose usual pronunciation is not the only one at home. */
const PRONUNCIATIONS: Vocabulary['pronunciations'] = {
  // The dictionary gives "on" two vowels and "off" one; a speaker who says both with the same would always be heard as "on".
  off: ['AO F', 'AA F'],
  hdmi: ['EY CH D IY EH M AY'],
  wifi: ['W AY F AY'],
  led: ['L EH D', 'EH L IY D IY'],
};

const START = { request: 'request', definition: 'definition', confirmation: 'confirmation', choice: 'choice' } as const;

/**
 * The language that is spoken to a home: its sentences with the home's own names, and the names of what it was taught
 * (the last few hundred of them).
 * Pure: the same home and names give the same vocabulary, whose `id` is a digest of its content.
 */
export function buildVocabulary(
  home: Home,
  everything: readonly TaughtName[],
  skills: readonly CustomSkill[] = [],
  facts: readonly Fact[] = [],
  sayings: readonly Saying[] = [],
): Vocabulary {
  const taught = heardNames(everything);
  const named = withNicknames(home, taught);
  const rules: Rules = withoutDeadEnds(
    {
      ...NUMBER_RULES,
      ...VALUE_RULES,
      ...COMMAND_RULES,
      ...MEDIA_RULES,
      ...LIST_RULES,
      ...TIMING_RULES,
      ...QUESTION_RULES,
      ...ANSWER_RULES,
      ...HABIT_RULES,
      ...nameRules(named),
      ...withFacts(skillRules(skills, named), facts),
      concept: any(...spoken(taught.filter((one) => !isNickname(one)))),
      nickname: any(...spoken(taught.filter(isNickname))),
      novelty: open(3),
    },
    Object.values(START),
  );
  const said = spokenSayings(PRONUNCIATIONS, sayings, taught);
  const content = { start: START, rules, openWords: OPEN_WORDS, ...said };
  return { id: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16), ...content };
}

function spoken(taught: readonly TaughtName[]): ReadonlySet<string> {
  return new Set(taught.flatMap(namesOf).map(spokenName).filter(Boolean));
}
