import { any, many, opt, type Rules, rare, ref, seq } from './phrases.ts';

/** What a device may be set to, in words. */
export const VALUE_RULES: Rules = {
  colour: any(
    'red|green|blue|yellow|orange|purple|pink',
    rare(0.3, 'turquoise|violet|cyan|magenta|teal|lavender|gold|amber'),
    rare(0.1, seq(any('light|dark|bright|deep'), any('red|green|blue'))),
  ),
  white: any(
    'white|warm white|cool white|cold white|neutral white|soft white|bright white|daylight|candle light',
    ref('kelvin'),
  ),
  brightness: any(
    seq(ref('percent'), opt('brightness')),
    'full brightness|maximum brightness|minimum brightness|half brightness|low brightness|a quarter of the brightness',
    'as bright as it goes|half',
  ),
  light_mood: any('bright|dim|warm|cool|cold'),
  light_value: any(ref('brightness'), ref('white'), ref('colour')),
  light_values: seq(ref('light_value'), opt(many(seq(any('and', rare(0.5, 'with|at')), ref('light_value'))))),
  // Moods and values in any order: "sixty percent and warm", "warm and sixty percent".
  light_moods: seq(
    any(ref('light_mood'), ref('light_value')),
    opt(many(seq('and', any(ref('light_mood'), ref('light_value'))))),
  ),
  position: any(
    seq(ref('percent'), opt('open')),
    'half way|halfway|half way open|halfway open|half open|half closed|a quarter open|three quarters open|fully open|fully closed',
  ),
  fan_speed: any(ref('percent'), 'low|medium|high|full speed|half speed'),
  volume: seq(ref('percent'), opt('volume')),
  more: seq(opt('a bit|a little|much'), any('brighter|dimmer|darker|warmer|cooler')),
};
