import type { Fact } from '../../domain/fact.ts';
import type { Phrase } from '../../domain/vocabulary.ts';
import { spokenName } from './names.ts';
import { any, opt, type Rules, ref, seq } from './phrases.ts';

/** The sentences of custom skills, and beside them questions after how long something takes, for what is known of it. */
export function withFacts(skills: { readonly custom: Phrase }, facts: readonly Fact[]): Rules {
  const spoken = (words: readonly string[]): readonly string[] => [...new Set(words.map(spokenName).filter(Boolean))];
  return {
    custom: any(skills.custom, ref('fact_question')),
    fact_topic: any(...spoken(facts.flatMap(({ about }) => about))),
    fact_how: any(...spoken(facts.flatMap(({ how }) => how))),
    fact_question: any(
      seq('how long', any('does|do|should|must'), opt('the|my'), ref('fact_topic'), any('take', ref('fact_how'))),
      seq('how long', any('do i|should i|do you|to'), ref('fact_how'), opt('the|a|my'), ref('fact_topic')),
      seq('how long', any('for', 'does it take to'), opt(ref('fact_how')), opt('the|a'), ref('fact_topic')),
    ),
  };
}
