import type { Meaning } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { type Core, coreOf, matchCore, pattern, type Stretch, textOf, wordsIn } from './core.ts';
import { listIn, type NamedList, nameSlot, speaksOfList } from './list-names.ts';
import { readListQuestion } from './lists-questions.ts';
import { skillMeaning } from './outcomes.ts';

const ADD =
  '(?:re add|add|put|include|write down|write|note down|note|jot down|jot|place|enter|insert|append|stick|throw|save|push)';
const REMOVE =
  '(?:remove|delete|erase|take out|take off|take away|take|scratch|strike|get rid of|trash|drop|pull|cross out|clear|eliminate)';
const CREATE =
  '(?:create|make up|make|start up|start|begin|set up|build|write up|write|generate|compose|open up|prepare|have|get|add|need|show|want|draft)';
/** What is to be added, without saying what: the word stands for an answer. */
const SOMETHING =
  '(?:something(?: new| else| more)?|some (?:things?|stuff|items?)|stuff|things|items|an item|a new item|a few things)';
const DONE =
  '(?:complete|completed|done|finished|bought|checked|as complete|as completed|as done|as finished|as bought)';
/** "the item", "item four", "the last item", "that": an item by its place, or one that was just spoken of. */
const POINTED =
  '(?:(?:the|that|this|a|an|my|new|another|last|first|next|second|third|previous|list) )*(?:item|items|entry|one|thing)(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|\\d+))?';

/** What every sentence of this skill has; most others are seen off by it at once. */
const LISTY =
  /\blists?\b|\bitems?\b|\bentry\b|^(?:re|add|put|include|write|note|jot|place|enter|insert|append|stick|throw|save|push|update|remove|delete|erase|take|scratch|strike|get rid|drop|pull|cross|clear|empty|clean|wipe|check|tick|mark|set|complete|finish)\b/;

/** Reads what is said of lists: adding, ticking off, removing, clearing, making, asking. */
export const readLists: SkillReader = (saying: Saying): Meaning | undefined => {
  const core = coreOf(saying);
  if (!LISTY.test(core.words)) return undefined;
  return (
    readComplete(core) ??
    readAdd(core) ??
    readClear(core) ??
    readRemove(core) ??
    readListQuestion(core) ??
    readCreate(core)
  );
};

function readAdd(core: Core): Meaning | undefined {
  const updated = matchCore(core, /^(?:update|extend|fill) (?<list>.+ list) with (?<item>.+)$/);
  if (updated?.list && updated.item) {
    const list = listIn(core, updated.list);
    return list && added(core, list, updated.item);
  }
  const to = matchCore(
    core,
    pattern(`^${ADD} (?:to|on|onto|in|into) (?<list>(?:my|the|our|a) .*?list)(?: ,| :)? (?<item>.+)$`),
  );
  if (to?.list && to.item && !/^(?:and|then|of|called|named|for)\b/.test(wordsIn(core, to.item))) {
    const list = listIn(core, to.list);
    if (list) return added(core, list, to.item);
  }
  const bare = matchCore(core, pattern(`^${ADD} (?:(?<vague>${SOMETHING}) )?(?:to|on|onto|in|into) (?<list>.+)$`));
  const open = bare?.list && listIn(core, bare.list);
  if (bare?.list && open && (open.entity || open.shopping || speaksOfList(wordsIn(core, bare.list))))
    return lacksItem(core, open, bare.vague);
  const pointed = matchCore(
    core,
    pattern(`^${ADD} (?:(?<item>this one|that one)(?: also| too)?|${POINTED}(?: also| too)?)$`),
  );
  if (pointed && /\bitems?\b|\bentry\b|\bone (?:also|too)$/.test(core.words))
    return skillMeaning('lists', 'HassListAddItem');
  const split = splitAtList(core, pattern(`^${ADD} `), /^(?:to|on|onto|in|into|for)$/);
  return split && added(core, split.list, split.item);
}

