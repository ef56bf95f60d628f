import type { Lacking } from '../../domain/missing.ts';
import type { Remark } from '../../domain/remark.ts';
import { listOf, withArticle } from './setting-phrases.ts';

const QUESTIONS: Readonly<Record<Exclude<Lacking, 'value'>, readonly [first: string, again: string]>> = {
  time: ['For what time?', 'Sorry, for what time? "Half past seven", for instance.'],
  moment: ['For when?', 'Sorry, for when? "Tomorrow at seven" or "in ten minutes", for instance.'],
  length: ['For how long?', 'Sorry, for how long? "Ten minutes", for instance.'],
  message: ['What shall I remind you of?', 'Sorry, what shall I remind you of?'],
  item: ['What shall I add?', 'Sorry, what shall I add?'],
  place: [
    "I don't know that place. Which one do you mean: home, another zone of your hub, or a room?",
    'Sorry, which place? Say home, a zone of your hub, or a room.',
  ],
};

/** Asks for what a request lacks. */
export function wordToWhat({ what, devices, again }: Extract<Remark, { say: 'to-what' }>): string {
  if (what !== 'value') return QUESTIONS[what][again ? 1 : 0];
  const it = devices.length ? listOf(devices.map(withArticle)) : 'it';
  return again ? `Sorry, what shall I set ${it} to?` : `What shall I set ${it} to?`;
}

/** Offers the name that may have been meant. */
export function wordDidYouMean({ words, name, is, again }: Extract<Remark, { say: 'did-you-mean' }>): string {
  const meant = is === 'concept' ? name : withArticle(name);
  if (again) return `Please say yes or no: did you mean ${meant}?`;
  return `I don't know ${is === 'concept' || /^the |^my /i.test(words) ? words : `"${words}"`}. Did you mean ${meant}?`;
}

/** Asks which of two opposite words was said. The second time, for an answer that sounds like neither. */
export function wordWhichWord({ said, or, again }: Extract<Remark, { say: 'which-word' }>): string {
  if (again) return `Sorry, ${said} or ${or}? You can say "the first" or "the second".`;
  return `Did you say ${said}, or ${or}?`;
}
