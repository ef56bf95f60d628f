import type { Rewording } from './rewording.ts';

const LIST = '(?<list>(?:(?:the|my|our|a|that|this) )?(?:[\\w ]+? )?(?:list|groceries|shopping))';
const IT = '(?:it|them|that|those|some|one|this)';
const LACK =
  '(?:(?:we|i) (?:am|are|have|just|already|almost|nearly|also|really)?(?: )?(?:(?:running |run |ran |all )?(?:out of|low on|short of|short on)|need|want|forgot|lack|have no(?: more)?|do not have(?: any)?(?: more)?)|there is no(?: more)?|(?:do not|never) (?:let (?:me|us) )?forget(?: about)?|remember)';
const HAVE =
  '(?:(?:i|we) (?:have |already |have already |just |have just )?(?:got|bought|have|picked up|gotten|purchased|found))';
const SO = '(?:so |and |then |please |can you |could you |would you )*';
const ADD = '(?:put|add|write|include|note|get|stick|throw|place)';
const DROP = '(?:cross|check|tick|strike|scratch|mark)';
const TAKE = '(?:take|remove|delete|drop|get rid of|erase)';

/** What is said of lists by way of the thing itself: "we are out of coffee, put it on the list". */
export const LIST_WISHES: readonly Rewording[] = [
  {
    said: `${LACK} (?<item>.+?) ${SO}${ADD} ${IT} (?:down )?(?:on|onto|to|in|into) ${LIST}`,
    request: 'add {item} to {list}',
  },
  {
    said: `(?<item>.+?) (?:is|are) (?:all |almost |nearly )?(?:gone|empty|out|finished|running low|missing) ${SO}${ADD} ${IT} (?:down )?(?:on|onto|to|in|into) ${LIST}`,
    request: 'add {item} to {list}',
  },
  {
    said: `(?<item>.+?) (?:needs? to|has to|have to|should|must|ought to|can|could) (?:go|be|be put|be added|get added|come|be written|be included) (?:on|onto|to|in|into) ${LIST}`,
    request: 'add {item} to {list}',
  },
  {
    said: `(?:i|we) (?:want|need|would like) (?<item>.+?) (?:put |added |written |included )?(?:on|onto|to|in) ${LIST}`,
    request: 'add {item} to {list}',
  },
  {
    said: `(?:do not|never) (?:let (?:me|us) )?forget (?<item>.+?) (?:on|for) ${LIST}`,
    request: 'add {item} to {list}',
  },
  { said: `make (?:a )?note of (?<item>.+?) (?:on|in|for) ${LIST}`, request: 'add {item} to {list}' },
  {
    said: `${LIST} (?:needs|should have|should include|should contain|must have|must include|lacks|is missing|could use) (?<item>.+)`,
    request: 'add {item} to {list}',
  },
  {
    said: `${HAVE} (?<item>.+?)(?: already| now)? ${SO}${DROP} ${IT} off(?: (?:of |from )?${LIST})`,
    request: 'check off {item} on {list}',
  },
  { said: `${HAVE} (?<item>.+?)(?: already| now)? ${SO}${DROP} ${IT} off`, request: 'check off {item}' },
  {
    said: `${HAVE} (?<item>.+?)(?: already| now)? ${SO}${TAKE} ${IT} (?:off|from|off of|out of) ${LIST}`,
    request: 'remove {item} from {list}',
  },
  {
    said: `(?:i|we) (?:do not|no longer|never) (?:need|want|require|have to buy|need to buy|have to get)(?: to buy| to get)?(?: any| any more)? (?<item>.+?)(?: any ?more| any longer)? ${SO}${TAKE} ${IT} (?:off|from|off of|out of) ${LIST}`,
    request: 'remove {item} from {list}',
  },
  {
    said: `(?:i|we) (?:do not|no longer) (?:need|want|require|have to buy)(?: any)? (?<item>.+?) (?:to be )?(?:on|in|from) ${LIST}(?: any ?more| any longer)?`,
    request: 'remove {item} from {list}',
  },
  {
    said: `(?<item>.+?) (?:can|should|must|needs? to|has to|have to|may|could) (?:come|go|be taken|be removed|be deleted|be crossed|get) (?:off|from|out of|off of) ${LIST}`,
    request: 'remove {item} from {list}',
  },
  {
    said: `(?:i|we) (?:am|are) (?:all )?(?:done|finished|through) with ${LIST} ${SO}(?:delete|remove|get rid of|trash|erase|throw away|drop) ${IT}(?: away)?`,
    request: 'delete {list}',
  },
  {
    said: '(?:open|create|make|start|begin|set up|add)(?: up)? (?:me )?(?:a|another) (?:brand )?new list (?:and )?(?:call|name|title|label) it (?<name>.+)',
    request: 'create a new list called {name}',
  },
  {
    said: '(?:i|we) (?:want|need|would like) (?:to (?:have|make|create|start|begin) )?(?:a|another) (?:brand )?new list(?<rest> (?:for|called|named|of|about) .+)?',
    request: 'create a new list {rest}',
  },
  {
    said: '(?:(?:can|could|may|shall) (?:we|i|you) |let us |(?:i|we) (?:want|need|would like) to |(?:i|we) (?:am|are) going to )?(?:start|begin|work|get started|get going) (?:on |with )?(?:a|another) new list(?<rest> (?:for|called|named|of|about) .+)?',
    request: 'create a new list {rest}',
  },
  {
    said: '(?:start|create|make|begin|open|set up) (?:a|another|me a) new (?<name>.+?) list(?<rest> for (?:today|tomorrow|tonight))?',
    request: 'create a new list called {name} {rest}',
  },
  {
    said: '(?:a |another )?new (?<name>.+ )?list (?:has to|should|must|needs to|ought to|is to|to) be (?:created|made|started|set up|opened)(?<rest> .+)?',
    request: 'create a new {name} list {rest}',
  },
];
