import type { Property } from '../pieces.ts';

/** "As bright as it goes", "as loud as it can be", "as low as possible". */
function extremes(): Readonly<Record<string, number>> {
  const ends = [
    'it goes',
    'possible',
    'it gets',
    'it can be',
    'can be',
    'it can go',
    'it can get',
    'it will go',
    'they go',
    'they get',
  ];
  const most = ['bright', 'loud', 'high', 'fast', 'strong', 'wide', 'open', 'far'].flatMap((word) =>
    ends.map((end) => [`as ${word} as ${end}`, 100]),
  );
  const least = ['dim', 'quiet', 'low', 'slow', 'dark', 'soft', 'gentle'].flatMap((word) =>
    ends.map((end) => [`as ${word} as ${end}`, 1]),
  );
  return Object.fromEntries([...most, ...least]);
}

/** Ways to say a level, in percent. */
export const LEVELS: Readonly<Record<string, number>> = {
  full: 100,
  fully: 100,
  'full brightness': 100,
  'full blast': 100,
  'full power': 100,
  'all the way': 100,
  brightest: 100,
  maximum: 100,
  max: 100,
  'maximum brightness': 100,
  'top brightness': 100,
  highest: 100,
  loudest: 100,
  'the highest level': 100,
  'highest level': 100,
  'maximum level': 100,
  'the lowest level': 1,
  'lowest level': 1,
  bright: 100,
  high: 80,
  medium: 50,
  'not too bright': 35,
  'not so bright': 35,
  'not very bright': 35,
  'not too low': 50,
  'not too dim': 60,
  'not too dark': 60,
  moderate: 50,
  low: 20,
  dimly: 20,
  'very low': 10,
  'very dim': 10,
  minimum: 1,
  'minimum brightness': 1,
  min: 1,
  lowest: 1,
  dimmest: 1,
  half: 50,
  halfway: 50,
  'half way': 50,
  'half brightness': 50,
  'one half': 50,
  'a half': 50,
  'a third': 33,
  'one third': 33,
  'two thirds': 67,
  'a quarter': 25,
  'one quarter': 25,
  quarter: 25,
  'three quarters': 75,
  'a tenth': 10,
  'one tenth': 10,
  'a fifth': 20,
  'one fifth': 20,
  'two fifths': 40,
  'three fifths': 60,
  'four fifths': 80,
  'three quarters of the way': 75,
  'a third of the way': 33,
  'a quarter of the way': 25,
  'a crack': 10,
  'just a crack': 10,
  'a sliver': 5,
  'full whack': 100,
  'full tilt': 100,
  'flat out': 100,
  'the highest setting': 100,
  'highest setting': 100,
  'the lowest setting': 1,
  'lowest setting': 1,
  'half as bright as it can be': 50,
  ...extremes(),
};

export const PROPERTIES: Readonly<Record<string, Property>> = {
  brightness: 'brightness',
  'brightness level': 'brightness',
  'light level': 'brightness',
  colour: 'color',
  color: 'color',
  'colour temperature': 'color_temp',
  'color temperature': 'color_temp',
  colours: 'color',
  colors: 'color',
  hue: 'color',
  temperature: 'temperature',
  temp: 'temperature',
  intensity: 'brightness',
  'light intensity': 'brightness',
  luminosity: 'brightness',
  volume: 'volume',
  'volume level': 'volume',
  'media volume': 'volume',
  sound: 'volume',
  sounds: 'volume',
  audio: 'volume',
  position: 'position',
  speed: 'speed',
  'fan speed': 'speed',
};

