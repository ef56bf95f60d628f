import { any, opt, type Rules, rare, ref, seq } from './phrases.ts';

const WHAT_IS = any("what is|what's");
const HOURS = any('one hour', seq(ref('number'), 'hours'));
const MINUTES = any('one minute', seq(ref('number'), 'minutes'));
const UNITS = any('hours|minutes|seconds');

/** Questions about the home, and timers: what is said beside commands, never joined to them. */
export const QUESTION_RULES: Rules = {
  clock_question: any(
    "what time is it|tell me the time|what's the time|what is the time",
    "what's the date|what is the date|what is today's date|what's today's date",
  ),
  climate_question: any(
    seq(WHAT_IS, 'the temperature', opt(ref('in_area'))),
    seq('how', any('warm|cold|hot'), 'is it', opt(ref('in_area'))),
  ),
  state_question: any(
    seq('is', any(ref('light_name'), ref('switch_name'), ref('fan_name'), ref('media_name')), any('on|off')),
    seq('are', any('the lights', seq('the lights', ref('in_area'))), any('on|off')),
    seq('is', ref('cover_name'), any('open|closed')),
    seq('is', ref('lock_name'), any('locked|unlocked')),
    seq(WHAT_IS, ref('sensor_name')),
  ),
  span: any(seq('one', any('hour|minute|second')), seq(ref('number'), UNITS)),
  duration: any(
    ref('span'),
    rare(0.5, seq(HOURS, 'and', MINUTES), seq(MINUTES, 'and', ref('number'), 'seconds')),
    rare(0.3, seq(ref('number'), 'and a half', any('hours|minutes'))),
  ),
  timing: any(
    seq(any('set|start|create'), opt('a'), 'timer for', ref('duration')),
    seq(any('cancel|stop|pause|resume'), any('the|my'), 'timer'),
    'how much time is left on my timer|timer status',
  ),
  own_voice: any(
    "speak louder|speak up|speak more quietly|speak softer|i can't hear you|you are too loud|speak again",
    seq('be quiet for', ref('duration')),
  ),
  question: any(ref('clock_question'), ref('climate_question'), ref('state_question'), ref('timing'), ref('own_voice')),
};
