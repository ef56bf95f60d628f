import { act } from './act.ts';
import { chooseAmong } from './choose.ts';
import { contextOf } from './context.ts';
import type { Conversation } from './conversation.ts';
import { changeConcept } from './edit.ts';
import type { Respond } from './in-order.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import type { Turn } from './turn.ts';
import { takeBack } from './undo.ts';

/** "No, I meant the bedroom light": puts back what was done, and does the same where it was meant. */
export async function correct(
  conversation: Conversation,
  words: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const { last } = conversation;
  const chosen = chooseFrom(conversation, words, tools);
  if (chosen && last) {
    const [intent] = last.intents;
    if (intent) {
      const restored = await takeBack(last, tools);
      const done = await act(
        conversation,
        [{ ...intent, targets: chosen, target: { entities: chosen } }],
        last.text,
        tools,
        speaker,
      );
      return { ...done, calls: [...restored.calls, ...done.calls] };
    }
  }
  const taught =
    conversation.undoable === 'learning'
      ? tools.concepts.all().find(({ id }) => id === conversation.learned)
      : undefined;
  if (taught) {
    const changed = await changeConcept(conversation, taught, words, tools, speaker);
    if (changed.remark.say === 'changed') return useAgain(changed, last, tools, speaker);
  }
  const context = { ...contextOf(speaker), ...(last ? { focus: last.intents } : {}) };
  const meaning = tools.understanding().understand(words, context);
  if (
    !last ||
    meaning.outcome !== 'understood' ||
    !meaning.intents.some(({ kind }) => kind === 'set' || kind === 'use')
  )
    return respond(conversation, meaning, words, tools, speaker);
  const restored = await takeBack(last, tools);
  const done = await respond(conversation, meaning, words, tools, speaker);
  return { ...done, calls: [...restored.calls, ...done.calls] };
}

/** "No, sixteen percent", said of what was just taught and done: what was done is done anew. */
async function useAgain(
  changed: Turn,
  last: Conversation['last'],
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  if (!last || !changed.conversation.learned || !last.concepts.includes(changed.conversation.learned)) return changed;
  const done = await act(changed.conversation, last.intents, last.text, tools, speaker);
  return { ...done, remark: changed.remark, conversation: { ...done.conversation, undoable: 'learning' } };
}

function chooseFrom(conversation: Conversation, words: string, tools: DialogueTools): readonly string[] | undefined {
  const entities = tools.home().entities;
  const choices = (conversation.choices ?? []).flatMap((id) => entities.find((entity) => entity.id === id) ?? []);
  const chosen = choices.length ? chooseAmong(words, choices).map(({ id }) => id) : [];
  return chosen.length ? chosen : undefined;
}
