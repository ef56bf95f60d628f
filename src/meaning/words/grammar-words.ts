import type { Sense } from '../pieces.ts';
import { FILLERS } from './fillers.ts';

const PREPOSITIONS = [
  'to',
  'in',
  'at',
  'for',
  'of',
  'by',
  'into',
  'onto',
  'as',
  'from',
  'inside',
  'near',
  'through',
  'like',
  'until',
];

const sense = (words: readonly string[], value: Sense): [string, Sense][] => words.map((word) => [word, value]);

/** "How it is right now", "the same as it is at the moment", "like this". */
function asNow(): readonly string[] {
  const heads = [
    'how',
    'the way',
    'as',
    'like',
    'same as',
    'the same as',
    'exactly how',
    'exactly as',
    'just how',
    'just like',
    'just as',
    'what',
  ];
  const middles = ['it is', 'they are', 'it looks', 'they look', 'it stands', 'that is'];
  const tails = [' now', ' right now', ' at the moment', ' currently', ' just now'];
  const whole = heads.flatMap((head) => middles.flatMap((middle) => tails.map((tail) => `${head} ${middle}${tail}`)));
  const short = ['as', 'the way', 'exactly as', 'just as', 'how', 'exactly how', 'just how'].flatMap((head) =>
    middles.map((middle) => `${head} ${middle}`),
  );
  return [
    ...whole,
    ...short,
    'like this',
    'just like this',
    'same as now',
    'the same as now',
    'like now',
    'just like now',
    'the current setting',
    'the current state',
    'as now',
    'as is',
  ];
}

/** "Throughout the house", "in my whole apartment", "of the entire home". */
function wholeHome(): readonly string[] {
  const heads = [
    '',
    'in ',
    'of ',
    'throughout ',
    'all over ',
    'across ',
    'around ',
    'all around ',
    'anywhere in ',
    'everywhere in ',
  ];
  const whose = [
    'the',
    'my',
    'our',
    'the whole',
    'the entire',
    'my whole',
    'my entire',
    'our whole',
    'our entire',
    'all of the',
    'all the',
  ];
  return heads.flatMap((head) =>
    whose.flatMap((one) => ['house', 'home', 'apartment', 'flat', 'place'].map((home) => `${head}${one} ${home}`)),
  );
}

/** The closed-class words of the language, each with its sense. */
export const GRAMMAR_WORDS: readonly (readonly [string, Sense])[] = [
  ...sense(FILLERS, { is: 'filler' }),
  ...PREPOSITIONS.map((word): [string, Sense] => [word, { is: 'preposition', word }]),
  ...sense(
    [
      'and',
      'then',
      'and then',
      'and also',
      'plus',
      'with',
      'after that',
      'along with',
      'together with',
      'only',
      'and finally',
      'and last',
      'and lastly',
      'followed by',
    ],
    {
      is: 'and',
    },
  ),
  ...sense(['but'], { is: 'and', but: true }),
  ...sense([',', ';', ':'], { is: 'comma' }),
  ...sense(['my'], { is: 'article', mine: true }),
  ...sense(['the', 'a', 'an', 'some', 'our', 'your', 'this', 'that', 'these', 'those'], { is: 'article' }),
  ...sense(['too', 'also', 'as well', 'same', 'the same', 'do the same', 'same again', 'likewise'], { is: 'also' }),
  ...sense(
    [
      'not',
      'never',
      'do not',
      'no longer',
      'must not',
      'should not',
      'shall not',
      'you must not',
      'you should not',
      'you can not',
      'you may not',
      'you better not',
      'better not',
      'do not you dare',
      'do not you dare to',
      'do not dare',
      'do not dare to',
      'do not ever',
      'never ever',
      'do not bother',
      'do not bother to',
      'please do not',
    ],
    { is: 'not' },
  ),
  ...sense(
    [
      'except',
      'except for',
      'but not',
      'apart from',
      'other than',
      'without',
      'excluding',
      'instead of',
      'rather than',
      'and not',
      'as opposed to',
      'in place of',
    ],
    { is: 'except' },
  ),
  ...sense(['all', 'every', 'each', 'both', 'all of', 'both of', 'all the', 'all of the', 'every single'], {
    is: 'every',
  }),
  ...sense(
    [
      'here',
      'in here',
      'in this room',
      'this room',
      'over here',
      'the room',
      'in the room',
      'my room',
      'in my room',
      'room',
      'around here',
    ],
    { is: 'here' },
  ),
  ...sense(['everywhere', 'anywhere', 'at home', ...wholeHome()], {
    is: 'home',
  }),
  ...sense(['it', 'him', 'this one', 'that one'], { is: 'pronoun', plural: false }),
  ...sense(['them', 'these ones', 'those ones', 'both of them', 'all of them', 'them both', 'them all'], {
    is: 'pronoun',
    plural: true,
  }),
  ...sense(['on'], { is: 'particle', to: 'on' }),
  ...sense(['off'], { is: 'particle', to: 'off' }),
  ...sense(['up'], { is: 'particle', to: 'up' }),
  ...sense(['down'], { is: 'particle', to: 'down' }),
  ...sense(['out'], { is: 'particle', to: 'out' }),
  ...sense(['everything', 'all devices', 'every device', 'all the devices', 'the lot'], { is: 'everything' }),
  ...sense(['one', 'ones', 'level', 'tone', 'tint', 'shade of', 'setting of'], { is: 'hollow' }),
  ...sense(
    [
      'tomorrow',
      'tonight',
      'today',
      'later',
      'soon',
      'noon',
      'midnight',
      'morning',
      'evening',
      'afternoon',
      'sunset',
      'sunrise',
      'dusk',
      'dawn',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'sunday',
      'weekday',
      'weekend',
      'daily',
      'every day',
      'every night',
      'every morning',
      'every weekday',
    ],
    { is: 'time' },
  ),
  ...sense(['if', 'when', 'whenever', 'unless', 'while', 'once', 'after', 'before', 'until', 'as soon as'], {
    is: 'condition',
  }),
  ...sense(asNow(), { is: 'as-now' }),
];
