import type { Concept } from '../domain/concept.ts';
import type { Remark } from '../domain/remark.ts';
import { contextOf } from './context.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import { describe } from './describe.ts';
import type { Draft } from './learn.ts';
import type { talkOf } from './talk-of.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

type Clash = Extract<Pending, { awaits: 'conflict' }>;

/** Asked so often at most. */
const TIMES = 3;

/** What a name means already, as a question whether it shall mean something else; undefined where it is free. */
export function clashOf(draft: Draft, tools: DialogueTools, speaker: Speaker): Remark | undefined {
  const { name, definition } = draft;
  const now: Concept = { id: '', name, otherNames: [], definition, taught: { at: '', words: draft.words } };
  const wanted = describe(now, tools);
  const taught = taughtUnder(name, tools, speaker);
  if (taught) {
    const before = describe(taught, tools);
    if (JSON.stringify(before) === JSON.stringify(wanted)) return undefined;
    return { say: 'means-already', name, is: 'concept', before, wanted };
  }
  const known = tools.understanding().known(name, contextOf(speaker));
  return known && { say: 'means-already', name, is: known.is, of: known.value ?? known.name, wanted };
}

function taughtUnder(name: string, tools: DialogueTools, { person }: Speaker): Concept | undefined {
  const mine = /\bmy\b/i.test(name) ? person : undefined;
  const same = (one: string): boolean => one.toLowerCase() === name.toLowerCase();
  return tools.concepts
    .all()
    .find(({ name: own, otherNames, owner }) => [own, ...otherNames].some(same) && owner === mine);
}

export function askAboutClash(conversation: Conversation, draft: Draft, remark: Remark): Turn {
  return turn({ ...settled(conversation), pending: { awaits: 'conflict', draft, asked: 1 } }, remark);
}

const RENAMES =
  /^(?:(?:no|nope|nah|okay|ok|then|well|please|rather)[\s,.]+)*(?:(?:call|name) it|let'?s call it|(?:say|use|take|make it)) +(?<name>.+?)(?: (?:instead|then|please))*[.!]?$/i;

/**
 * The answer to "it means this already; shall it be that now?". A yes replaces it, another name takes the lesson, a no
 * asks for one. Until then nothing is stored, and what it means now stays.
 */
export async function takeClash(
  conversation: Conversation,
  pending: Clash,
  talk: ReturnType<typeof talkOf>,
  text: string,
  tools: DialogueTools,
  speaker: Speaker,
  store: (draft: Draft) => Promise<Turn>,
): Promise<Turn | undefined> {
  const { draft, asked } = pending;
  if (talk === 'yes' && !pending.rename) return store(draft);
  const other =
    RENAMES.exec(text.trim())?.groups?.name ?? (pending.rename && !talk ? text.trim().replace(/[.!]$/, '') : undefined);
  if (other && other.split(/\s+/).length <= 6) {
    const renamed = { ...draft, name: other.replace(/^(?:the|a|an) /i, '') };
    const clash = clashOf(renamed, tools, speaker);
    return clash ? askAboutClash(conversation, renamed, clash) : store(renamed);
  }
  if (asked >= TIMES || (pending.rename && talk)) return turn(settled(conversation), { say: 'left-alone' });
  if (talk === 'no' || talk === 'dont-know')
    return turn(
      { ...conversation, pending: { ...pending, rename: true, asked: asked + 1 } },
      { say: 'other-name', name: draft.name },
    );
  return undefined;
}
