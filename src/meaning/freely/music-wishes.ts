import { type Core, type Stretch, wordsIn } from '../skills/core.ts';
import { isNoMusic, namesGenre, speaksOfMusic } from '../skills/music-words.ts';
import type { Rewording } from './rewording.ts';

type Groups = Readonly<Record<string, Stretch>>;

/** A clause of its own, a verb, somebody: no title that is asked for in passing. */
const NO_TITLE =
  /\b(?:to|know|is|are|was|were|which|who|what|whose|have|has|had|do|does|did|i|you|it|he|she|not|no|repeat|again|delete|remove|lists?|names?|find|out|about|save|rate|volume|last|next|previous|this|that|these|current|like|off|stop|louder|quieter|play|turn|set|put|make|switch|lights?|lamps?|add|timer|alarm|coffee|tell|open|close)\b/;

const isMusic = (core: Core, { what }: Groups): boolean => {
  const words = what ? wordsIn(core, what) : '';
  return speaksOfMusic(words) && !isNoMusic(words) && !NO_TITLE.test(words);
};
const isKindOfMusic = (core: Core, groups: Groups): boolean =>
  isMusic(core, groups) && groups.what !== undefined && namesGenre(wordsIn(core, groups.what));
const isHeard = (core: Core, { what }: Groups): boolean => {
  const words = what ? wordsIn(core, what) : '';
  return (
    what !== undefined &&
    what.to - what.from <= 7 &&
    !isNoMusic(words) &&
    !/^(?:it|this|that|them|you|me)\b/.test(words)
  );
};

const FINE = '(?:nice|good|great|lovely|perfect|fine|awesome|wonderful|cool|fun|welcome|much appreciated|appreciated)';
const WISH =
  '(?:i|we) (?:really |just |kind of )?(?:want|need|would like|would love|would enjoy|feel like|fancy|would not mind|could use|could do with|am craving|crave|wanna|am dying)';
const THERE = '(?<rest> (?:in|on|for|through|over|from) .+)?';

/** Wishes for music that are no request by their form. Only what speaks of music is taken for it. */
export const MUSIC_WISHES: readonly Rewording[] = [
  {
    said: `(?:${WISH} |let us |let me |can (?:i|we) |could (?:i|we) |may (?:i|we) |(?:i|we) (?:am|are) (?:really )?in the mood )(?:to )?(?:listen(?:ing)? to|hear(?:ing)?) (?<what>.+)`,
    request: 'play {what}',
    holds: isHeard,
  },
  {
    said: '(?:i am|we are) (?:really |so |kind of )?in (?:the|a|an) (?:\\w+ )?mood (?:for|to hear|to listen to) (?<what>.+)',
    request: 'play {what}',
    holds: isMusic,
  },
  { said: '(?:i am|we are) in (?:a|an) (?<what>\\w+(?: \\w+)?) mood', request: 'play {what}', holds: isMusic },
  {
    said: `(?<what>.+?) (?:would|will|might|could) (?:be (?:really |very )?${FINE}|do|sound ${FINE}|work)`,
    request: 'play {what}',
    holds: isMusic,
  },
  {
    said: `(?:${WISH}|give me|give us|get me|let us have|let me have|how about|what about|could (?:i|we) (?:get|have)|can (?:i|we) (?:get|have)|could you (?:get|put)|can you (?:get|put)|get|put|have|throw|bring|start|let us get|fire up|spin) (?:on )?(?<what>.+?)(?: on| going| playing| started| running| up)?${THERE}`,
    request: 'play {what} {rest}',
    holds: isMusic,
  },
  {
    said: '(?:i|we) do not (?:want|wanna) (?:to )?(?:(?:hear|listen to|play) )?(?:this|that|the) (?:song|track|tune|one|album|music)(?: any ?more)? (?:so |please |just )*(?<what>(?:go|skip|play|jump|move|switch|change|next)(?: .+)?)',
    request: '{what}',
    gives: /^HassMedia(?:Next|Previous)/,
  },
  { said: '(?:surprise|entertain) (?:me|us) with (?<what>.+)', request: 'play {what}', holds: isMusic },
  {
    said: `(?<what>(?:some|the best|best|any|anything|something|more|a little|a bit of|my favou?rite|good) .+)`,
    request: 'play {what}',
    holds: isMusic,
  },
  { said: `(?<what>\\w+(?: \\w+)? (?:music|songs|tunes))`, request: 'play {what}', holds: isKindOfMusic },
];
