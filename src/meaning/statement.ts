import type { Token } from './tokens.ts';
import { INTERJECTIONS } from './words/interjections.ts';

/** Words that people put around a statement without changing what it says. */
const AROUND = new Set(
  `it is its s be the a an in here this room there too so really very quite pretty rather awfully super extremely again now still way always already totally absolutely completely kind sort much more
  please for of to i we am are me us just my want would like let start time do go have has been hey ok okay and begin activate run got today tonight
  getting bit little ever`
    .split(/\s+/)
    .concat(INTERJECTIONS),
);
const PERSONAL = new Set(['my']);

/**
 * What a sentence is about, as a key: "it's really dark in here" and "it's too dark" are both "dark". Negation stays:
 * "it's not dark" is another key. A sentence of nothing but such words is its own key.
 */
export function conceptKey(tokens: readonly Token[]): string {
  const words = tokens.filter((token) => !/^[,:;]$/.test(token.norm));
  const kept = words.filter((token) => !AROUND.has(token.norm) || PERSONAL.has(token.norm));
  return (kept.length ? kept : words).map((token) => token.stem).join(' ');
}

const SUBJECTS = new Set(['i', 'we', 'it', 'there', 'he', 'she', 'they', 'this', 'that', 'everyone', 'nobody']);
const VERBS_OF_BEING = new Set(
  'is am are was were has have had feels feel looks look smells seems sounds gets got getting can could will would may might'.split(
    ' ',
  ),
);
const OWN_VERBS = new Set(['i', 'we', 'he', 'she', 'they']);
const ASKS = new Set(['want', 'need', 'would', 'wanna']);

/** Whether a sentence states something ("it's like a fridge", "I can't see a thing") rather than asks for it. */
export function isStatement(tokens: readonly Token[]): boolean {
  const [subject, verb] = tokens.filter(
    (token) => !/^(?:[,:;]|well|ok|okay|so)$/.test(token.norm) && !INTERJECTIONS.includes(token.norm),
  );
  if (!subject || !verb || !SUBJECTS.has(subject.norm)) return false;
  if (OWN_VERBS.has(subject.norm))
    return !ASKS.has(verb.norm) && (VERBS_OF_BEING.has(verb.norm) || verb.pos === 'VERB' || verb.pos === 'AUX');
  // "It stinks", "this hurts".
  return VERBS_OF_BEING.has(verb.norm) || (verb.pos === 'VERB' && /[^s]s$/.test(verb.norm) && !ASKS.has(verb.stem));
}