/** "Add to my shopping list": everything is said but what. */
function lacksItem(core: Core, list: NamedList, vague: Stretch | undefined): Meaning {
  const { tokens, text } = core.saying;
  const verb = tokens[core.from];
  const start = vague ? (tokens[vague.from]?.start ?? 0) : (verb?.end ?? 0);
  const end = vague ? (tokens[vague.to - 1]?.end ?? start) : start;
  const from = verb?.start ?? 0;
  const to = tokens[core.to - 1]?.end ?? text.length;
  return {
    outcome: 'unknown',
    unknown: [{ text: text.slice(from, to), start: from, end: to, guess: 'value' }],
    request: { text, targets: targetsOf(list) },
    missing: { what: 'item', start, end, leads: [''] },
    confidence: 0.9,
  };
}

function added(core: Core, list: NamedList, item: Stretch): Meaning | undefined {
  if (/@|\b(?:contact|e ?mail)s?\b/.test(textOf(core, item)) && !list.name) return undefined;
  const { date } = list;
  const slots = { item: textOf(core, item), ...(date === undefined ? {} : { date }) };
  if (list.shopping) return skillMeaning('lists', 'HassShoppingListAddItem', slots, targetsOf(list));
  return skillMeaning('lists', 'HassListAddItem', { ...slots, ...nameSlot(list) }, targetsOf(list));
}

function readComplete(core: Core): Meaning | undefined {
  const named =
    matchCore(
      core,
      /^(?:check|tick|cross|mark|strike|scratch) off (?<item>.+) (?:from|on|off|off of|in|of) (?<list>.+)$/,
    ) ??
    matchCore(core, /^(?:check|tick|cross|strike|scratch) (?<item>.+) off(?: from| of| on| in)? (?<list>.+)$/) ??
    matchCore(core, pattern(`^(?:mark|set) (?<item>.+?) ${DONE} (?:on|in|from|off) (?<list>.+)$`)) ??
    matchCore(core, pattern(`^(?:mark|set) (?<item>.+) (?:on|in|from|off) (?<list>.+) ${DONE}$`)) ??
    matchCore(core, /^(?:complete|finish) (?<item>.+) (?:from|on|in|off|of) (?<list>.+)$/);
  if (named?.item && named.list) {
    const list = listIn(core, named.list);
    if (!list) return undefined;
    const slots = { item: textOf(core, named.item) };
    if (list.shopping) return skillMeaning('lists', 'HassShoppingListCompleteItem', slots, targetsOf(list));
    return skillMeaning('lists', 'HassListCompleteItem', { ...slots, ...nameSlot(list) }, targetsOf(list));
  }
  const bare =
    matchCore(core, /^(?:check|tick|cross) off (?<item>.+)$/) ??
    matchCore(core, /^(?:check|tick|cross) (?<item>.+) off$/);
  return bare?.item && skillMeaning('lists', 'HassListCompleteItem', { item: textOf(core, bare.item) });
}

function readClear(core: Core): Meaning | undefined {
  const cleared =
    matchCore(
      core,
      /^(?:clear out|clear up|clear off|clear|empty out|empty|clean out|clean up|clean off|clean|wipe|reset|purge|flush) (?<list>.+)$/,
    ) ??
    matchCore(
      core,
      pattern(
        `^${REMOVE} (?:everything|all|all items|all the items|all of the items|all things|every item) (?:from|off|off of|on|in|out of) (?<list>.+)$`,
      ),
    );
  const all = cleared?.list && listIn(core, cleared.list);
  if (all && speaksOrKnown(core, all))
    return skillMeaning('lists', 'UnderstudyListClear', nameSlot(all), targetsOf(all));
  const done = matchCore(
    core,
    pattern(
      `^${REMOVE} (?:all |all the |the )?(?:completed|finished|done|checked|ticked off|bought)(?: items| ones| things| entries)? (?:from|off|off of|on|in|out of) (?<list>.+)$`,
    ),
  );
  const partly = done?.list && listIn(core, done.list);
  if (!partly || !speaksOrKnown(core, partly)) return undefined;
  return skillMeaning('lists', 'UnderstudyListClear', { ...nameSlot(partly), status: 'completed' }, targetsOf(partly));
}

