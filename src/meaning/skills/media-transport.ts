import type { Meaning } from '../../domain/meaning.ts';
import { type Core, endsWithTime, matchCore, type Stretch } from './core.ts';
import { skillMeaning } from './outcomes.ts';
import { onlyPlayer, whereIn } from './where.ts';

const THING =
  '(?:(?:the|this|that|current|my|next|a) )*(?:song|songs|track|tracks|item|items|one|video|tune|episode|chapter|title|show|movie|film|music|clip|channel|station|podcast|album|playlist|audiobook|audio book|book|media|playback|audio|player|media player|sound)';
const WHAT = `(?: (?:${THING}|this|it|that))?`;

/** Transport requests: what they are named, and how they are said. Behind each may stand where it is meant. */
const REQUESTS: readonly (readonly [name: string, patterns: readonly string[]])[] = [
  [
    'HassMediaNext',
    [
      `(?:skip|next)${WHAT}`,
      `(?:skip|go|jump|move|switch|change|advance|forward|skip ahead|skip forward|go forward|go on)(?: on| ahead)? to (?:the )?next(?: ${THING})?`,
      `(?:play|put on|start|get|change to) (?:the )?next(?: ${THING})?`,
      `(?:next|following) (?:song|track|one|item|video|episode)`,
      `(?:skip ahead|skip forward|change the song|change the track|change this song|change song|change track)`,
    ],
  ],
  [
    'HassMediaPrevious',
    [
      `(?:previous|last)(?: (?:song|track|item|one|video|episode))?`,
      `(?:play|go to|go back to|skip to|skip back to|jump to|jump back to|switch to|put on|back to|return to|replay) (?:the )?(?:previous|last)(?: ${THING})?`,
      `(?:go back|skip back|jump back)(?: (?:a|one)) (?:song|track|item|video|episode)`,
      `(?:skip|go) back`,
    ],
  ],
  [
    'HassMediaPause',
    [
      `(?:pause|hold)(?: (?:${THING}|this|it|that))?`,
      `(?:stop|halt|end|quit) (?:playing )?(?:${THING})`,
      `(?:stop|pause) playing(?: (?:${THING}|this|it|that))?`,
      `(?:stop|pause) playback`,
    ],
  ],
  [
    'HassMediaUnpause',
    [
      `(?:unpause|resume)(?: (?:${THING}|this|it|that|playing|playback))?`,
      `(?:continue|keep|go on|carry on)(?: with)? (?:playing(?: (?:${THING}|this|it|that))?|playback)`,
      `(?:continue|start) (?:${THING})(?: again)?`,
      `(?:start|begin) (?:playing|playback|play)(?: again)?`,
      `play(?: it)?(?: again| on)?`,
    ],
  ],
];
const COMPILED = REQUESTS.map(([name, patterns]) => ({
  name,
  alone: patterns.map((pattern) => new RegExp(`^(?:${pattern})$`)),
  placed: patterns.map((pattern) => new RegExp(`^(?:${pattern}) (?:on|in|at|through|over) (?<where>.+)$`)),
  led: new RegExp(`^(?<where>.+?),? (?:${patterns[0]})$`),
}));
/** What belongs to other requests although it looks alike. */
const OTHERS = /^(?:stop|pause|hold|skip|next|play|resume|continue)(?: (?:it|this|that|one))?$/;
const OWN_BARE = new Set([
  'skip',
  'next',
  'skip this',
  'skip it',
  'next one',
  'skip that',
  'pause',
  'resume',
  'unpause',
  'play',
  'skip this one',
  'skip one',
]);

/** Next, previous, pause, resume, alone or with where; undefined for all else. */
export function readTransport(core: Core): Meaning | undefined {
  if (endsWithTime(core.words) && !/\b(?:next|last|previous)$/.test(core.words)) return undefined;
  for (const { name, alone, placed, led } of COMPILED) {
    if (alone.some((pattern) => pattern.test(core.words))) {
      if (OTHERS.test(core.words) && !OWN_BARE.has(core.words)) continue;
      return skillMeaning('media', name, {}, onlyPlayer(core.saying));
    }
    for (const pattern of [...placed, led]) {
      const where = matchCore(core, pattern)?.where;
      const meaning = where && at(core, name, where);
      if (meaning) return meaning;
    }
  }
  const direct = matchCore(core, /^(?<verb>pause|unpause|resume) (?<where>.+)$/);
  const player =
    direct?.where && at(core, core.words.startsWith('pause') ? 'HassMediaPause' : 'HassMediaUnpause', direct.where);
  return player || undefined;
}

function at(core: Core, name: string, where: Stretch): Meaning | undefined {
  const found = whereIn(core.saying, where, ['media_player']);
  return found && skillMeaning('media', name, found.slots, found.targets);
}
