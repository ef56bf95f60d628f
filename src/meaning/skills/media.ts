import type { Meaning } from '../../domain/meaning.ts';
import type { Saying } from '../saying.ts';
import type { SkillReader } from '../skills.ts';
import { type Core, coreAt, coreOf, endsWithTime, matchCore, pattern, type Stretch, textOf, wordsIn } from './core.ts';
import { readMediaQuestion } from './media-questions.ts';
import { readTransport } from './media-transport.ts';
import { isNoMusic } from './music-words.ts';
import { skillMeaning, unsupported } from './outcomes.ts';
import { onlyPlayer, placeIn, type Where, whereIn } from './where.ts';

const PLAYERS = ['media_player'] as const;

const PLAY =
  '(?:start playing|start to play|play back|play|put on|listen to|hear|stream|dance to(?: the tune of)?|queue up|queue|cue up)';
/** What kind of thing is asked for, in Home Assistant's words for it. */
const CLASSES: Readonly<Record<string, string>> = {
  album: 'album',
  record: 'album',
  artist: 'artist',
  band: 'artist',
  singer: 'artist',
  musician: 'artist',
  composer: 'composer',
  song: 'track',
  track: 'track',
  tune: 'track',
  playlist: 'playlist',
  podcast: 'podcast',
  movie: 'movie',
  film: 'movie',
  show: 'tv_show',
  'tv show': 'tv_show',
  series: 'tv_show',
  'tv series': 'tv_show',
  episode: 'episode',
  season: 'season',
  video: 'video',
  clip: 'video',
  channel: 'channel',
  station: 'channel',
  'radio station': 'channel',
  genre: 'genre',
  music: 'music',
};
const CLASS_WORDS = Object.keys(CLASSES)
  .sort((one, other) => other.length - one.length)
  .join('|');
const CLASS_FIRST = new RegExp(
  `^(?:(?:the|an|a|my|some|any) )?(?<sort>${CLASS_WORDS})s? (?:called |named |by the name of )?(?<title>(?!(?:i|that|which|we|you)\\b).+)$`,
);
const CLASS_LAST =
  /^(?:(?:the|an|a|my|some|me|us|all|any) )*(?<title>.+?) (?<sort>playlist|album|podcast|movie|film|tv show|radio station|series|channel)s?$/;
const GAME =
  /\b(?:games?|chess|tic tac toe|poker|sudoku|solitaire|hangman|checkers|tournament|quiz|trivia|trivial pursuit|hide and seek|against me|with me|with you)\b/;

/** Reads requests for music and the like: what to play and where, and next, previous, pause, resume. */
export const readMedia: SkillReader = (saying: Saying): Meaning | undefined => {
  const core = placeLast(coreOf(saying));
  return readMediaQuestion(core) ?? readTransport(core) ?? readPlay(core);
};

/** "In the living room, play jazz" is "play jazz in the living room". */
function placeLast(core: Core): Core {
  const led = matchCore(core, pattern(`^(?<where>(?:in|on|at|over) .+?),? (?<rest>${PLAY} .+)$`));
  if (!led?.where || !led.rest || !whereOrPlace(core, led.where)) return core;
  const { tokens } = core.saying;
  const moved = [...tokens.slice(led.rest.from, led.rest.to), ...tokens.slice(led.where.from, led.where.to)].filter(
    ({ norm }) => norm !== ',',
  );
  return coreAt({ ...core.saying, tokens: moved }, 0, moved.length);
}

const whereOrPlace = (core: Core, { from, to }: Stretch): boolean =>
  placeIn(core.saying, { from: from + 1, to }) !== undefined ||
  whereIn(core.saying, { from: from + 1, to }, PLAYERS) !== undefined;

