import type { Intent, Meaning } from '../domain/meaning.ts';
import type { Conversation, LastAct, Pending } from './conversation.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

type Intents = readonly [Intent, ...Intent[]];
/** Answers one meaning; given, since this is one of the things that it does itself. */
export type Respond = (
  conversation: Conversation,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
) => Promise<Turn>;

/** Who answers an intent: devices together, each skill, each question and each word about the conversation by itself. */
const kindOf = (intent: Intent): string =>
  intent.kind === 'skill' ? intent.skill : intent.kind === 'set' || intent.kind === 'use' ? 'devices' : intent.name;

/** Whether a sentence asks for things of more than one kind. */
export function isMixed(intents: Intents): boolean {
  const [first, ...others] = intents;
  return others.some((intent) => kindOf(intent) !== kindOf(first));
}

/** "Turn off the lamp and set a timer": does one after the other, and answers all of it at once. */
export async function respondInOrder(
  conversation: Conversation,
  intents: Intents,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const turns: Turn[] = [];
  for (const group of groupsOf(intents)) {
    const before = turns.at(-1)?.conversation ?? conversation;
    const { pending, ...open } = before;
    const done = await respond(open, { outcome: 'understood', intents: group, confidence: 1 }, text, tools, speaker);
    turns.push({
      ...done,
      conversation: turns.length ? together(before, done.conversation, pending) : done.conversation,
    });
  }
  const said = turns.map(({ remark }) => tools.word(remark)).map((text, i) => (i > 0 ? withoutOkay(text) : text));
  return turn(
    turns.at(-1)?.conversation ?? conversation,
    { say: 'plainly', text: said.filter(Boolean).join(' ') },
    turns.flatMap(({ calls }) => calls),
    intents,
  );
}

function groupsOf(intents: Intents): readonly Intents[] {
  const groups: [Intent, ...Intent[]][] = [];
  for (const intent of intents) {
    const last = groups.at(-1);
    if (last && kindOf(last[0]) === kindOf(intent)) last.push(intent);
    else groups.push([intent]);
  }
  return groups;
}

/** The conversation after one part, with what the parts before left open, and can still be undone. */
function together(before: Conversation, now: Conversation, open: Pending | undefined): Conversation {
  const acted = before.last && now.last && before.last !== now.last && before.last.text === now.last.text;
  const last = acted && before.last && now.last ? bothActs(before.last, now.last) : now.last;
  const pending = open && now.pending ? bothOpen(open, now.pending) : (now.pending ?? open);
  return { ...now, ...(last ? { last } : {}), ...(pending ? { pending } : {}) };
}

function bothActs(one: LastAct, other: LastAct): LastAct {
  const known = new Set(one.before.map(({ entity }) => entity));
  return {
    text: other.text,
    intents: [...one.intents, ...other.intents],
    before: [...one.before, ...other.before.filter(({ entity }) => !known.has(entity))],
    concepts: [...one.concepts, ...other.concepts],
  };
}

/** Two things that need a yes get one: both questions were asked in one breath. */
function bothOpen(one: Pending, other: Pending): Pending {
  if (one.awaits !== 'yes' || other.awaits !== 'yes') return one;
  const answer = [one.answer, other.answer].filter(Boolean).join(' ');
  return {
    ...one,
    calls: [...one.calls, ...other.calls],
    deeds: [...one.deeds, ...other.deeds],
    ...(answer ? { answer } : {}),
    ...(one.intents || other.intents ? { intents: [...(one.intents ?? []), ...(other.intents ?? [])] } : {}),
  };
}

/** "Okay, the lamp off. Five minutes from now." needs its okay once. */
export function withoutOkay(text: string): string {
  const rest = text.replace(/^Okay[,.] ?/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
