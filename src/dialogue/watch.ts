import type { Entity } from '../domain/home.ts';
import { captureSetting } from './capture.ts';
import { type Conversation, type Pending, settled } from './conversation.ts';
import { definitionOf, isSetByHand } from './from-now.ts';
import { type Respond, withoutOkay } from './in-order.ts';
import { deedsOf } from './lasting.ts';
import { concludeLesson } from './lesson.ts';
import type { DialogueTools, Speaker } from './tools.ts';
import { type Turn, turn } from './turn.ts';

/** Somebody shows what a word means: how the home was when they began, and until when it is watched. */
export interface Watching {
  readonly name: string;
  /** The devices that were asked for with it. */
  readonly targets: readonly string[];
  readonly wanted?: string;
  /** How each device was, as a setting written down. */
  readonly before: ReadonlyMap<string, string>;
  readonly untilMs: number;
}

/** Nobody takes longer to show something. */
const WATCHES_MS = 5 * 60_000;

/** "Watch me": what changes from now on is what the word means. */
export function startWatching(
  conversation: Conversation,
  { name, request, wanted }: Extract<Pending, { awaits: 'definition' }>,
  tools: DialogueTools,
): Turn {
  const watching: Watching = {
    name,
    targets: request.targets,
    ...(wanted === undefined ? {} : { wanted }),
    before: new Map(watched(tools).map((entity) => [entity.id, asWritten(entity)])),
    untilMs: tools.now().getTime() + WATCHES_MS,
  };
  return turn({ ...settled(conversation), watching }, { say: 'watching', name });
}

/** The end of showing: what changed is learned, and what was asked for with it is done. Nothing changed: nothing is. */
export async function finishWatching(
  conversation: Conversation,
  { name, targets, wanted, before }: Watching,
  tools: DialogueTools,
  speaker: Speaker,
  respond: Respond,
): Promise<Turn> {
  const idle = unwatched(conversation);
  const changed = watched(tools).filter(
    (entity) => before.has(entity.id) && before.get(entity.id) !== asWritten(entity),
  );
  const ids = new Set(changed.map(({ id }) => id));
  // A group changes with its members: they say it better.
  const seen = changed.filter(({ attributes }) => !membersOf(attributes.entity_id).some((id) => ids.has(id)));
  const open = targets.length > 0 && seen.length === 1 && seen.every(({ id }) => isLike(id, targets));
  const definition = definitionOf(seen, open);
  if (!definition) return turn(idle, { say: 'saw-nothing', name });
  const entities = new Map(seen.map((entity) => [entity.id, entity]));
  const deeds = deedsOf(
    seen.flatMap((entity) => {
      const set = captureSetting(entity);
      return set ? [{ entity: entity.id, set }] : [];
    }),
    entities,
  );
  const words = `shown: ${tools.word({ say: 'done', deeds, concepts: [], leftOut: [], gone: [] }).replace(/^Okay, |\.$/g, '')}`;
  const lesson = { name, words, ...(wanted === undefined ? {} : { wanted }) };
  const done = await concludeLesson(idle, lesson, definition, tools, speaker, respond);
  const { remark } = done;
  if (remark.say === 'circle') return done;
  const plain = remark.say === 'done' || remark.say === 'learned' || remark.say === 'unable';
  const more = plain ? {} : { done: withoutOkay(tools.word(remark)) };
  return { ...done, remark: { say: 'saw', name, deeds, ...more } };
}

export function unwatched(conversation: Conversation): Conversation {
  const { watching: _watching, ...rest } = settled(conversation);
  return rest;
}

const watched = (tools: DialogueTools): readonly Entity[] => tools.home().entities.filter(isSetByHand);
const asWritten = (entity: Entity): string => JSON.stringify(captureSetting(entity) ?? null);
const membersOf = (members: unknown): readonly string[] => (Array.isArray(members) ? members.map(String) : []);
const isLike = (id: string, targets: readonly string[]): boolean =>
  targets.some((target) => target.split('.')[0] === id.split('.')[0]);
