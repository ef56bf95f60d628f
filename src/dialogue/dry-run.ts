import { contextOf } from './context.ts';
import { type Acting, type Conversation, settled } from './conversation.ts';
import { describe, describeHeld } from './describe.ts';
import { planActs } from './plan-acts.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** "What would movie time do now?": plans it against the home as it is, and does nothing of it. */
export function dryRun(conversation: Conversation, words: string, tools: DialogueTools, speaker: Speaker): Turn {
  const idle = settled(conversation);
  const meaning = tools.understanding().understand(words, contextOf(speaker));
  const acts =
    meaning.outcome === 'understood'
      ? meaning.intents.filter((intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use')
      : [];
  if (meaning.outcome === 'understood' && acts.length === meaning.intents.length) {
    const planned = planActs(acts, tools, speaker);
    return turn(idle, {
      say: 'would',
      words,
      deeds: planned.deeds,
      asks: planned.sensitiveDeeds,
      leftOut: planned.leftOut,
      gone: [...planned.gone, ...planned.missing],
      held: describeHeld(planned.held, tools),
    });
  }
  const concept = tools.concepts
    .all()
    .find(
      ({ name, otherNames, owner }) =>
        (owner === undefined || owner === speaker.person) &&
        [name, ...otherNames].some((one) => one.toLowerCase() === words.toLowerCase()),
    );
  if (concept) return turn(idle, { say: 'explain', name: concept.name, ...describe(concept, tools) });
  if (meaning.outcome === 'understood')
    return turn(idle, { say: 'plainly', text: `I would do just that: "${words}".` });
  if (meaning.outcome === 'unsupported') return turn(idle, { say: 'cannot', reason: meaning.reason });
  return turn(idle, { say: 'plainly', text: `Nothing: I don't know what "${words}" means.` });
}