/** Comparatives: which property (none: what the device has) and which way. */
export const COMPARATIVES: Readonly<Record<string, { readonly of?: Property; readonly sign: 1 | -1 }>> = {
  brighter: { of: 'brightness', sign: 1 },
  lighter: { of: 'brightness', sign: 1 },
  dimmer: { of: 'brightness', sign: -1 },
  darker: { of: 'brightness', sign: -1 },
  softer: { sign: -1 },
  warmer: { of: 'temperature', sign: 1 },
  hotter: { of: 'temperature', sign: 1 },
  cooler: { of: 'temperature', sign: -1 },
  colder: { of: 'temperature', sign: -1 },
  louder: { of: 'volume', sign: 1 },
  quieter: { of: 'volume', sign: -1 },
  faster: { of: 'speed', sign: 1 },
  slower: { of: 'speed', sign: -1 },
  higher: { sign: 1 },
  more: { sign: 1 },
  lower: { sign: -1 },
  less: { sign: -1 },
  'less brighter': { of: 'brightness', sign: -1 },
  'too bright': { of: 'brightness', sign: -1 },
  'too dark': { of: 'brightness', sign: 1 },
  'too dim': { of: 'brightness', sign: 1 },
  'too loud': { of: 'volume', sign: -1 },
  'too quiet': { of: 'volume', sign: 1 },
  'too high': { sign: -1 },
  'too low': { sign: 1 },
  'too warm': { of: 'temperature', sign: -1 },
  'too hot': { of: 'temperature', sign: -1 },
  'too cold': { of: 'temperature', sign: 1 },
  'too cool': { of: 'temperature', sign: 1 },
  ...notSo(),
  'less bright': { of: 'brightness', sign: -1 },
  'more bright': { of: 'brightness', sign: 1 },
};

/** "Not so bright", "not as loud": less of it. */
function notSo(): Readonly<Record<string, { readonly of?: Property; readonly sign: 1 | -1 }>> {
  const much: readonly (readonly [words: string, of: Property | undefined, sign: 1 | -1])[] = [
    ['bright light', 'brightness', -1],
    ['dark dim', 'brightness', 1],
    ['loud noisy', 'volume', -1],
    ['quiet', 'volume', 1],
    ['hot warm', 'temperature', -1],
    ['cold cool chilly', 'temperature', 1],
    ['fast', 'speed', -1],
    ['slow', 'speed', 1],
    ['high much strong', undefined, -1],
  ];
  return Object.fromEntries(
    much.flatMap(([words, of, sign]) =>
      words
        .split(' ')
        .flatMap((word) =>
          ['not so', 'not as', 'not too', 'not quite so', 'not that', 'not so very'].map((lead) => [
            `${lead} ${word}`,
            of === undefined ? { sign } : { of, sign },
          ]),
        ),
    ),
  );
}

/** "Not so bright", "not as loud": less of it. */
function notSo(): Readonly<Record<string, { readonly of?: Property; readonly sign: 1 | -1 }>> {
  const much: readonly (readonly [words: string, of: Property | undefined, sign: 1 | -1])[] = [
    ['bright light', 'brightness', -1],
    ['dark dim', 'brightness', 1],
    ['loud noisy', 'volume', -1],
    ['quiet', 'volume', 1],
    ['hot warm', 'temperature', -1],
    ['cold cool chilly', 'temperature', 1],
    ['fast', 'speed', -1],
    ['slow', 'speed', 1],
    ['high much strong', undefined, -1],
  ];
  return Object.fromEntries(
    much.flatMap(([words, of, sign]) =>
      words.split(' ').flatMap((word) =>
        ['not so', 'not as', 'not too', 'not quite so', 'not that', 'not so very'].map((lead) => [
          `${lead} ${word}`,
          of === undefined ? { sign } : { of, sign },
        ]),
      ),
    ),
  );
}

/** How much of the usual step a comparative means. */
export const AMOUNTS: Readonly<Record<string, number>> = {
  'a bit': 0.7,
  'a little': 0.7,
  'a little bit': 0.5,
  'a tiny bit': 0.4,
  'a little more': 0.7,
  'a bit more': 0.7,
  'a little less': 0.7,
  'some more': 1,
  'a notch': 0.7,
  'by a bit': 0.7,
  'a tad': 0.5,
  'a touch': 0.5,
  slightly: 0.5,
  somewhat: 0.7,
  much: 2,
  'a lot': 2,
  way: 2,
};

/** Adjectives for a state that a device is in. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  opened: 'open',
  closed: 'closed',
  locked: 'locked',
  unlocked: 'unlocked',
  playing: 'playing',
  paused: 'paused',
  running: 'on',
  going: 'on',
  started: 'on',
  muted: 'muted',
  mute: 'muted',
  home: 'docked',
  'back home': 'docked',
  'to base': 'docked',
  'to its base': 'docked',
  'to the base': 'docked',
  'back to base': 'docked',
  'to its dock': 'docked',
  'to the dock': 'docked',
  'to dock': 'docked',
  'to its station': 'docked',
  'to the charging station': 'docked',
};
