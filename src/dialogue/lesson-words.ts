/** What is said while something is taught over several turns, besides the definition itself. */

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['\u2019]ll\b/g, ' will')
    .replace(/['\u2019]m\b/g, ' am')
    .replace(/['\u2019]s\b/g, ' is')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const POLITE = '(?:(?:okay|ok|and|so|well|yes|now|right|there|please|just|yeah|alright) )*';
const FINISHED = new RegExp(
  `^${POLITE}(?:(?:that is|thats|that was|this is|it is) (?:all|it|everything|the lot|done|how|about it|what i wanted)|(?:i am |we are |all )?(?:done|finished|ready|through)|finished with that|the end|nothing (?:else|more)|no more|end|finish|that will do|you have seen it|got it)(?: (?:now|thanks|thank you|please|already))*$`,
);
const WATCH = new RegExp(
  `^${POLITE}(?:watch(?: (?:me|this|us|what i do|what i am doing|closely|and learn|me do it))?(?: do (?:it|this|that))?|let me (?:show|demonstrate)(?: (?:it|that|this))?(?: (?:to )?you)?(?: how)?|i (?:will|can|want to|am going to) show(?: (?:it|that|this))?(?: (?:to )?you)?(?: how)?|see what i do|look what i do|learn (?:it )?(?:by|from) watching(?: me)?|by watching(?: me)?)(?: (?:then|please|now))?$`,
);
const IN_STEPS =
  /^(?:okay |ok |so |well |it is |there are |that is |you do )*(?:step by step|in (?:several |a few |two |three )?steps|one (?:thing )?(?:by one|after (?:the other|another))|(?:several|a few|some|two|three|four|five|many|a couple of) (?:things|steps))$/;

/** "That's all", "done", "I'm finished". */
export const isFinished = (text: string): boolean => FINISHED.test(plain(text));
/** "Watch me", "let me show you". */
export const asksToWatch = (text: string): boolean => WATCH.test(plain(text));
/** "Step by step": the steps are still to come. */
export const announcesSteps = (text: string): boolean => IN_STEPS.test(plain(text));

const FIRST =
  /^\s*(?:(?:well|so|okay|ok|um)[,\s]+)*(?:first(?:ly)?(?: of all)?|to (?:begin|start) with|begin with|start with|step one)\b[,:]?\s*/i;
const NEXT =
  /^\s*(?:(?:okay|ok|and)[,\s]+)*(?:then|after that|next|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|also|step (?:two|three|four|five|six))\b[,:]?\s*/i;
const LAST =
  /^\s*(?:(?:okay|ok|and)[,\s]+)*(?:finally|lastly|last(?: of all)?|at last|in the end|at the end)\b[,:]?\s*/i;
const TAIL = /[\s,.;]+(?:and )?(?:that['\u2019]?s|that is) (?:all|it)[.!]?\s*$/i;
const MORE = /\b(?:then|finally|lastly|after that|next)\b/i;

/** One of several steps: its own words; whether it opens them, or is the last. */
export interface SaidStep {
  readonly words: string;
  readonly opens: boolean;
  readonly ends: boolean;
}

/** Takes "first", "then", "finally" and "that's all" from around a step. */
export function stepIn(text: string): SaidStep {
  const bare = text.replace(TAIL, '');
  const lead = [FIRST, LAST, NEXT].find((pattern) => pattern.test(bare));
  const words = lead ? bare.replace(lead, '') : bare;
  const ends = bare !== text || lead === LAST;
  return { words, opens: lead === FIRST && !ends && !MORE.test(words), ends };
}
