import type { Intent, Meaning, SkillIntent } from '../domain/meaning.ts';
import { act, callAll } from './act.ts';
import { chooseAmong } from './choose.ts';
import { contextOf } from './context.ts';
import { takeTalk } from './control.ts';
import { type Acting, type Conversation, type Pending, settled } from './conversation.ts';
import { changeConcept } from './edit.ts';
import { forward } from './forward.ts';
import { answerQuery } from './query.ts';
import { runSkill } from './skills/skills.ts';
import { askToTeach, takeDefinition } from './teach.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';
import { restore } from './undo.ts';

/** A question about devices or a yes is repeated once, then dropped. */
const TIMES = 2;

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
  if (pending && (talk === 'never-mind' || (talk === 'no' && pending.awaits !== 'definition')))
    return turn(settled(conversation), { say: 'left-alone' });
  if (pending?.awaits === 'definition') {
    if (talk === 'no' || talk === 'dont-know')
      return turn(settled(conversation), { say: 'gave-up', name: pending.name });
    if (talk === 'yes') return turn(conversation, { say: 'go-on', name: pending.name });
    if (isAnotherRequest(pending, meaning)) return respond(conversation, meaning, text, tools, speaker);
    return takeDefinition(conversation, pending, text, tools, speaker);
  }
  if (pending?.awaits === 'value') return takeValue(conversation, pending, meaning, text, tools, speaker);
  if (pending?.awaits === 'yes') return takeYes(conversation, pending, meaning, text, tools, speaker);
  if (pending?.awaits === 'choice') return takeChoice(conversation, pending, meaning, text, tools, speaker);
  return respond(conversation, meaning, text, tools, speaker);
}

/**
 * After an unclear answer, a whole command for a named device is more likely a new request than what the word means:
 * taking it for the meaning would turn a misunderstanding into a lasting one. Teaching outright always is one.
 */
function isAnotherRequest(pending: Extract<Pending, { awaits: 'definition' }>, meaning: Meaning): boolean {
  if (meaning.outcome !== 'understood') return false;
  const [first] = meaning.intents;
  if (first.kind === 'talk' && first.talk.about === 'teach')
    return first.talk.concept.toLowerCase() !== pending.name.toLowerCase();
  if (first.kind === 'talk')
    return (
      ['teach-as-now', 'list-taught', 'explain', 'forget', 'undo'].includes(first.talk.about) &&
      !pending.name.startsWith('my ')
    );
  return (
    pending.asked > 1 &&
    pending.request.guess === 'setting' &&
    first.kind === 'set' &&
    'entities' in first.target &&
    !!first.slots.name
  );
}

function talkOf(meaning: Meaning): string | undefined {
  const [intent] = meaning.outcome === 'understood' ? meaning.intents : [];
  return intent?.kind === 'talk' ? intent.talk.about : undefined;
}

const isActing = (intent: Intent): intent is Acting => intent.kind === 'set' || intent.kind === 'use';

/** The answer to a sentence when no question is open. */
async function respond(
  conversation: Conversation,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const idle = settled(conversation);
  switch (meaning.outcome) {
    case 'understood': {
      const [first] = meaning.intents;
      if (first.kind === 'talk')
        return first.talk.about === 'correct'
          ? correct(idle, first.talk.words, tools, speaker)
          : takeTalk(idle, first.talk, text, tools, speaker);
      if (first.kind === 'skill') {
        const intents = meaning.intents.filter((intent) => intent.kind === 'skill' && intent.skill === first.skill);
        return runSkill({ conversation: idle, intents: intents as readonly SkillIntent[], text, tools, speaker });
      }
      if (first.kind === 'query') {
        const spokenOf: Acting = {
          kind: 'set',
          name: '',
          slots: {},
          targets: first.targets,
          target: first.target,
          setting: {},
        };
        return turn({ ...idle, focus: [spokenOf] }, answerQuery(first, tools), [], meaning.intents);
      }
      return act(idle, meaning.intents.filter(isActing), text, tools, speaker);
    }
    case 'unknown':
      return meaning.unknown[0].guess === 'value' ? askForValue(idle, meaning, text, tools) : askToTeach(idle, meaning);
    case 'ambiguous':
      return askWhich(
        idle,
        { awaits: 'choice', choices: meaning.choices, intent: meaning.request, text, asked: 1 },
        tools,
      );
    case 'unsupported':
      return turn(idle, { say: 'cannot', reason: meaning.reason });
    case 'rejected':
      return forward(idle, text, tools);
  }
}

function askForValue(
  conversation: Conversation,
  meaning: Extract<Meaning, { outcome: 'unknown' }>,
  text: string,
  tools: DialogueTools,
): Turn {
  const { entities } = tools.home();
  const devices = meaning.request.targets.flatMap((id) => entities.find((entity) => entity.id === id)?.name ?? []);
  return turn({ ...conversation, pending: { awaits: 'value', text, asked: 1 } }, { say: 'to-what', devices });
}

/** The answer to "to what?" completes the request; where it does not, it is a sentence of its own. */
async function takeValue(
  conversation: Conversation,
  pending: Extract<Pending, { awaits: 'value' }>,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const whole = `${pending.text.replace(/[.!?]+$/, '')} to ${text.replace(/^to /i, '')}`;
  const completed = tools.understanding().understand(whole, contextOf(speaker));
  if (completed.outcome === 'understood') return respond(conversation, completed, whole, tools, speaker);
  if (meaning.outcome === 'understood') return respond(conversation, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'left-alone' });
  return turn({ ...conversation, pending: { ...pending, asked: pending.asked + 1 } }, { say: 'to-what', devices: [] });
}

type Choice = Extract<Pending, { awaits: 'choice' }>;

function askWhich(conversation: Conversation, pending: Choice, tools: DialogueTools): Turn {
  const entities = tools.home().entities;
  const choices = pending.choices.flatMap((id) => entities.find((entity) => entity.id === id) ?? []);
  const twins = (name: string): boolean => choices.filter((entity) => entity.name === name).length > 1;
  const names = choices.map(({ name, area }) => (twins(name) && area ? `${name} in the ${area}` : name));
  return turn({ ...conversation, pending }, { say: 'which', names, again: pending.asked > 1 });
}

async function takeChoice(
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
    const done = await act(conversation, [intent], pending.text, tools, speaker);
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

async function takeYes(
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
    const done = { say: 'done', deeds: pending.deeds, concepts: [], leftOut: [], gone: [] } as const;
    const remark = pending.answer === undefined ? done : ({ say: 'plainly', text: pending.answer } as const);
    return turn(settled(conversation), remark, made.calls);
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

/** "No, I meant the bedroom light": puts back what was done, and does the same where it was meant. */
async function correct(
  conversation: Conversation,
  words: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const { last } = conversation;
  const chosen = chooseFrom(conversation, words, tools);
  if (chosen && last) {
    const [intent] = last.intents;
    if (intent) {
      const restored = await restore(last.before, tools);
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
  if (!last || meaning.outcome !== 'understood' || !meaning.intents.some(isActing))
    return respond(conversation, meaning, words, tools, speaker);
  const restored = await restore(last.before, tools);
  const done = await respond(conversation, meaning, words, tools, speaker);
  return { ...done, calls: [...restored.calls, ...done.calls] };
}
