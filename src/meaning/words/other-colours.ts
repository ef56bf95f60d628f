/** The name of a colour that is left to the assistant. */
export const OTHER_COLOUR = 'random';

const OTHER = [
  'different',
  'another',
  'other',
  'random',
  'new',
  'any',
  'any other',
  'any random',
  'some other',
  'fresh',
  'whatever',
];
const NOUNS = ['colour', 'color', 'colours', 'colors', 'hue', 'hues', 'shade', 'tint', 'tone'];

/** "A different colour", "another hue": none is named, but the one that it is will not do. */
export const OTHER_COLOURS: readonly string[] = OTHER.flatMap((other) => NOUNS.map((noun) => `${other} ${noun}`));
