import { any, often, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

const WHAT_IS = any('what is', "what's", rarely('whats'));
const TEMPERATURE = any('temperature', often('temp'));
const HERE = opt(often(ref('in_area')));
const DAY = any(
  'today',
  'tomorrow',
  seldom('this weekend|tonight|on monday|on tuesday|on wednesday|on thursday|on friday|on saturday|on sunday'),
);
const WEATHER = any('rain', often('snow'), seldom('be sunny|be windy'));

/** Questions about the home and what is outside: said beside commands, never joined to them. */
export const QUESTION_RULES: Rules = {
  clock_question: any(
    seq(any('what time is it', 'tell me the time', seq(WHAT_IS, 'the time')), opt(seldom('now|right now'))),
    seq(WHAT_IS, any('the date', "today's date", often('the date today'))),
    often('what day is it', 'what day is today|what is today'),
  ),
  climate_question: any(
    seq(
      WHAT_IS,
      opt('the'),
      any(
        seq(
          TEMPERATURE,
          opt(any(ref('in_area'), often('outside'), often(seq('of', any(ref('area'), ref('climate_name')))))),
        ),
        seq(any(ref('area_word'), often(ref('climate_name'))), TEMPERATURE),
      ),
    ),
    seq(
      'how',
      any('warm', 'cold', 'hot'),
      'is',
      any(seq('it', opt(any(ref('in_area'), often('outside')))), often(seq(opt('the'), ref('area_word')))),
    ),
    seldom(seq('how is the temperature', HERE)),
  ),
  weather_question: any(
    seq(
      WHAT_IS,
      'the',
      any(
        seq(any('weather', often('weather forecast|forecast')), opt('like'), opt(seq('in', ref('weather_place')))),
        often(seq(ref('weather_place'), 'weather', opt('like'))),
      ),
      opt(often(opt('for'), DAY)),
    ),
    often(seq(any('will it', 'is it going to'), WEATHER, opt(DAY))),
    often("how's the weather|how is the weather"),
  ),
  asked: any(ref('light_name'), ref('switch_name'), ref('fan_name'), ref('media_name')),
  state_question: any(
    seq('is', any(ref('asked'), often('the light', seq('the light', ref('in_area')))), any('on|off')),
    seq('is', ref('cover_name'), any('open', 'closed', seldom('shut'))),
    seq('is', ref('lock_name'), any('locked', 'unlocked', seldom('open|closed'))),
    seq('is', ref('opening_name'), any('open|closed')),
    seq('are', any(seq(ref('plain_lights'), HERE), ref('room_lights')), any('on|off')),
    seq('are', any(seq(ref('plain_covers'), HERE), ref('room_covers')), any('open|closed')),
    seq('are', ref('locks'), any('locked|unlocked')),
    often(seq(ref('doors'), any('are any doors', seq(any('which', 'how many'), 'doors are')), any('locked|unlocked'))),
    often(seq('are', any('any', 'all the', 'all'), ref('switched_kinds'), HERE, any('on|off'))),
    often(seq(any('which', 'how many'), ref('switched_kinds'), 'are', any('on|off'), HERE)),
    often(seq(any('are any', seq(any('which', 'how many'))), ref('opened_kinds'), HERE, any('open|closed'))),
    often(seq(any('which', 'how many'), ref('opened_kinds'), 'are', any('open|closed'), HERE)),
    seq(WHAT_IS, any(seq(opt(often('the value of', 'the')), ref('sensor_name')))),
    seldom(seq(any('what color is', 'how bright is'), ref('light_name'))),
  ),
  people_question: seq(ref('people'), ref('whereabouts')),
  whereabouts: any(
    seq('is', ref('person'), any('home', often('at home'), seldom('away'))),
    seq('where is', ref('person')),
    "who is home|who's home",
    seldom('is anyone home|is anybody home|is everyone home'),
  ),
  own_voice: any(
    "speak louder|speak up|speak more quietly|speak softer|i can't hear you|you are too loud|speak again",
    seldom('be quiet|stop talking', seq('be quiet for', ref('duration'))),
  ),
  small_talk: any('thank you|thanks|hello', seldom('hi|good morning|what can i say|what can you do|who are you')),
  question: any(
    ref('clock_question'),
    ref('climate_question'),
    ref('weather_question'),
    ref('state_question'),
    ref('timing'),
    often(ref('people_question')),
    often(ref('own_voice')),
    often(ref('alarm')),
    ref('reminder'),
    ref('listing'),
    seldom(ref('announcing')),
    seldom(ref('small_talk')),
  ),
};
