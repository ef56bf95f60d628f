import { any, many, often, open, opt, type Rules, rarely, ref, seldom, seq } from './phrases.ts';

/** Further commands in one sentence are rarer than one, and their words are easily read into noise. */
const AND = seldom('and', rarely('then|and then'));
const IT_IS = any('it is|it means|that is|that means|it should be|that should be');

/** The sentences that start rules are made of: requests, and answers to what the assistant asks. */
export const ANSWER_RULES: Rules = {
  // One command or several, at once or later. The same in every place, so that the search has it once.
  commands: seq(
    any(ref('command'), ref('unheard')),
    opt(many(seq(AND, any(ref('command'))))),
    opt(seldom(ref('later'))),
    opt(rarely('please')),
  ),
  polite: any('please|can you|could you', seldom('would you|can you please|could you please')),
  dropping: any('never mind', often('cancel|stop|forget it'), seldom('nevermind|cancel that')),
  anything: open(5),
  teaching: any(
    seq(any('when|if'), 'i say', ref('novelty'), ref('commands')),
    seq('i want to teach you', ref('novelty')),
    'let me teach you something|i want to teach you something',
    seq(any('call|name'), ref('any_name'), opt('the'), ref('novelty')),
    seq(ref('any_name'), any('is called|is also called'), opt('the'), ref('novelty')),
  ),
  taught_name: any(ref('concept'), seq(opt('the'), ref('nickname'))),
  editing: any(
    seq('change', ref('concept'), 'to', ref('definition_values')),
    seq('make', ref('concept'), ref('more')),
    seq('add', any(ref('switching'), ref('covering'), ref('locking'), ref('any_name')), 'to', ref('concept')),
    seq('take', ref('any_name'), 'out of', ref('concept')),
    seq('rename', ref('taught_name'), 'to', ref('novelty')),
  ),
  asking: any(
    'what have i taught you|what did i teach you|what do you know',
    'why did you do that|say that again|what did you say',
    ref('habit_question'),
    seq('what is', ref('concept')),
    seq('what does', ref('concept'), 'mean'),
    seq('what happens when i say', ref('concept')),
    seq('what would', ref('concept'), 'do', opt('now')),
  ),
  forgetting: any(seq('forget', opt('about'), ref('taught_name')), 'undo|undo that|forget that'),
  // "No, the bedroom": what was meant instead of what was done.
  correcting: seq(
    any('no', 'no i meant|no i said|i meant'),
    any(ref('any_name'), ref('lights'), ref('covers'), ref('area'), ref('in_area'), ref('light_values')),
  ),
  stating: any(
    seq("it's", opt('too|so|really|very'), any('dark|bright|cold|hot|warm|stuffy|loud'), opt('in here')),
    "i'm cold|i'm hot|i can't see a thing|i can't see a thing in here",
  ),
  request: any(
    seq(opt(seldom(ref('polite'))), ref('commands')),
    ref('question'),
    ref('custom'),
    ref('stating'),
    ref('teaching'),
    ref('editing'),
    ref('correcting'),
    ref('asking'),
    ref('forgetting'),
    ref('dropping'),
    ref('finishing'),
  ),
  not_knowing: any("i don't know|i'm not sure|no idea|i have no idea"),
  definition_values: any(
    ref('light_values'),
    ref('light_mood'),
    ref('position'),
    ref('degrees'),
    ref('fan_speed'),
    ref('volume'),
    'on|off|open|closed',
  ),
  definition: any(
    seq(opt(IT_IS), ref('definition_values')),
    seq(opt(any('it means|that means|when i say that')), ref('commands')),
    seq(opt(IT_IS), any('the same as it is now|the same as now|like it is now|as it is now|the way it is now')),
    seq(opt(IT_IS), ref('concept')),
    // Another name for a device: "it's the reading lamp".
    seq(opt(any("it's|that's|it is|that is")), ref('any_name')),
    "watch me|let me show you|i'll show you",
    seq(any('first|then|and then|finally'), ref('commands')),
    ref('finishing'),
    ref('not_knowing'),
    ref('dropping'),
    'no',
  ),
  finishing: any("that's all|that's it|done|i'm done|finished"),
  confirmation: any(
    'yes|yeah|yep|yes please|sure|okay|ok|of course|go ahead|do it|correct|right|exactly',
    "no|nope|no thanks|no thank you|don't|no don't|not now|not really|wrong",
    seldom('later|maybe later|never|why'),
    often(ref('other_terms')),
    ref('dropping'),
    ref('commands'),
  ),
  // Which of two opposite words was said.
  either: seq(
    opt(seldom('i said|i meant|no')),
    any(
      'on|off|open|close|lock|unlock|up|down|left|right|louder|quieter|more|less|warmer|cooler|brighter|darker',
      'start|stop|pause|resume|arm|disarm|raise|lower|increase|decrease|higher|lower|warm|cool|locked|unlocked',
      ref('count'),
      ref('percent'),
      'the first|the second',
    ),
  ),
  choice: any(
    ref('either'),
    ref('any_name'),
    seq('the', ref('last_words'), 'one'),
    seq('the one', ref('in_area')),
    seq('the', any('first|second|third|last|other'), 'one'),
    seq('in', ref('area')),
    ref('area'),
    'both|both of them|all of them',
    'yes|no',
    ref('commands'),
    ref('dropping'),
  ),
};
