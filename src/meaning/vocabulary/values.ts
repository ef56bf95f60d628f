import { any, many, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

/** What a device may be set to, in words. */
export const VALUE_RULES: Rules = {
  colour: any(
    'red|green|blue|yellow|orange|purple|pink',
    seldom('turquoise|violet|cyan|magenta|teal|lavender|gold|amber'),
    rarely(seq(any('light|dark|bright|deep'), any('red|green|blue'))),
  ),
  white: any(
    'white|warm white',
    often('cool white|cold white|daylight'),
    seldom('neutral white|soft white|bright white|candle light'),
    rarely(ref('kelvin')),
  ),
  brightness: any(
    seq(ref('percent'), opt(seldom('brightness'))),
    seldom('full brightness|maximum brightness|minimum brightness|half brightness|low brightness|half'),
    rarely('a quarter of the brightness|as bright as it goes|maximum|minimum'),
  ),
  light_mood: any('bright|dim|warm|cool|cold'),
  hue: any(ref('white'), ref('colour')),
  light_value: any(ref('brightness'), ref('hue')),
  // Moods and values in any order: "sixty percent and warm", "red with thirty percent".
  light_values: seq(
    any(ref('light_value'), seldom(ref('light_mood'))),
    opt(seldom(many(seq(any('and', seldom('with')), any(ref('light_value'), ref('light_mood')))))),
  ),
  // Behind "at" a bare number would be a time.
  sure_values: any(seq(ref('percent_step'), opt(seldom(seq('and', any(ref('hue'), ref('light_mood')))))), ref('hue')),
  position: any(
    seq(ref('percent'), opt(seldom('open'))),
    'half way|halfway|half open',
    seldom('half closed|half way open|halfway open|a quarter open|three quarters open|fully open|fully closed'),
  ),
  fan_speed: any(ref('percent'), 'low|medium|high', seldom('full speed|half speed')),
  volume: seq(ref('percent'), opt(seldom('volume'))),
  more: seq(opt(often('a bit|a little'), seldom('much')), any('brighter|dimmer|darker|warmer|cooler')),
};
