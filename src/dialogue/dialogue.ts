import type { Meaning } from '../domain/meaning.ts';
import { takeChoice, takeYes } from './answers.ts';
import { takeClash } from './conflict.ts';
import { contextOf } from './context.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import { takeDoubt } from './doubt.ts';
import { takeGoal } from './goals/take.ts';
import { takeHunch } from './habits/hunch.ts';
import { takeProposal } from './habits/propose.ts';
import { takeStop } from './habits/stop.ts';
import type { Draft } from './learn.ts';
import { isFinished } from './lesson-words.ts';
import { takeMissing } from './missing.ts';
import { takeNear } from './near.ts';
import { replyToReminder } from './reminders/reply.ts';
import { takeSuggestion } from './reminders/suggest.ts';
import { takeWho } from './reminders/who.ts';
import { respond } from './respond.ts';
import { talkOf } from './talk-of.ts';
import { keep, takeDefinition } from './teach.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';
import { finishWatching, unwatched } from './watch.ts';

/** Questions that go on after a no: what was meant, or another name, is asked for. */
const ANSWERS_NO: ReadonlySet<Pending['awaits']> = new Set<Pending['awaits']>(['definition', 'near', 'conflict']);

/** One turn of a conversation: from the words that were said to what is done and answered. */
export async function converse(
  conversation: Conversation,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const { pending } = conversation;
  const context = { ...contextOf(speaker), focus: conversation.focus };
  const meaning = tools.understanding().understand(text, context);
  const talk = talkOf(meaning);
  const { watching } = conversation;
  if (watching && !pending) {
    if (isFinished(text)) return finishWatching(conversation, watching, tools, speaker, respond);
    if (talk === 'never-mind' || talk === 'no') return turn(unwatched(conversation), { say: 'left-alone' });
  }
  if (pending?.awaits === 'doubt') return takeDoubt(conversation, pending, meaning, text, tools, speaker, converse);
  if (pending?.awaits === 'proposal')
    return takeProposal(conversation, pending, meaning, text, tools, speaker, respond);
  if (pending?.awaits === 'stop') return takeStop(conversation, pending, meaning, text, tools, speaker, respond);
  if (pending?.awaits === 'remind') return takeSuggestion(conversation, pending, meaning, text, tools, speaker);
  if (pending?.awaits === 'hunch') return takeHunch(conversation, pending, meaning, text, tools, speaker, respond);
  if (pending?.awaits === 'goal') return takeGoal(conversation, pending, meaning, text, tools, speaker, respond);
  if (pending?.awaits === 'definition' && pending.steps && isFinished(text))
    return takeDefinition(conversation, pending, text, tools, speaker, respond);
  if (pending && (talk === 'never-mind' || (talk === 'no' && !ANSWERS_NO.has(pending.awaits))))
    return turn(settled(conversation), { say: 'left-alone' });
  if (pending?.awaits === 'definition') {
    if (talk === 'no' || talk === 'dont-know')
      return turn(settled(conversation), { say: 'gave-up', name: pending.name });
    if (talk === 'yes') return turn(conversation, { say: 'go-on', name: pending.name });
    // What was spoken of before has no say in an answer: "thirty percent" is what the word means, not the blinds.
    const alone = tools.understanding().understand(text, contextOf(speaker));
    if (!pending.steps && isAnotherRequest(pending, alone, text))
      return respond(conversation, meaning, text, tools, speaker);
    return takeDefinition(conversation, pending, text, tools, speaker, respond);
  }
  if (pending?.awaits === 'conflict') {
    const store = (draft: Draft): Promise<Turn> => keep(conversation, draft, tools, speaker);
    const settledTurn = await takeClash(conversation, pending, talk, text, tools, speaker, store);
    return settledTurn ?? respond(conversation, meaning, text, tools, speaker);
  }
  if (pending?.awaits === 'near') return takeNear(conversation, pending, meaning, text, tools, speaker, respond);
  if (pending?.awaits === 'value') return takeMissing(conversation, pending, meaning, text, tools, speaker);
  if (pending?.awaits === 'who') return takeWho(conversation, pending, meaning, text, tools, speaker);
  if (pending?.awaits === 'yes') return takeYes(conversation, pending, meaning, text, tools, speaker);
  if (pending?.awaits === 'choice') return takeChoice(conversation, pending, meaning, text, tools, speaker);
  const reply = await replyToReminder(conversation, meaning, text, tools, speaker);
  return reply ?? respond(conversation, meaning, text, tools, speaker);
}

/** "No, forget that, turn on the TV": the question is dropped for another request. */
const INSTEAD = /^\W*(?:no\W+|nah\W+)?(?:forget (?:that|it)|never ?mind|leave it|cancel(?: that)?)\b\W*\w/i;

/**
 * After an unclear answer, a whole command for a named device is more likely a new request than what the word means:
 * taking it for the meaning would turn a misunderstanding into a lasting one. Teaching outright always is one.
 */
function isAnotherRequest(
  pending: Extract<Pending, { awaits: 'definition' }>,
  meaning: Meaning,
  text: string,
): boolean {
  if (meaning.outcome !== 'understood') return false;
  if (INSTEAD.test(text)) return true;
  const [first] = meaning.intents;
  if (first.kind === 'talk' && first.talk.about === 'teach')
    return first.talk.concept.toLowerCase() !== pending.name.toLowerCase();
  if (first.kind === 'talk')
    return (
      ['teach-as-now', 'list-taught', 'explain', 'forget', 'undo'].includes(first.talk.about) &&
      !pending.name.startsWith('my ')
    );
  if (pending.request.guess !== 'setting' || first.kind !== 'set') return false;
  // "Chandelier on" is no answer to what "any brighter" means for the chandelier.
  const { setting, targets } = first;
  // "Turn on the kettle", when asked what a lamp shall be: one plain command for another sort of device.
  const asked = pending.request.targets[0]?.split('.')[0];
  const elsewhere = asked !== undefined && meaning.intents.length === 1 && 'entities' in first.target;
  if (elsewhere && targets.every((id) => id.split('.')[0] !== asked)) return true;
  const bare = setting.state !== undefined && Object.keys(setting).length === 1;
  const same = targets.every((id) => pending.request.targets.includes(id));
  const named = 'entities' in first.target && !/\b(?:it|that|them|this)\b/i.test(text);
  if (bare && same && named && (setting.state === 'on' || setting.state === 'off')) return true;
  return pending.asked > 1 && 'entities' in first.target && !!first.slots.name;
}
