import type { Talk } from '../domain/meaning.ts';

const ASKS =
  '(?:(?:do|would) you have|have you got|are there|is there|got|you have|tell me|give me|let me hear|i would like|may i hear|can i hear)';
const IDEAS = '(?:suggestions?|ideas|proposals?|recommendations?|tips)';
const FOR_US = '(?: for (?:me|us|the (?:house|home)|my home|our home|automations?|routines?))?(?: (?:now|today))?';
const SUGGESTIONS = [
  `(?:${ASKS} )?(?:any|some|your|a|an|another|more|any more|any other|any new) ${IDEAS}${FOR_US}`,
  `what (?:are your|other) ${IDEAS}(?: do you have)?${FOR_US}`,
  `what (?:do|would|can|could) you (?:suggest|propose|recommend)${FOR_US}`,
  `(?:suggest|propose|recommend) (?:something|anything|an automation|a routine|a habit)${FOR_US}`,
  '(?:what|which (?:habits|routines|patterns)|what (?:habits|routines|patterns)) (?:have|did|do) you (?:noticed?|observed?|see|seen)(?: (?:lately|recently|so far|about (?:me|us|our (?:habits|routines)|my (?:habits|routines)|the house)))?',
  '(?:have|did|do) you (?:noticed?|observed?|see|seen) (?:anything|something|any (?:habits|routines|patterns))(?: (?:lately|recently|so far|new|interesting))?',
  'what (?:else )?(?:could|can) you (?:automate|do by yourself|take over|take off my hands)(?: for (?:me|us))?',
  'is there (?:anything|something) (?:that )?(?:you|i|we) (?:could|can|should) automate',
].map((source) => new RegExp(`^${source}$`));

/** "Do you have any suggestions?", "what have you noticed?": said of what was learned from habits. */
export function asksForSuggestions(plain: string): boolean {
  return SUGGESTIONS.some((pattern) => pattern.test(plain));
}

const STOP =
  /^(?:(?:stop|quit) doing (?:that|this|it|so)(?: (?:any ?more|by yourself|every day|every (?:morning|evening|night)|again))?|(?:you (?:should|can|must) )?(?:never|do not|no longer)(?: ever)? do (?:that|this|it)(?: by yourself)? (?:any ?more|again|any longer|ever again)|you (?:do not (?:have|need) to|need not) do (?:that|this|it) (?:any ?more|any longer)|(?:stop|end|delete|remove|drop|get rid of|undo) (?:that|this|the last) (?:automation|routine|habit))$/;

/** "Stop doing that", "remove that automation": said of what it does by itself. */
export const asksToStop = (plain: string): boolean => STOP.test(plain);

const LATER =
  /\b(?:later|not (?:right )?now|not today|not yet|another time|some other time|next time|tomorrow|next week|some day)\b/;
const NEVER =
  /^(?:no )?(?:never(?: (?:again|ever|suggest that again|ask (?:me )?(?:that )?again))?|(?:do not|stop) (?:ever )?(?:ask|asking|suggest|suggesting|propose|proposing|mention|mentioning|offer|offering) (?:me )?(?:that|it|this)?(?: (?:again|any more|anymore|ever again))?)$/;

/** "Never", "don't suggest that again". */
export const isNever = (plain: string): boolean => NEVER.test(plain);

/** A no, with what it says of another time. */
export function refusal(plain: string): Extract<Talk, { about: 'no' }> {
  if (isNever(plain)) return { about: 'no', when: 'never' };
  return LATER.test(plain) ? { about: 'no', when: 'later' } : { about: 'no' };
}
