import type { Meaning, SkillIntent } from '../../domain/meaning.ts';
import { type Conversation, type Pending, settled } from '../conversation.ts';
import { respond } from '../respond.ts';
import { runSkill } from '../skills/skills.ts';
import type { DialogueTools, Speaker } from '../tools.ts';
import { type Turn, turn } from '../turn.ts';

type Asked = Extract<Pending, { awaits: 'who' }>;

/** It is asked so often, then dropped. */
const TIMES = 2;

/** The answer to "who are you?", "who is your partner?": a name of somebody in the home. */
export async function takeWho(
  conversation: Conversation,
  pending: Asked,
  meaning: Meaning,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
): Promise<Turn> {
  const people = tools.home().entities.filter(({ domain }) => domain === 'person');
  const said = ` ${text
    .toLowerCase()
    .replace(/['’]s?\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const named = people.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => said.includes(` ${one.toLowerCase()} `)),
  );
  const [one, ...others] = named;
  if (one && !others.length) {
    const as = pending.words === 'me' ? { ...speaker, person: one.name } : speaker;
    const intents = pending.intents.map((intent) => withName(intent, pending.words, one.name));
    return runSkill({ conversation: settled(conversation), intents, text: pending.text, tools, speaker: as });
  }
  if (meaning.outcome === 'understood') return respond(conversation, meaning, text, tools, speaker);
  if (pending.asked >= TIMES) return turn(settled(conversation), { say: 'left-alone' });
  const names = people.map(({ name }) => name).join(', ');
  return turn(
    { ...conversation, pending: { ...pending, asked: pending.asked + 1 } },
    { say: 'plainly', text: `Please say one of these names: ${names}.` },
  );
}

function withName(intent: SkillIntent, words: string, name: string): SkillIntent {
  const slots = Object.entries(intent.slots).map(([slot, value]) => [
    slot,
    (slot === 'who' || slot === 'to') && value === words ? name : value,
  ]);
  return { ...intent, slots: Object.fromEntries(slots) };
}
