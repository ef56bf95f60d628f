import type { Entity } from '../../domain/home.ts';
import { singular } from '../tokens.ts';
import { type Core, type Stretch, wordsIn } from './core.ts';

/** A list that somebody speaks of. `name` is its name in the home, or the words for it; none stands for "the list". */
export interface NamedList {
  readonly name?: string;
  readonly entity?: Entity;
  /** For when it is, where that was said ("my list for Saturday"). */
  readonly date?: string;
  /** The home's one shopping list, which Home Assistant has intents of its own for. */
  readonly shopping: boolean;
}

const DETERMINER = '(?:(?:the|my|our|a|an|your|this|that|his|her|their|all of|all) )*';
const NAME_WORDS = 5;

/** Reads words as a list: "my list", "the list of errands", "my to do list", "the list called party", "groceries". */
export function listIn(core: Core, stretch: Stretch): NamedList | undefined {
  const dated =
    / (?:for|by|on|of) (?<date>today|tonight|tomorrow|this week|next week|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/.exec(
      wordsIn(core, stretch),
    );
  const list = namedBy(core, dated ? wordsIn(core, stretch).slice(0, dated.index) : wordsIn(core, stretch));
  const date = dated?.groups?.date;
  return list && date !== undefined ? { ...list, date } : list;
}

function namedBy(core: Core, words: string): NamedList | undefined {
  const entities = core.saying.lexicon.home.entities.filter(({ domain }) => domain === 'todo');
  const bare = new RegExp(`^${DETERMINER}(?<rest>.*)$`).exec(words)?.groups?.rest ?? words;
  if (/^(?:(?:whole|entire|current|same|specific|existing) )?list$/.test(bare)) return { shopping: false };
  const known = findList(bare, entities);
  if (known) return known;
  // Lists of people and their addresses are kept elsewhere.
  if (/\b(?:contacts?|e ?mails?|phone|friends?|address|addresses|play)\b/.test(bare)) return undefined;
  const named =
    /^(?:(?:new|blank) )?list (?:of|for|called|named|titled|about|with the name) (?:the |my |our )?(?<name>.+)$/.exec(
      bare,
    ) ?? /^(?<name>.+?) list$/.exec(bare);
  const name = named?.groups?.name;
  if (name === undefined || name.split(' ').length > NAME_WORDS || /\b(?:list|lists|and|my|from|with)\b/.test(name))
    return undefined;
  return findList(name, entities) ?? { name, shopping: false };
}

/** True for words that speak of a list at all. */
export const speaksOfList = (words: string): boolean => /\blists?\b/.test(words);

function findList(words: string, entities: readonly Entity[]): NamedList | undefined {
  const wanted = keyOf(words);
  if (!wanted) return undefined;
  const exact = entities.find((entity) => namesOf(entity).some((name) => name.toLowerCase() === words));
  const entity = exact ?? entities.find((one) => namesOf(one).some((name) => keyOf(name) === wanted));
  const shopping = SHOPPING.has(wanted);
  if (entity && (wanted === 'shopping' || !shopping || keyOf(entity.name) === wanted)) {
    return { name: entity.name, entity, shopping: wanted === 'shopping' };
  }
  // Groceries are what is shopped for: with no list of that name it is the shopping list.
  if (!shopping) return entity && { name: entity.name, entity, shopping: false };
  const isCalled = (one: Entity, test: (key: string) => boolean): boolean => namesOf(one).map(keyOf).some(test);
  const other =
    entity ??
    entities.find((one) => isCalled(one, (key) => key === 'shopping')) ??
    entities.find((one) => isCalled(one, (key) => SHOPPING.has(key)));
  return { name: other?.name ?? words.replace(/ list$/, ''), ...(other ? { entity: other } : {}), shopping: true };
}

const SHOPPING = new Set([
  'shopping',
  'grocery',
  'groceryshopping',
  'thingtobuy',
  'thingineedtobuy',
  'thingweneedtobuy',
]);

const namesOf = ({ name, aliases }: Entity): readonly string[] => [name, ...aliases];

/** The slots that say which list. */
export function nameSlot({ name, date }: NamedList): { readonly name?: string; readonly date?: string } {
  return { ...(name === undefined ? {} : { name }), ...(date === undefined ? {} : { date }) };
}

/** A name as it is compared: singular words without "list", written together ("to-do list" and "todo" are one). */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && word !== 'list' && word !== 'the' && word !== 'my')
    .map(singular)
    .join('');
}