function readRemove(core: Core): Meaning | undefined {
  const found = matchCore(
    core,
    /^(?:find|open|go to|get|take) (?<list>.+) and (?:remove|delete|erase|trash) (?<item>.+)$/,
  );
  const first = found?.list && listIn(core, found.list);
  if (first && found.item) {
    if (wordsIn(core, found.item) === 'it')
      return skillMeaning('lists', 'UnderstudyListDelete', nameSlot(first), targetsOf(first));
    return removed(core, first, found.item);
  }
  const split = splitAtList(core, pattern(`^${REMOVE} `), /^(?:from|off|of|out|in|on)$/);
  if (split) return removed(core, split.list, split.item);
  const pointed = matchCore(core, pattern(`^${REMOVE} (?<item>${POINTED}(?: about .+)?)(?: listed)?$`));
  if (pointed?.item && /\bitems?\b|\bentry\b/.test(core.words))
    return skillMeaning('lists', 'HassListRemoveItem', { item: textOf(core, pointed.item) });
  const whole = matchCore(core, pattern(`^${REMOVE} (?<list>.+)$`));
  const list = whole?.list && speaksOfList(core.words) ? listIn(core, whole.list) : undefined;
  return list && skillMeaning('lists', 'UnderstudyListDelete', nameSlot(list), targetsOf(list));
}

function removed(core: Core, list: NamedList, item: Stretch): Meaning {
  const said = wordsIn(core, item)
    .replace(/ (?:off|please)$/, '')
    .split(' ').length;
  const kept = { from: item.from, to: item.from + said };
  return skillMeaning('lists', 'HassListRemoveItem', { item: textOf(core, kept), ...nameSlot(list) }, targetsOf(list));
}

function readCreate(core: Core): Meaning | undefined {
  const made =
    matchCore(
      core,
      pattern(
        `^${CREATE} (?:me |us )?(?:(?:a|an|the|my|our|another|one|some) )*(?:brand )?(?:new |blank |empty |fresh )?list(?: (?:called|named|titled|of|for|about|with the name) (?:my |the |our )?(?<name>.+?))?(?<date> (?:by|for) (?:tomorrow|today|tonight))?$`,
      ),
    ) ??
    matchCore(
      core,
      pattern(
        `^(?:${CREATE} (?:me |us )?)?(?:(?:a|an|the|my|our|another|one) )*(?:brand )?(?<name>.+ )?new (?<more>(?:.+ )?)list$`,
      ),
    ) ??
    matchCore(
      core,
      /^(?:create|make|start|begin|build|set up) (?:me |us )?(?:(?:a|an|my|our|another|the) )+(?<name>.+) list$/,
    ) ??
    matchCore(core, /^list new$/) ??
    matchCore(core, /^new list(?: (?:called|named|for|of) (?<name>.+))?$/);
  if (!made) return undefined;
  const words = made.name ?? made.more;
  if (
    words &&
    (words.to - words.from > 5 ||
      /\b(?:list|all|and|with|from|on|in|my|play|i|we|you|need|want|can|could|would|start|make|me|us)\b/.test(
        wordsIn(core, words),
      ))
  )
    return undefined;
  const slots = {
    ...(words ? { name: textOf(core, words) } : {}),
    ...(made.date ? { date: textOf(core, made.date) } : {}),
  };
  return skillMeaning('lists', 'UnderstudyListCreate', slots);
}

/** Parts "milk to my shopping list" at the preposition that leaves a list behind it: a known one if there is one. */
function splitAtList(
  core: Core,
  verb: RegExp,
  preposition: RegExp,
): { readonly item: Stretch; readonly list: NamedList } | undefined {
  const lead = verb.exec(core.words)?.[0];
  if (lead === undefined) return undefined;
  const start = core.from + lead.trim().split(' ').length;
  let best: { item: Stretch; list: NamedList } | undefined;
  for (let at = core.to - 2; at > start; at--) {
    if (!preposition.test(core.saying.tokens[at]?.norm ?? '')) continue;
    let end = at;
    while (end > start + 1 && /^(?:off|out|away)$/.test(core.saying.tokens[end - 1]?.norm ?? '')) end--;
    const list = listIn(core, { from: at + 1, to: core.to });
    if (!list || (!list.entity && !list.shopping && !speaksOfList(wordsIn(core, { from: at + 1, to: core.to }))))
      continue;
    if (best && (best.list.entity || best.list.shopping || !list.entity)) continue;
    best = { item: { from: start, to: end }, list };
  }
  return best;
}

const speaksOrKnown = (core: Core, list: NamedList): boolean => list.entity !== undefined || speaksOfList(core.words);

const targetsOf = ({ entity }: NamedList): readonly string[] => (entity ? [entity.id] : []);
