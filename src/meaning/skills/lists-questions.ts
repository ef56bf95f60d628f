import type { Meaning } from '../../domain/meaning.ts';
import { type Core, coreAt, matchCore, pattern, textOf } from './core.ts';
import { listIn, type NamedList, nameSlot } from './list-names.ts';
import { skillMeaning } from './outcomes.ts';

const NAME = 'UnderstudyListQuery';
const SHOW =
  '(?:read|tell|show|give|list|open|display|find|get|see|hear|recite|say|check|bring up|pull up|look at|go through|provide|name|go over|what is|where is)';
const THINGS = '(?:the |all |all the |any |my )*(?:items|item|things|entries|tasks|contents|content|everything|stuff)';
/** "lists": which lists there are. */
const LISTS = '(?:(?:the|my|our|your|all|all of|any|available|open|current|existing|different) )*lists';
const HAVE =
  '(?: (?:that )?(?:(?:do )?(?:i|we|you)(?: currently| already)? (?:have|got|have got|have created|created|made|have made)|are there|there are|exist|are available|are open|available|open|have|right now|on you|for today|today|now))*';
const TODAY = '(?<date> (?:for )?(?:today|tonight|tomorrow|this week))?';

/** Questions about lists: what is on one, whether something is, how much, and which lists there are. */
export function readListQuestion(whole: Core): Meaning | undefined {
  const core = withoutTellMe(whole);
  return readNames(core) ?? readHas(core) ?? readCount(core) ?? readContents(core);
}

function withoutTellMe(core: Core): Core {
  const lead =
    /^(?:(?:can|could) you )?(?:(?:tell|show|read|let|give)(?: me| us)?(?: back| out)?(?: know)?|do you know|read out|read back) (?=(?:what|which|how|if|whether|is|items|all|everything|the (?:items|things|contents|names?)|my list names))(?:if |whether )?/.exec(
      core.words,
    )?.[0];
  return lead ? coreAt(core.saying, core.from + lead.trim().split(' ').length, core.to) : core;
}

function readNames(core: Core): Meaning | undefined {
  const patterns = [
    `^(?:what|which|how many)(?: all)? ${LISTS}${HAVE}$`,
    `^(?:what|which) (?:are|is) ${LISTS}${HAVE}$`,
    `^${SHOW} (?:me |us )?(?:the names? of )?${LISTS}${HAVE}${TODAY}$`,
    `^(?:what (?:is|are) )?(?:the )?names? of ${LISTS}${HAVE}$`,
    `^(?:${SHOW} (?:me |us )?)?(?:my|the|all my|your) list names$`,
    `^${LISTS}(?: i have| we have| do i have)$`,
    `^put on the screen ${LISTS}${HAVE}$`,
    `^do (?:i|we|you) have (?:any )?lists$`,
  ];
  return patterns.some((source) => pattern(source).test(core.words))
    ? skillMeaning('lists', NAME, { asks: 'lists' })
    : undefined;
}

function readHas(core: Core): Meaning | undefined {
  const asked =
    matchCore(core, pattern(`^(?:is|are) (?:there )?(?<item>.+?) (?:on|in) (?<list>.+?)${TODAY}$`)) ??
    matchCore(
      core,
      pattern(`^(?:do|did|have) (?:i|we) (?:have|got|put|add) (?<item>.+?) (?:on|in|to) (?<list>.+?)${TODAY}$`),
    ) ??
    matchCore(core, /^check if (?<item>.+) (?:is|are) (?:on|in) (?<list>.+)$/);
  const list = asked?.list && listIn(core, asked.list);
  if (!asked?.item || !list || !/\blist\b/.test(core.words)) return undefined;
  const item = textOf(core, asked.item);
  const whole =
    /^(?:anything|something|any items?|any things?|some items?|any tasks?|stuff|items|anything left)$/i.test(item);
  return answer(list, whole ? {} : { item }, asked.date && textOf(core, asked.date));
}

function readCount(core: Core): Meaning | undefined {
  const asked =
    matchCore(
      core,
      /^how many (?:items|things|entries|tasks) (?:are |are there |do i have |do we have |are left |are still )*(?:on|in) (?<list>.+)$/,
    ) ?? matchCore(core, /^(?:count the (?:number of )?(?:items|things|entries)|how long is) (?:on |in )?(?<list>.+)$/);
  const list = asked?.list && listIn(core, asked.list);
  return list ? answer(list, { asks: 'count' }) : undefined;
}

function readContents(core: Core): Meaning | undefined {
  const asked =
    matchCore(
      core,
      pattern(
        `^(?:what|what all|what else|what things|what items|which items|which things|what tasks) (?:is|are|do i have|do we have|have i got|did i put|i have|i put)(?: (?:still|left|next|else|that|included|there|all))* (?:on|in) (?<list>.+?)${TODAY}$`,
      ),
    ) ??
    matchCore(core, pattern(`^${THINGS}(?: (?:that|which) (?:is|are)| i have)? (?:on|in|of) (?<list>.+?)${TODAY}$`)) ??
    matchCore(
      core,
      pattern(
        `^${SHOW} (?:me |us )?(?:out |back |off )?${THINGS}(?: (?:that|which) (?:is|are))? (?:on|in|of) (?<list>.+?)${TODAY}$`,
      ),
    ) ??
    matchCore(core, /^what does (?<list>.+) (?:contain|say|include|have|have on it|look like)$/) ??
    matchCore(
      core,
      pattern(
        `^${SHOW} (?:me |us )?(?:out |back |off |up )?(?<list>.+?)(?: out| back| aloud| out loud| to me| to us| up)*${TODAY}$`,
      ),
    ) ??
    matchCore(core, /^(?:what about|how about) (?<list>.+)$/) ??
    matchCore(core, /^(?<list>(?:my |the |our )?(?:.+ )?list)$/);
  const list = asked?.list && listIn(core, asked.list);
  if (!list || !/\blist\b/.test(core.words)) return undefined;
  // "Start on a new list" makes one.
  if (!list.entity && /\b(?:new|another|start|create|make|begin|i|we|you|need|want)\b/.test(list.name ?? ''))
    return undefined;
  // "What is my list": a list that this home does not have is not asked about by its name alone.
  if (!list.entity && !list.shopping && list.name !== undefined && !/\b(?:on|in|my|our)\b/.test(core.words))
    return undefined;
  return answer(list, {}, asked.date && textOf(core, asked.date));
}

function answer(list: NamedList, slots: Readonly<Record<string, string>>, date?: string): Meaning {
  return skillMeaning(
    'lists',
    NAME,
    { ...nameSlot(list), ...slots, ...(date ? { date } : {}) },
    list.entity ? [list.entity.id] : [],
  );
}
