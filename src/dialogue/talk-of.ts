import type { Meaning, Talk } from '../domain/meaning.ts';

/** What a sentence says about the conversation, where it is about that. */
export function talkOf(meaning: Meaning): Talk['about'] | undefined {
  const [intent] = meaning.outcome === 'understood' ? meaning.intents : [];
  return intent?.kind === 'talk' ? intent.talk.about : undefined;
}
