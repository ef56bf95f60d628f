import type { Meaning } from '../../domain/meaning.ts';
import { type Core, matchCore } from './core.ts';
import { skillMeaning } from './outcomes.ts';
import { onlyPlayer, whereIn } from './where.ts';

const SORT =
  '(?:song|music|track|tune|album|artist|band|singer|group|piece|piece of music|show|movie|film|station|radio station|podcast|playlist|episode|channel|video)';
const THIS = `(?:this|that|it|(?:the|this|that|my)(?: current| currently playing| playing)? ${SORT}|current ${SORT})`;
const NOW =
  '(?: (?:that is|which is|that|is|currently|right now|now|playing|on|at the moment|just|we are listening to|i am listening to|called|we hear|i hear))*';
const PARTS: Readonly<Record<string, string>> = {
  name: 'title',
  title: 'title',
  artist: 'artist',
  singer: 'artist',
  band: 'artist',
  group: 'artist',
  composer: 'artist',
  album: 'album',
};

const QUESTIONS = [
  `(?:what|which) (?<part>${SORT}) (?:is|are) (?:this|that|it|you|we|i|these)${NOW}`,
  `(?:what|which) (?<part>${SORT}) is(?: currently| now)? (?:playing|on|being played)${NOW}`,
  `what is (?:currently |now )?(?:playing|being played)${NOW}`,
  `(?:what is |who is |tell me |show me |give me |get me |bring me |identify |do you know )?(?:the )?(?<part>name|title|artist|singer|band|group|composer|album) (?:of|on|behind|for) ${THIS}${NOW}`,
  `(?:what is |tell me |show me )?(?:the )?${SORT} (?<part>name|title)${NOW}`,
  `(?:what is |tell me |show me )?(?:the )?(?:current|currently playing|now playing) ${SORT}${NOW}`,
  `(?:what is |tell me )?(?:this|that) ${SORT}(?: called)?`,
  `what am i listening to|what are we listening to|playing|song info|what is this ${SORT}|name (?:this|that|the) ${SORT}`,
  `who (?<part>artist|is this|is that|is singing|sings|is playing|plays|performs|is performing|is the artist|is the singer|is the band)(?: ${THIS})?${NOW}`,
].map((pattern) => ({
  alone: new RegExp(`^(?:tell me )?(?:${pattern})$`),
  placed: new RegExp(`^(?:tell me )?(?:${pattern}) (?:on|in) (?<where>.+)$`),
}));

/** "What song is this", "who sings that": what plays now. */
export function readMediaQuestion(core: Core): Meaning | undefined {
  for (const { alone, placed } of QUESTIONS) {
    const whole = alone.exec(core.words);
    if (whole) return answer(whole.groups?.part, onlyPlayer(core.saying));
    const part = matchCore(core, placed);
    const where = part?.where && whereIn(core.saying, part.where, ['media_player']);
    if (where) return answer(placed.exec(core.words)?.groups?.part, where.targets, where.slots);
  }
  return undefined;
}

function answer(
  part: string | undefined,
  targets: readonly string[],
  where: Readonly<Record<string, unknown>> = {},
): Meaning {
  const asks =
    part === undefined
      ? 'title'
      : (PARTS[part] ?? (/\b(?:sing|play|perform|who|artist|singer)/.test(part) ? 'artist' : 'title'));
  const slots = Object.fromEntries(Object.entries(where).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
  return skillMeaning('media', 'UnderstudyMediaQuery', { ...slots, asks }, targets);
}
