import type { Call } from '../../domain/call.ts';
import type { Entity } from '../../domain/home.ts';
import type { SkillIntent } from '../../domain/meaning.ts';
import { callAll } from '../act.ts';
import { settled } from '../conversation.ts';
import { type Turn, turn } from '../turn.ts';
import type { SkillDoer, SkillRequest } from './skill.ts';
import { findItem, key, partItems, readItems, todo } from './todo-items.ts';
import { listed, textSlot } from './words.ts';

/** What was done for one intent: the calls to make, and what is said when they are made. */
interface Step {
  readonly calls: readonly Call[];
  readonly text: string;
  /** It cannot be taken back: asked about first. */
  readonly sure?: string;
}

const say = (text: string): Step => ({ calls: [], text });

/** Adds to lists, ticks off, removes, clears, and reads them out, through the hub's to-do lists. */
export const doLists: SkillDoer = async (request: SkillRequest): Promise<Turn> => {
  const { conversation, intents, text, tools } = request;
  const idle = settled(conversation);
  const steps: Step[] = [];
  for (const intent of intents) steps.push(await stepFor(intent, request));
  const [only] = steps;
  if (steps.length === 1 && only?.sure !== undefined) {
    const pending = { awaits: 'yes', calls: only.calls, deeds: [], text, asked: 1 } as const;
    return turn({ ...idle, pending }, { say: 'plainly', text: only.sure }, [], intents);
  }
  const made = await callAll(
    steps.flatMap(({ calls, sure }) => (sure === undefined ? calls : [])),
    tools,
  );
  if (made.failure) return turn(idle, { say: 'failed', reason: made.failure }, made.calls, intents);
  return turn(
    idle,
    { say: 'plainly', text: steps.map((step) => step.sure ?? step.text).join(' ') },
    made.calls,
    intents,
  );
};

async function stepFor(intent: SkillIntent, { tools }: SkillRequest): Promise<Step> {
  const lists = tools.home().entities.filter(({ domain }) => domain === 'todo');
  if (intent.name === 'UnderstudyListCreate') return create(intent, lists);
  if (textSlot(intent.slots, 'asks') === 'lists') return say(nameLists(lists));
  const name = textSlot(intent.slots, 'name');
  const list = chosen(intent, lists);
  if (!list) return say(noList(name, intent, lists));
  if (list.state === 'unavailable') return say(`The ${spoken(list)} is not available just now.`);
  const items = await readItems(list, tools);
  const item = textSlot(intent.slots, 'item');
  switch (intent.name) {
    case 'HassListAddItem':
    case 'HassShoppingListAddItem':
      return add(list, item, textSlot(intent.slots, 'date'), items);
    case 'HassListCompleteItem':
    case 'HassShoppingListCompleteItem':
      return change(
        list,
        item,
        items,
        'tick off',
        (uid) => todo(list, 'update_item', { item: uid, status: 'completed' }),
        'is ticked off on',
      );
    case 'HassListRemoveItem':
      return change(list, item, items, 'remove', (uid) => todo(list, 'remove_item', { item: uid }), 'is off');
    case 'UnderstudyListClear':
      if (textSlot(intent.slots, 'status') === 'completed')
        return {
          calls: [todo(list, 'remove_completed_items')],
          text: `Okay, what was done is off the ${spoken(list)}.`,
        };
      return clear(list, items);
    case 'UnderstudyListDelete':
      return say(`I can't delete a whole list. To empty it, say: clear the ${spoken(list)}.`);
    default:
      return say(readOut(list, intent, items));
  }
}

function create(intent: SkillIntent, lists: readonly Entity[]): Step {
  const name = textSlot(intent.slots, 'name');
  const there =
    name === undefined
      ? undefined
      : lists.find((list) => key(list.name) === key(name) || list.aliases.some((one) => key(one) === key(name)));
  if (there) return say(`There is a ${spoken(there)} already. Say, for instance: add milk to the ${spoken(there)}.`);
  return say(
    `I can't make new lists myself. Make ${name === undefined ? 'one' : `"${name}"`} in the hub under to-do lists, and I can use it at once.${lists.length ? ` ${nameLists(lists)}` : ''}`,
  );
}

/** The list that is meant: the named one, else the only one, else the shopping list. */
function chosen(intent: SkillIntent, lists: readonly Entity[]): Entity | undefined {
  const named = lists.find(({ id }) => intent.targets.includes(id));
  const shopping = lists.find((list) => /shopping|grocer/i.test([list.name, ...list.aliases].join(' ')));
  if (named || textSlot(intent.slots, 'name') !== undefined) return named;
  if (intent.name.includes('Shopping')) return shopping;
  return lists.length === 1 ? lists[0] : shopping;
}

