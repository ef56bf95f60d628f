import { type Core, type Stretch, wordsIn } from '../skills/core.ts';
import { whereIn } from '../skills/where.ts';
import type { Rewording } from './rewording.ts';
import { DOING, DONE } from './verb-forms.ts';

const WANT =
  '(?:i|we) (?:really |just )?(?:want|need|would like|would love|would prefer|prefer|wish|would appreciate|require|want to have|want to get|need to have|need to get|would like to have|would like to get|would want)';
const MUST =
  '(?:should|must|needs? to|has to|have to|ought to|shall|is to|are to|is supposed to|are supposed to|had better|could|can|may|might)';
/** What is spoken of, in a few words: no person, no question, nothing denied. */
const NOT_A_THING =
  /^(?:i|we|you|he|she|they|what|which|who|when|where|why|how|there|not|do|does|did|if|let|is|are|was|were|should|will)\b|\b(?:not|never|no|want|need|you)\b/;
const LONGEST_THING = 9;

function isThing(core: Core, { what }: Readonly<Record<string, Stretch>>): boolean {
  return what !== undefined && what.to - what.from <= LONGEST_THING && !NOT_A_THING.test(wordsIn(core, what));
}

/** What may be switched off because nobody wants it any more: never a door. */
const SWITCHED = ['light', 'switch', 'fan', 'media_player', 'climate', 'humidifier', 'input_boolean'] as const;

function isSwitched(core: Core, { what }: Readonly<Record<string, Stretch>>): boolean {
  return what !== undefined && whereIn(core.saying, what, [...SWITCHED])?.named === true;
}

/** What goes about its work by itself. */
function isRobot(core: Core, { what }: Readonly<Record<string, Stretch>>): boolean {
  return what !== undefined && whereIn(core.saying, what, ['vacuum', 'lawn_mower'])?.named === true;
}

const AGAIN = '(?: (?:any ?more|any longer|right now|at the moment|at this time|for now))*';
const POWER = '(?:the |some |all )?(?:power|electricity|current)(?: supply)?';
const FINE =
  '(?:so |very |really )?(?:nice|nicer|good|better|great|lovely|cool|best|perfect|wonderful|beautiful|pretty|fine|awesome)';