function readPlay(core: Core): Meaning | undefined {
  const asked =
    matchCore(core, pattern(`^${PLAY} (?:me |us )?(?<what>.+)$`)) ??
    matchCore(
      core,
      /^(?:open|find|start|get|give|set|turn on|switch on) (?:me |us |up )?(?<what>(?:.+ )?(?:songs?|music|playlist|album|tunes)(?: .+)?)$/,
    );
  if (!asked?.what || endsWithTime(core.words) || /^after (?:this|the)\b/.test(core.words)) return undefined;
  const opened = /^(?:open|find|start|get|give|set|turn|switch)\b/.test(core.words);
  if (GAME.test(core.words)) return opened ? undefined : unsupported("I can't play games.");
  const { what, where } = partAtPlace(core, asked.what);
  if (!what) return undefined;
  const words = wordsIn(core, what);
  if (isNoMusic(words)) return undefined;
  if (isElse(words) || (opened && !/\b(?:songs?|music|playlist|album|tunes)(?: (?:by|from|of) .+)?$/.test(words)))
    return undefined;
  // What one wants to hear may be said by somebody: only music is played.
  if (
    /^(?:hear|listen to)\b/.test(core.words) &&
    !/\b(?:music|songs?|tunes?|album|playlist|podcast|radio|band|station|by|rock|jazz|pop|rap|blues|classical)\b/.test(
      words,
    )
  )
    return undefined;
  const targets = where?.targets ?? onlyPlayer(core.saying);
  const place = where?.slots ?? {};
  // "Some music": nothing in particular, so what there is goes on.
  if (/^(?:(?:the|some|any|a|my|me|us|all) )*(?:music|songs?|tunes?|something|anything|audio|media)$/.test(words))
    return skillMeaning('media', 'HassMediaUnpause', place, targets);
  // "Music in the attic", where there is no attic.
  if (
    /^(?:(?:the|some|any|a|my|me|us|all) )*(?:music|songs?|something|anything) (?:in|on|at|upstairs|downstairs)\b/.test(
      words,
    )
  )
    return undefined;
  if (whereIn(core.saying, what, PLAYERS)?.named) return undefined;
  return skillMeaning('media', 'HassMediaSearchAndPlay', { ...queryOf(core, what), ...place }, targets);
}

/** What looks like something to play and is not: "it louder", "the lights", "my app". */
const isElse = (words: string): boolean =>
  /^(?:it|this|that|them|with)\b/.test(words) ||
  /\b(?:lights?|lamps?|to-do list|shopping list|app|application|reminder|timer|alarm|louder|quieter|softer|volume|percent|slower|faster)$/.test(
    words,
  );

/** The words to search for, and the class where it was said beside them: "the album Thriller", "my morning playlist". */
function queryOf(core: Core, what: Stretch): { readonly search_query: string; readonly media_class?: string } {
  const part = coreAt(core.saying, what.from, what.to);
  for (const form of [CLASS_FIRST, CLASS_LAST]) {
    const found = matchCore(part, form);
    const sort = found?.sort && CLASSES[wordsIn(part, found.sort).replace(/(?<=[^s])s$/, '')];
    if (found?.title && sort && !/^(?:by|of|from|like|in|on)\b/.test(wordsIn(part, found.title)))
      return { search_query: textOf(part, found.title), media_class: sort };
  }
  const by = matchCore(
    part,
    /^(?:(?:the|some|any|a|all|more) )*(?:music|songs?|tunes?|stuff|something|anything|tracks?) (?:by|of|from) (?:the band |the artist )?(?<title>.+)$/,
  );
  if (by?.title) return { search_query: textOf(part, by.title), media_class: 'artist' };
  const plain = matchCore(part, /^(?:me |us |some |any |a little |a bit of )*(?<title>.+?)(?: for me| for us)?$/);
  return { search_query: textOf(part, plain?.title ?? what) };
}

/** Parts "jazz on the kitchen speaker": the place or player that the words after the title name wholly. */
function partAtPlace(core: Core, what: Stretch): { readonly what?: Stretch; readonly where?: Where } {
  const whole = partAt(core, what);
  if (whole) return whole;
  // "On the TV in the kitchen", where no TV is known to be in the kitchen: both are kept.
  for (const at of prepositions(core, what)) {
    const place = placeIn(core.saying, { from: at + 1, to: what.to });
    if (!place) continue;
    const before = { from: what.from, to: at };
    const device = partAt(core, before);
    if (device?.where)
      return { what: device.what, where: { ...device.where, slots: { ...device.where.slots, ...place } } };
    return {
      what: before,
      where: { slots: place, target: { entities: [] }, targets: [], ambiguous: false, named: false },
    };
  }
  return { what };
}

function partAt(core: Core, { from, to }: Stretch): { readonly what: Stretch; readonly where: Where } | undefined {
  for (const at of prepositions(core, { from, to })) {
    const where = whereIn(core.saying, { from: at + 1, to }, PLAYERS);
    if (where) return { what: { from, to: at }, where };
  }
  return undefined;
}

function prepositions(core: Core, { from, to }: Stretch): readonly number[] {
  const found: number[] = [];
  for (let at = from + 1; at < to - 1; at++) {
    if (/^(?:on|in|through|over|via|at|from|using|throughout|to)$/.test(core.saying.tokens[at]?.norm ?? ''))
      found.push(at);
  }
  return found;
}
