import { settled } from '../conversation.ts';
import { turn } from '../turn.ts';
import type { SkillDoer } from './skill.ts';

/** Answers how long something takes. */
export const doFacts: SkillDoer = async ({ conversation, intents }) => {
  const answers = intents.flatMap(({ answer }) => answer ?? []);
  return turn(settled(conversation), { say: 'plainly', text: answers.join(' ') }, [], intents);
};