/** Wishes and passives: what shall be done is said as what one wants, or as how something should be. */
export const WISHES: readonly Rewording[] = [
  // "I want the dining room vacuumed", "have the lights turned off", "make sure the fan is switched off".
  {
    said: `${WANT} (?<what>.+?) (?:to be |to get |being |getting )?(?<done>${DONE})(?: (?<rest>.+))?`,
    request: '{done:verb} {what} {rest}',
    holds: isThing,
  },
  {
    said: `(?:(?:can|could|may) (?:i|we|you) )?(?:would you )?(?:have|get|see (?:to it )?that|make sure that|make sure|ensure that|ensure) (?<what>.+?) (?:is |are |be |gets? |to be )?(?<done>${DONE})(?: (?<rest>.+))?`,
    request: '{done:verb} {what} {rest}',
    holds: isThing,
  },
  // "The volume needs to be raised", "brightness of the light to be increased", "the carpets need vacuuming".
  {
    said: `(?<what>.+?) (?:${MUST} |to )(?:now )?(?:be|get) (?<done>${DONE})(?: (?<rest>.+))?`,
    request: '{done:verb} {what} {rest}',
    holds: isThing,
  },
  {
    said: `(?:can|could|may|might) (?<what>.+?) (?:please )?(?:be|get) (?<done>${DONE})(?: (?<rest>.+))?`,
    request: '{done:verb} {what} {rest}',
    holds: isThing,
  },
  {
    said: `(?<what>.+?) (?:needs?|wants?|requires?|could use|could do with|is due for) (?:a |some )?(?<doing>${DOING})(?: (?<rest>.+))?`,
    request: '{doing:verb} {what} {rest}',
    holds: isThing,
  },
  // "The lights should turn red".
  {
    said: `(?<what>.+?) ${MUST} (?:turn|go|become|get|change to|change|switch to|switch) (?:to )?(?<how>.+)`,
    request: 'turn {what} {how}',
    holds: isThing,
  },
  {
    said: `(?<what>.+?) ${MUST} (?:turn|go|become|get|change to|change|switch to|switch) (?:to )?(?<how>.+)`,
    request: 'set {what} to {how}',
    holds: isThing,
  },
  // "The robot vacuum should start its work".
  {
    said: `(?<what>.+?) (?:${MUST} |to )(?<verb>start|begin|stop|clean|vacuum|mop|sweep|mow|dock|go|return|come|play|pause)(?: (?<rest>.+))?`,
    request: 'have {what} {verb} {rest}',
    holds: isThing,
  },
  {
    said: `(?<what>.+?) (?:${MUST} |to )?(?:start|begin|do|get on with|go about|go do) (?:its|the|his|her|their|your) (?:work|job|duty|duties|chores|rounds?|thing|business|task)`,
    request: 'start {what}',
    holds: isRobot,
  },
  {
    said: '(?:have|let|get|make|tell|ask|send) (?<what>.+?) (?:to )?(?:take care of|deal with|handle|see to|fix|clean up|clean|tidy up|get rid of|do|start|begin) (?:it|this|that|all of it|(?:the|this|that|my|our|its|his|her) (?:mess|dirt|dust|floors?|crumbs|hair|chores|work|job))',
    request: 'start {what}',
    holds: isRobot,
  },
  // "The bathroom would look nice in blue", "the lamp would be better at 20 percent".
  {
    said: `(?<what>.+?) (?:would|will|should|might|could) (?:look|be|feel) ${FINE} (?:in|at|with|as|on) (?:a |an |some )?(?<how>.+?)(?: light| lights| lighting| colou?r)?`,
    request: 'set {what} to {how}',
    holds: isThing,
  },
  {
    said: `(?<what>.+?) (?:would|will|should|might|could) (?:look|be|feel) ${FINE} (?:in|at|with|as|on) (?:a |an |some )?(?<how>.+?) (?:light|lights|lighting)`,
    request: 'set the {what} light to {how}',
    holds: isThing,
  },
  // "Shuffle the light colours", "give me a new light colour".
  {
    said: '(?:shuffle|rotate|cycle|cycle through|randomi[sz]e|vary|mix up|switch up|alternate) (?:the |my |our |all )*(?:light(?:s|ing)? |lamp )?(?:colou?rs?|hues?)(?: of (?:the |my |our |all )*(?:lights?|lamps?|lighting))?(?<rest> (?:in|on|of|at) .+)?',
    request: 'set the lights {rest} to a random color',
    gives: /^HassLightSet/,
  },
  {
    said: '(?:give|get|bring|show|choose|pick|let) (?:me |us |(?:me|us) have )?(?:a |an |another |some )?(?:new|different|other|random|another)? ?(?:light|lighting|lamp) (?:colou?r|hue)(?<rest> (?:in|on|for) .+)?',
    request: 'set the lights {rest} to a random color',
    gives: /^HassLightSet/,
  },
  // "The volume should go up", "take the volume down a notch".
  {
    said: `(?<what>.+?) (?:${MUST} )(?:please )?(?:go|come|move) (?<how>up|down)(?: (?<rest>.+))?`,
    request: 'turn {what} {how} {rest}',
    holds: isThing,
  },
  {
    said: '(?:take|move|notch|bump|nudge|push|dial|ramp|tweak|jack|scale|pump|crank) (?:(?<how>up|down) )?(?<what>(?:the|my|our|this|that) .+?)(?: (?<where>up|down))?(?: (?<rest>(?:a|by|to|one|some|two) .+))?',
    request: 'turn {what} {how} {where} {rest}',
    gives: /^Hass(?:SetVolume|LightSet|Climate|FanSet)/,
  },
  // "Paint the room green", "have the lights go blue", "I prefer yellow light".
  {
    said: '(?:paint|colou?r|bathe|tint|wash|flood|drench|fill|dress|put) (?<what>.+?) (?:in|with|to) (?<how>.+)',
    request: 'set the lights in {what} to {how}',
    gives: /^HassLightSet/,
  },
  {
    said: '(?:paint|bathe|tint|flood|colou?r) (?<what>.+) (?<how>\\w+)',
    request: 'set {what} to {how}',
    gives: /^HassLightSet/,
  },
  {
    said: '(?:have|let|get|make) (?<what>.+?) (?:to )?(?:go|turn|become|change to|change|switch to|be|shine|glow)(?: in| to)? (?<how>.+)',
    request: 'set {what} to {how}',
    gives: /^HassLightSet/,
    holds: isThing,
  },
  {
    said: '(?:(?:i|we) (?:would )?(?:prefer|like|love|fancy|choose)|how about|what about|i am in the mood for|let us try|try|give me) (?:to have )?(?<what>.+?)(?: instead| better)?',
    request: 'i want {what}',
    gives: /^HassLightSet/,
    holds: isThing,
  },
  {
    said: '(?:change|set|switch|turn|adjust|make|get) (?<what>.+?) (?:to |for )?(?:something|somewhat) (?<how>.+)',
    request: 'make {what} {how}',
    gives: /^Hass(?:LightSet|SetVolume|Climate)/,
    holds: isThing,
  },
  {
    said: '(?:add|spread|shed|throw|bring|let in|put) (?:some |a bit of |a little )?(?:more |extra |additional )?light(?:s|ing)?(?<rest> (?:in|into|on|at|for|over|to) .+)?',
    request: 'make the lights brighter {rest}',
    gives: /^HassLightSet/,
  },
  // "The kitchen floor needs cleaning", "get rid of the crumbs in the hall".
  {
    said: '(?:clean|vacuum|hoover|sweep|mop) (?:up )?(?<what>.+?) (?:floors?|carpets?|rugs?)',
    request: 'clean {what}',
    gives: /Vacuum/,
  },
  {
    said: '(?:clean|tidy|vacuum|sweep) (?:up )?(?:in )?(?:here|this room|this place)',
    request: 'clean this room',
    gives: /Vacuum/,
  },
  {
    said: '(?:get rid of|pick up|clean up|suck up|sweep up|vacuum up|deal with) (?:the |all |that |this |those |these |my )*(?:dirt|dust|crumbs|mess|hair|dog hair|cat hair|pet hair|spill|debris|dirty)(?: (?:in|from|off|on|of) (?<what>.+))?',
    request: 'vacuum {what}',
    gives: /Vacuum/,
  },
  {
    said: '(?<what>.+?) (?:needs?|could use|could do with|wants) (?:a (?:good |quick |little )?)(?:clean|vacuum|sweep|cleaning|vacuuming|hoover|going over)',
    request: 'clean {what}',
    gives: /Vacuum/,
  },
  {
    said: '(?<what>.+?) (?:is|are) (?:so |very |really |all |too |a )*(?:dirty|filthy|messy|dusty|mess|covered in (?:dirt|dust|crumbs|hair)) (?:so |and |please |can you |could you )*(?:clean|vacuum|sweep|hoover) (?:it|them|that)(?: up)?',
    request: 'clean {what}',
    gives: /Vacuum/,
  },
  // "Let there be light", "off with the lights", "it is time to clean the office".
  {
    said: 'let there be (?:some |a |more )?(?:power|electricity) (?:in|at|on|for|to) (?<what>.+)',
    request: 'turn on {what}',
    holds: isSwitched,
  },
  { said: 'let there be (?:some )?(?<what>.+)', request: 'turn on {what}', holds: isSwitched },
  { said: 'let there be (?:some |a )?light (?<rest>(?:in|on|at) .+)', request: 'turn on the light {rest}' },
  { said: 'let there be (?:some )?(?<what>music|songs|tunes|jazz)(?<rest> .+)?', request: 'play {what} {rest}' },
  { said: 'let (?<what>.+?) (?:begin|commence|start|run|play)', request: 'start {what}' },
  { said: '(?<how>on|off|out|up|down) with (?<what>.+)', request: 'turn {how} {what}' },
  {
    said: 'it (?:is|s) (?:about |high |now |past )?time (?:to|for (?:you|us|me) to|you|we|that you|that we) (?<request>.+)',
    request: '{request}',
  },
  {
    said: `(?:(?:would|do) you mind|how about|what about|i would appreciate you|i would appreciate|consider|feel like|could you try|try|please start|you could start) (?<doing>${DOING})(?: (?<rest>.+))?`,
    request: '{doing:verb} {rest}',
  },
  { said: '(?:would|do) you mind telling (?<rest>.+)', request: 'tell {rest}' },
  {
    said: '(?:would|do) you (?:be so kind as to|be kind enough to|be able to|kindly|be a dear and|be willing to) (?<request>.+)',
    request: '{request}',
  },
  {
    said: `(?:it|that) (?:would|will) be ${FINE} (?:if|to) (?<request>.+)`,
    request: '{request}',
  },
  {
    said: '(?:my wish is|the plan is|your job is|your task is|i am asking you|i ask you|i order you|i command you|i expect you) (?:to )?(?<request>.+)',
    request: '{request}',
  },
];