function noList(name: string | undefined, intent: SkillIntent, lists: readonly Entity[]): string {
  if (!lists.length) return 'There are no lists in your home yet. Make one in the hub under to-do lists.';
  if (name !== undefined) return `I find no list called ${name.replace(/ list$/, '')}. ${nameLists(lists)}`;
  if (intent.name.includes('Shopping')) return `I find no shopping list. ${nameLists(lists)}`;
  return `Which list do you mean: ${listed(lists.map(spoken), 'or')}?`;
}

function add(
  list: Entity,
  said: string | undefined,
  date: string | undefined,
  items: readonly { readonly summary: string }[],
): Step {
  if (said === undefined || /^(?:(?:a|an|the|new|this|that|it) ?)*(?:items?|one|entry|thing)?$/i.test(said.trim()))
    return say(`What shall I add? Say, for instance: add milk to the ${spoken(list)}.`);
  const wanted = partItems(said);
  const isThere = (item: string): boolean => items.some(({ summary }) => key(summary) === key(item));
  const fresh = wanted.filter((item) => !isThere(item));
  const old = wanted.filter(isThere);
  const known = old.length
    ? `${listed(old.map(plainly))} ${old.length > 1 ? 'are' : 'is'} already on the ${spoken(list)}.`
    : '';
  if (!fresh.length) return say(sentence(known));
  const calls = fresh.map((item) => todo(list, 'add_item', { item: date === undefined ? item : `${item} (${date})` }));
  return {
    calls,
    text: `Okay, ${listed(fresh.map(plainly))} ${fresh.length > 1 ? 'are' : 'is'} on the ${spoken(list)}. ${sentence(known)}`.trim(),
  };
}

function change(
  list: Entity,
  said: string | undefined,
  items: readonly { readonly summary: string; readonly uid: string }[],
  verb: string,
  call: (uid: string) => Call,
  done: string,
): Step {
  if (!items.length) return say(`There is nothing on the ${spoken(list)}.`);
  if (said === undefined || /^(?:(?:a|an|the|that|this|it|list) ?)*(?:items?|one|entry|thing)?$/i.test(said.trim()))
    return say(`Which one shall I ${verb}? On the ${spoken(list)}: ${listed(items.map(({ summary }) => summary))}.`);
  const wanted = partItems(said);
  const whole = findItem(said, items);
  const found = whole ? [whole] : wanted.map((item) => findItem(item, items));
  const missing = whole ? [] : wanted.filter((_, at) => found[at] === undefined);
  if (missing.length)
    return say(
      sentence(`${listed(missing.map(plainly))} ${missing.length > 1 ? 'are' : 'is'} not on the ${spoken(list)}.`),
    );
  const known = found.flatMap((item) => item ?? []);
  const names = listed(known.map(({ summary }) => summary));
  return {
    calls: known.map(({ uid }) => call(uid)),
    text: `Okay, ${names} ${known.length > 1 ? done.replace(/^is/, 'are') : done} the ${spoken(list)}.`,
  };
}

function clear(list: Entity, items: readonly { readonly uid: string }[]): Step {
  if (!items.length) return say(`The ${spoken(list)} is empty already.`);
  const count = items.length === 1 ? 'the one thing' : `all ${items.length} things`;
  return {
    calls: items.map(({ uid }) => todo(list, 'remove_item', { item: uid })),
    text: `Okay, the ${spoken(list)} is empty.`,
    sure: `Shall I really remove ${count} on the ${spoken(list)}?`,
  };
}

function readOut(
  list: Entity,
  { slots }: SkillIntent,
  items: readonly { readonly uid: string; readonly summary: string }[],
): string {
  const item = textSlot(slots, 'item');
  if (item !== undefined) {
    const found = findItem(item, items);
    return found
      ? `Yes, ${found.summary} is on the ${spoken(list)}.`
      : `No, ${plainly(item)} is not on the ${spoken(list)}.`;
  }
  if (textSlot(slots, 'asks') === 'count')
    return items.length === 1
      ? `There is one thing on the ${spoken(list)}.`
      : `There are ${items.length || 'no'} things on the ${spoken(list)}.`;
  const count = Number(list.state);
  if (!items.length)
    return count > 0
      ? `There are ${count} things on the ${spoken(list)}, but the hub does not tell their names.`
      : `There is nothing on the ${spoken(list)}.`;
  return `On the ${spoken(list)}: ${listed(items.map(({ summary }) => summary))}.`;
}

function nameLists(lists: readonly Entity[]): string {
  if (!lists.length) return 'There are no lists yet.';
  return lists.length === 1
    ? `There is one list: ${lists[0]?.name}.`
    : `Your lists are ${listed(lists.map(({ name }) => name))}.`;
}

/** "the Chores list", "the shopping list". */
function spoken({ name }: Entity): string {
  const plain = /^(?:shopping|grocery|groceries|to-?do|chores)\b/i.test(name) ? name.toLowerCase() : name;
  return /\blist$/i.test(plain) ? plain : `${plain} list`;
}

const plainly = (item: string): string => item.replace(/^(?:the|some) /i, '');
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
