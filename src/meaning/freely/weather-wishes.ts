import type { Rewording } from './rewording.ts';

const OUT = '(?:outside|out there|outdoors|out)';
const DAY =
  '(?:today|tonight|tomorrow|(?:this|next|the|the coming|the rest of the) (?:week|weekend|morning|afternoon|evening)|(?:on |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)';
const LOOKS = '(?:looking|look|going to look|going to be|be|seem|doing|shaping up)';

/** Questions about the weather that do not speak of weather. */
export const WEATHER_WISHES: readonly Rewording[] = [
  {
    said: `how (?:is|does|are|will|do) (?:it|things|everything|the sky) ${LOOKS}(?: like)? ${OUT}(?<date> .+)?`,
    request: 'what is the weather {date}',
  },
  {
    said: `how (?:is|does|will) (?<date>${DAY}) ${LOOKS}(?: like)?(?: ${OUT})?`,
    request: 'what is the weather {date}',
  },
  { said: `how (?:is|are) (?:it|things) ${OUT}(?<date> .+)?`, request: 'what is the weather {date}' },
  {
    said: `what (?:is|does|will) (?:it|things|the sky) (?:be |look |going to be |going to look )?like ${OUT}(?<date> .+)?`,
    request: 'what is the weather {date}',
  },
  {
    said: `what (?:is|does|will) (?<date>${DAY}) (?:be |look |going to be |going to look )?like(?: ${OUT})?`,
    request: 'what is the weather {date}',
  },
  {
    said: `how (?<how>hot|cold|warm|windy|humid|wet|chilly|cool) (?:is it going to|will it|is it supposed to|is it gonna|does it) (?:be|get)(?: ${OUT})?(?<date> .+)?`,
    request: 'how {how} will it get outside {date}',
  },
  {
    said: `(?:is|will) (?<date>${DAY}) (?:going to be |be |gonna be )?(?:a )?(?<how>hot|cold|warm|windy|humid|wet|rainy|sunny|cloudy|snowy|nice|stormy|foggy)(?: day| one| night)?`,
    request: 'will it be {how} {date}',
  },
  {
    said: `is (?:it|(?<date>${DAY})) a (?:good|nice|fine) (?:day|evening|night|time) (?:for|to) (?:a |go |going )?(?:walk|run|hike|jog|barbecue|bbq|picnic|swim|bike ride|beach|outside|out|walking|running)(?: ${OUT})?(?: (?<when>${DAY}))?`,
    request: 'is it nice outside {date} {when}',
  },
  {
    said: `what (?:kind|sort) of (?:a )?(?:day|night|evening) (?:is it|will it be|is it going to be)(?: ${OUT})?(?<date> .+)?`,
    request: 'what is the weather {date}',
  },
  {
    said: `(?:can|could|should|may|will) (?:i|we) (?:go|sit|eat|be|play|walk|work|hang) ${OUT}(?<date> .+)?`,
    request: 'is it nice outside {date}',
  },
];