/** What is not wanted any more is switched off: "I don't need the light on in the kitchen", "no more lights in the den". */
export const UNWANTED: readonly Rewording[] = [
  {
    said: `(?:(?:i|we) (?:do not|no longer) (?:really )?(?:need|want|require)|there is no need for|no need for|(?:i|we) have no (?:more )?(?:need|use) for) (?:any |to have )?(?<what>.+?)(?: to be)?(?: turned| switched)?(?: on| running| playing)?${AGAIN}`,
    request: 'turn off {what}',
    holds: isSwitched,
  },
  {
    said: `(?:(?:i|we) (?:do not|no longer) (?:really )?(?:need|want|require)|there is no need for|no need for) (?:any |to have )?(?<what>.+?)(?: turned| switched)? on (?<place>(?:in|at|on) .+?)${AGAIN}`,
    request: 'turn off {what} {place}',
    holds: isSwitched,
  },
  { said: 'no (?<what>(?!the |my |our |that |this |more ).+)', request: 'turn off {what}', holds: isSwitched },
  { said: `no more (?<what>.+?)${AGAIN}`, request: 'turn off {what}', holds: isSwitched },
  {
    said: `(?:enough|that is enough|i am done|we are done|i am finished|we are finished) (?:of|with) (?<what>.+?)${AGAIN}`,
    request: 'turn off {what}',
    holds: isSwitched,
  },
  {
    said: `(?:cut|kill|shut off|turn off|switch off|stop|disconnect) ${POWER} (?:to|of|from|for|at|in) (?<what>.+)`,
    request: 'turn off {what}',
    holds: isSwitched,
  },
  { said: '(?:disconnect|unplug|de activate|inactivate) (?<what>.+)', request: 'turn off {what}', holds: isSwitched },
  {
    said: `(?:give|restore|supply|provide|send|bring|put|turn on|switch on) ${POWER} (?:back )?(?:to|in|into|of|for|at) (?<what>.+)`,
    request: 'turn on {what}',
    holds: isSwitched,
  },
];
