import type { Call } from '../../domain/call.ts';
import type { Entity, Json } from '../../domain/home.ts';
import type { DialogueTools } from '../tools.ts';

/** One line of a list. */
export interface Item {
  readonly uid: string;
  readonly summary: string;
}

/** What is still to be done on a list, in its order. Throws a Failure as a call does. */
export async function readItems(list: Entity, tools: Pick<DialogueTools, 'read'>): Promise<readonly Item[]> {
  const answer = await tools.read(todo(list, 'get_items', { status: ['needs_action'] }));
  const own = isRecord(answer) ? answer[list.id] : undefined;
  const items = isRecord(own) ? own.items : undefined;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: Json) => {
    if (!isRecord(item) || typeof item.summary !== 'string') return [];
    return [{ summary: item.summary, uid: typeof item.uid === 'string' ? item.uid : item.summary }];
  });
}

export function todo(list: Entity, service: string, data: Readonly<Record<string, Json>> = {}): Call {
  return { domain: 'todo', service, target: { entity_id: [list.id] }, data };
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The item that words mean: by its place ("the last item", "item four"), by its name, or by a part of it that only one has. */
export function findItem(said: string, items: readonly Item[]): Item | undefined {
  const words = said
    .toLowerCase()
    .replace(/^(?:the|my|that|this) /, '')
    .replace(/^list (?=item)/, '');
  const place = /^(?:item|number|entry) (?<at>\w+)$/.exec(words)?.groups?.at;
  if (place !== undefined) return items[(Number(place) || NUMBERS.indexOf(place)) - 1];
  if (/^last(?: item| one| entry| thing)?$/.test(words)) return items.at(-1);
  const ordinal = /^(?<at>\w+) (?:item|one|entry|thing)$/.exec(words)?.groups?.at;
  if (ordinal !== undefined && ORDINALS.includes(ordinal)) return items[ORDINALS.indexOf(ordinal) - 1];
  const name = words.replace(/^item about (?:the )?/, '');
  const same = items.find(({ summary }) => key(summary) === key(name));
  if (same) return same;
  const parts = items.filter(({ summary }) => ` ${key(summary)} `.includes(` ${key(name)} `));
  return parts.length === 1 ? parts[0] : undefined;
}

/** How items are compared: without case, articles and number. */
export function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !/^(?:a|an|the|some|my|more)$/.test(word))
    .map((word) =>
      word.length > 3 && !word.endsWith('ss')
        ? word.replace(/(?:(?<=[^aeiou])ies|s)$/, (end) => (end === 'ies' ? 'y' : ''))
        : word,
    )
    .join(' ');
}

/** What belongs together although there is an "and" in it. */
const PAIRS =
  /\b(?:mac(?:aroni)? and cheese|salt and (?:pepper|vinegar)|fish and chips|bread and butter|peanut butter and jelly|ham and cheese|oil and vinegar|cookies and cream|sweet and sour|black and white|rice and beans|bits and pieces)\b/i;

/** "Milk, eggs and bread" are three things; "call Ann and Bob" is one. */
export function partItems(said: string): readonly string[] {
  const trimmed = said.trim().replace(/^(?:some|a few) /i, '');
  if (
    PAIRS.test(trimmed) ||
    /^(?:call|buy|get|pick|take|make|clean|wash|write|send|fix|go|ask|pay|book|feed|water|check|visit|meet|talk|tell|bring|find|do)\b/i.test(
      trimmed,
    )
  )
    return [trimmed];
  const parts = trimmed
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+(?:also\s+)?/i)
    .map((part) => part.replace(/^(?:some|also) /i, '').trim())
    .filter(Boolean);
  return parts.length > 1 && parts.every((part) => part.split(' ').length <= 4) ? parts : [trimmed];
}
