import type { Intent, Meaning } from '../domain/meaning.ts';
import { callAll } from './act.ts';
import { chooseAmong } from './choose.ts';
import { contextOf } from './context.ts';
import { type Acting, type Conversation, type Pending, settled } from './conversation.ts';
import { keepReturn } from './lasting.ts';
import { askWhich, type Choice, isActing, respond } from './respond.ts';
import { runSkill } from './skills/skills.ts';
import { talkOf } from './talk-of.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** A question about devices or a yes is repeated once, then dropped. */
const TIMES = 2;

/** The answer to "which one?". */
export async function takeChoice(
  conversation: Conversation,
  pending: Choice,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const entities = tools.home().entities;
  const choices = pending.choices.flatMap((id) => entities.find((entity) => entity.id === id) ?? []);
  const ids = chooseAmong(text, choices).map(({ id }) => id);
  if (ids.length) {
    const intent: Acting = {
      ...pending.intent,
      targets: ids,
      target: { entities: ids },
      slots: { ...pending.intent.slots, name: choices.filter(({ id }) => ids.includes(id)).map(({ name }) => name) },
    };
    const whole = [...(pending.before ?? []), intent, ...(pending.after ?? [])] as const;
    const chosen: Meaning = { outcome: 'understood', intents: whole as readonly [Intent, ...Intent[]], confidence: 1 };
    const done = await respond(conversation, chosen, pending.text, tools, speaker);
    return { ...done, conversation: { ...done.conversation, choices: pending.choices } };
  }
  if (meaning.outcome === 'understood') return respond(conversation, meaning, text, tools, speaker);
  // "The bedroom one": none of those, but another.
  const other = tools.understanding().understand(text, { ...contextOf(speaker), focus: [pending.intent] });
  if (other.outcome === 'understood' && other.intents.every(isActing))
    return respond(conversation, other, pending.text, tools, speaker);
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'left-alone' });
  return askWhich(conversation, { ...pending, asked: pending.asked + 1 }, tools);
}

/** The answer to "shall I really?". */
export async function takeYes(
  conversation: Conversation,
  pending: Extract<Pending, { awaits: 'yes' }>,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  if (talkOf(meaning) === 'yes') {
    const made = await callAll(pending.calls, tools);
    if (made.failure) return turn(settled(conversation), { say: 'failed', reason: made.failure }, made.calls);
    if (pending.intents?.length)
      return runSkill({
        conversation: settled(conversation),
        intents: pending.intents,
        text: pending.text,
        tools,
        speaker,
        confirmed: true,
      });
    const { back } = pending;
    const plans = back ? await keepReturn(back, tools) : [];
    const putsBack = back ? { putsBack: back.says } : {};
    const done = { say: 'done', deeds: pending.deeds, concepts: [], leftOut: [], gone: [], ...putsBack } as const;
    const remark = pending.answer === undefined ? done : ({ say: 'plainly', text: pending.answer } as const);
    const { last, ...rest } = settled(conversation);
    const kept = last ? { last: plans.length ? { ...last, plans } : last } : {};
    return turn({ ...rest, ...kept }, remark, made.calls);
  }
  if (meaning.outcome === 'understood') return respond(conversation, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'left-alone' });
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    pending.question === undefined
      ? { say: 'confirm', deeds: pending.deeds, done: [], again: true }
      : { say: 'plainly', text: `Please say yes or no. ${pending.question}` },
  );
}
