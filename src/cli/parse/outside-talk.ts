import type { Meaning, Talk } from '../../domain/meaning.ts';

/** What only answers, and means nothing where nothing was asked or done before it. */
const ANSWERS: ReadonlySet<Talk['about']> = new Set<Talk['about']>(['yes', 'no', 'thanks', 'dont-know']);

/** A sentence by itself, outside of any conversation: a bare "yes" or "thanks" asks for nothing there. */
export function outsideOfTalk(meaning: Meaning): Meaning {
  const answers =
    meaning.outcome === 'understood' &&
    meaning.intents.every((intent) => intent.kind === 'talk' && ANSWERS.has(intent.talk.about));
  return answers ? { outcome: 'rejected', confidence: meaning.confidence } : meaning;
}
